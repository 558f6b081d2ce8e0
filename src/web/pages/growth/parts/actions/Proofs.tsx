import { useAddress, useHasPage } from "../../../../address.ts";
import { useWords } from "../../../../i18n/index.ts";
import { filtersOf } from "../../../../search.ts";
import { Go } from "../../../../ui/Go.tsx";

/** The laws behind the ranking are shown with the company's own numbers elsewhere. */
export function Proofs() {
  const { t } = useWords();
  const search = useAddress();
  if (!useHasPage("/mathematics")) return null;
  return (
    <p className="small dim no-print">
      {t("parts.proofs.text")}{" "}
      <Go to="/mathematics" search={filtersOf(search)} className="link">
        {t("parts.proofs.link")}
      </Go>
    </p>
  );
}
