import type { Explanation, Quality } from "../../../contract/index.ts";
import { useWords } from "../../i18n/index.ts";
import type { Search } from "../../search.ts";
import { filtersOf } from "../../search.ts";
import { Go } from "../../ui/Go.tsx";

interface DoubtsProps {
  readonly metric: Explanation["metric"]["id"];
  readonly quality: Quality;
  readonly search: Search;
}

/** How many findings of the last check touch the metric. */
export function Doubts({ metric, quality: { check }, search }: DoubtsProps) {
  const { t, f } = useWords();
  const count = check?.findings.filter(({ affects }) => affects.includes(metric)).length ?? 0;
  return (
    <p className="explain-after">
      {check === null ? t("explain.doubts.unchecked") : t("explain.doubts.found", { count, n: f.number(count, 0) })}{" "}
      {(check === null || count > 0) && (
        <Go to="/quality" search={filtersOf(search)} className="link">
          {t(check === null ? "explain.doubts.check" : "explain.doubts.see")}
        </Go>
      )}
    </p>
  );
}
