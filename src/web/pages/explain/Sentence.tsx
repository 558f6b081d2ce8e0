import { Button, CopyButton } from "@mantine/core";
import type { Explanation } from "../../../contract/index.ts";
import { useWords } from "../../i18n/index.ts";
import { edgesOf, partName } from "../../part-name.ts";
import { Icon } from "../../ui/Icon.tsx";
import { reasonOf, told, unitOf } from "../../units.ts";

/** Forms of one metric that speak of something else take a sentence of their own. */
const OTHER_FORMS: Readonly<Record<string, readonly string[]>> = {
  net_revenue_retention: ["movements", "compounded"],
  gross_revenue_retention: ["movements", "compounded"],
  logo_churn_rate: ["arrived"],
};

function saysOf(metric: string, method: string): string {
  const form = OTHER_FORMS[metric]?.find((name) => method.startsWith(`${name}_`));
  return form === undefined ? `metric.${metric}.says` : `metric.${metric}.saysBy.${form}`;
}

/** The number as a sentence, with what must be known before it is believed. */
export function Sentence({ explanation: { metric, method, point, currency } }: { readonly explanation: Explanation }) {
  const words = useWords();
  const { t, f } = words;
  const text = told(point, unitOf(metric.id, metric.unit), currency, words);
  const part = point.part === undefined ? "" : partName(metric.id, point.part, t);
  const title = t(`metric.${metric.id}.title`);
  return (
    <section className="card explain-sentence" aria-labelledby="explained">
      <header className="explain-head">
        <h2 id="explained" className="dim">
          {title}
          {part !== "" && ` · ${part}`}
        </h2>
        <CopyButton value={window.location.href}>
          {({ copied, copy }) => (
            <Button
              variant="default"
              size="xs"
              className="no-print"
              leftSection={<Icon name={copied ? "check" : "link"} size={15} />}
              onClick={copy}
            >
              {t(copied ? "explain.copied" : "explain.copy")}
            </Button>
          )}
        </CopyButton>
      </header>
      {point.value === null ? (
        <p className="explain-says">{t("explain.missing", { reason: reasonOf(point, words) })}</p>
      ) : (
        <>
          <p className="explain-value">{text}</p>
          <p className="explain-says">
            {t(saysOf(metric.id, method.name), { value: text, part, ...edgesOf(point.period, f, method.name) })}
          </p>
        </>
      )}
      <p className="dim">
        {t("chart.n", { n: f.number(point.n, 0) })} {t(`metric.${metric.id}.cases`)}
        {point.low !== undefined &&
          point.high !== undefined &&
          ` · ${t("chart.interval", { interval: f.interval(point.low, point.high) })}`}
      </p>
      {point.partial && <p className="explain-flag">{t("explain.partial")}</p>}
      {point.directional && <p className="explain-flag">{t("explain.directional")}</p>}
      <p>{t(`metric.${metric.id}.meaning`)}</p>
      <p className="dim">
        <strong className="explain-how">{t("explain.how")}.</strong> {t(`metric.${metric.id}.read`)}
      </p>
    </section>
  );
}
