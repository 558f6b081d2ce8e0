import { useWords } from "../../i18n/index.ts";

/** Who of each side stands for something; who is missing is said, and not only shown. */
export function Owners({ buyerOwner, ourOwner }: { readonly buyerOwner: string | null; readonly ourOwner: string | null }) {
  const { t } = useWords();
  return (
    <span className="plan-owners">
      {buyerOwner === null ? (
        <span className="plan-missing">{t("onePlan.noBuyerOwner")}</span>
      ) : (
        <span>{t("onePlan.ofBuyer", { name: buyerOwner })}</span>
      )}
      {ourOwner === null ? (
        <span className="plan-missing">{t("onePlan.noOurOwner")}</span>
      ) : (
        <span>{t("onePlan.ofUs", { name: ourOwner })}</span>
      )}
    </span>
  );
}
