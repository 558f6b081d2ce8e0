import type { SuccessPlan } from "../../../contract/index.ts";
import { useWords } from "../../i18n/index.ts";
import { Icon } from "../../ui/Icon.tsx";

/** Who of the buyer's side signed the close plan, and whether it still is what they signed. */
export function Signed({ plan: { phase, signature, steps } }: { readonly plan: SuccessPlan }) {
  const { t, f } = useWords();
  if (signature === null) return phase === "close" && steps.length > 0 ? <p className="small dim">{t("onePlan.signed.not")}</p> : null;
  const { by, on, isStill } = signature;
  // After the commit its steps go on; what was signed is only told.
  const isKept = isStill || phase !== "close";
  return (
    <p className={`small ${isKept ? "plan-good" : "plan-warn"}`}>
      <Icon name={isKept ? "check" : "warning"} size={14} /> {t("onePlan.signed.by", { by, day: f.day(on) })}
      {!isKept && ` ${t("onePlan.signed.changed")}`}
    </p>
  );
}
