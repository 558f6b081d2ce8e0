import { useWords } from "../../i18n/index.ts";
import { Figure } from "../../ui/Figure.tsx";
import { Note } from "../../ui/Note.tsx";
import type { RevenueProps } from "./load.ts";

/** What good retention hides, said before anybody reads it as good. */
export function Masking({ view, answers: { alerts } }: RevenueProps) {
  const { t, f } = useWords();
  return alerts.alerts.map(({ code, currency, values, threshold }) => (
    <Note key={`${code}/${currency}`} kind="warn">
      <p>
        <strong>{t(`revenue.alert.${code}`)}</strong>
        {currency !== null && view.currencies.length > 1 && ` (${currency})`}
      </p>
      <p>
        {values.map(({ metric, method, value, n }) => (
          <span key={metric}>
            {t(`metric.${metric}.title`)}:{" "}
            <Figure
              search={view.search}
              address={{ metric, method, period: alerts.period ?? "", currency: currency ?? undefined }}
              point={{ value, n }}
              unit="ratio"
              label={t(`metric.${metric}.title`)}
            />
            .{" "}
          </span>
        ))}
        {t(`revenue.alert.limit.${code}`, { limit: f.ratio(threshold, 0) })}
      </p>
    </Note>
  ));
}
