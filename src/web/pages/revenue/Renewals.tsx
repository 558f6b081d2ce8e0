import { partOf } from "../../answer.ts";
import { useWords } from "../../i18n/index.ts";
import { Figure } from "../../ui/Figure.tsx";
import { Fact } from "./Fact.tsx";
import type { RevenueProps } from "./load.ts";
import { timesOf } from "./words.ts";

const PARTS = ["due", "renewed", "early", "late", "lost", "lapsed", "open"] as const;

/** What came up for renewal in the period, and what became of it. */
export function Renewals({ view, answers }: RevenueProps) {
  const { t, f } = useWords();
  const { due, dueValue } = answers;
  const rates = [answers.renewalRate, answers.grossRenewal, answers.netRenewal, answers.notUp];
  const isEmpty = partOf(due, "due").value === 0;
  return (
    <section className="card" aria-labelledby="renewals">
      <h2 className="title" id="renewals">
        {t("revenue.renewals.title")}
      </h2>
      <p className="small dim">{t(isEmpty ? "revenue.renewals.none" : "revenue.renewals.text", timesOf(view, f))}</p>
      {!isEmpty && (
        <div className="revenue-hidden">
          <div className="table-box">
            <table className="movers">
              <thead>
                <tr>
                  <th scope="col">{t("revenue.renewals.outcome")}</th>
                  <th scope="col" className="num">
                    {t("revenue.renewals.terms")}
                  </th>
                  <th scope="col" className="num">
                    MRR
                  </th>
                </tr>
              </thead>
              <tbody>
                {PARTS.filter((part) => part === "due" || (partOf(due, part).value ?? 0) > 0).map((part) => (
                  <tr key={part}>
                    <th scope="row">{t(`metric.renewals_due.part.${part}`)}</th>
                    {[due, dueValue].map((answer) => {
                      const point = partOf(answer, part);
                      return (
                        <td key={answer.metric} className="num">
                          <Figure
                            search={view.search}
                            address={{ metric: answer.metric, part, period: point.period, currency: answer.currency }}
                            point={point}
                            unit={answer.unit}
                            currency={answer.currency}
                            label={t(`metric.renewals_due.part.${part}`)}
                          />
                        </td>
                      );
                    })}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <dl className="revenue-facts">
            {rates.map((answer) => (
              <Fact key={answer.metric} view={view} answer={answer} label={t(`metric.${answer.metric}.title`)} />
            ))}
          </dl>
        </div>
      )}
    </section>
  );
}
