import { explanationOf } from "../../explain-link.ts";
import { useWords } from "../../i18n/index.ts";
import type { Search } from "../../search.ts";
import { Go } from "../../ui/Go.tsx";
import { reasonOf } from "../../units.ts";
import type { Given } from "./card.ts";

/** Not torn apart at the end of a line. */
const together = (text: string): string => text.replaceAll(" ", "\u00a0");

/** Where a number is from: its explanation, the evidence of the growth model, the name of an assumption, or why there is none. */
export function Origin({ given: { source, unit, value, name }, search }: { readonly given: Given; readonly search: Search }) {
  const words = useWords();
  const { t, f } = words;
  switch (source.kind) {
    case "metric": {
      const { address, point } = source;
      const title = t(`metric.${address.metric}.title`);
      return (
        <>
          <Go to="/explain" search={explanationOf(search, address)} className="link" aria-label={`${title}. ${t("figure.explain")}`}>
            {title}
          </Go>
          {", "}
          {[
            f.period(address.period),
            value === null ? reasonOf(point, words) : point.n > 0 ? together(t("chart.n", { n: f.number(point.n, 0) })) : "",
            value !== null && unit === "ratio" && point.low !== undefined && point.high !== undefined
              ? f.interval(point.low, point.high)
              : "",
            value !== null && point.partial ? t("chart.partial") : "",
          ]
            .filter(Boolean)
            .join(", ")}
        </>
      );
    }
    case "evidence": {
      const { n, low, high } = source;
      const ends =
        low === null || high === null
          ? null
          : unit === "ratio"
            ? f.interval(low, high)
            : [low, high].map((end) => f.number(end, Math.abs(end) < 10 ? 2 : 1)).join("–");
      return t("mathematics.source.evidence", {
        cases: [together(t("chart.n", { n: f.number(n, 0) })), ends === null ? "" : t("chart.interval", { interval: ends })]
          .filter(Boolean)
          .join(", "),
      });
    }
    case "assumed":
      return t(`mathematics.assumed.${source.why}`);
    case "missing":
      return t(`mathematics.missing.${source.why}`, { name });
  }
}
