import type { ListedPlan } from "../../../contract/index.ts";
import { useWords } from "../../i18n/index.ts";
import "./plans.css";

/** What is wrong with a plan, in words; what each means is told on hover. */
export function Flags({ flags }: Pick<ListedPlan, "flags">) {
  const { t } = useWords();
  if (flags.length === 0) return null;
  return (
    <span className="plans-said">
      {flags.map((flag) => (
        <span key={flag} className="plans-mark" title={t(`plans.meaning.${flag}`)}>
          {t(`plans.flag.${flag}`)}
        </span>
      ))}
    </span>
  );
}
