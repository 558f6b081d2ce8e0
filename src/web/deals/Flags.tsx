import type { ListedDeal } from "../../contract/index.ts";
import { useWords } from "../i18n/index.ts";
import { Icon } from "../ui/Icon.tsx";

/** What is wrong with a deal, in words. */
export function Flags({ flags }: { readonly flags: ListedDeal["flags"] }) {
  const { t } = useWords();
  if (flags.length === 0) return null;
  return (
    <ul className="deal-flags">
      {flags.map((flag) => (
        <li key={flag}>
          <Icon name="warning" size={13} />
          {t(`deal.flag.${flag}`)}
        </li>
      ))}
    </ul>
  );
}
