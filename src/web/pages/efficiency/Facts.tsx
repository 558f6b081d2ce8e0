import type { MetricAnswer } from "../../../contract/index.ts";
import { onlyPoint } from "../../answer.ts";
import { useWords } from "../../i18n/index.ts";
import { Change } from "../../ui/Change.tsx";
import { Figure } from "../../ui/Figure.tsx";
import { Term } from "../../ui/Term.tsx";
import { unitOf } from "../../units.ts";
import type { View } from "../../view.ts";
import { timesOf } from "./times.ts";

interface FactsProps {
  readonly id: "costs" | "returns" | "serving" | "spending" | "company";
  readonly view: View;
  readonly rows: readonly { readonly name: string; readonly answer: MetricAnswer; readonly before?: MetricAnswer }[];
}

/** Numbers that are read together, each by the method it names. */
export function Facts({ id, view, rows }: FactsProps) {
  const { t, f } = useWords();
  const times = timesOf(view, f);
  return (
    <section className="card" aria-labelledby={`efficiency-${id}`}>
      <h2 className="title" id={`efficiency-${id}`}>
        {t(`efficiency.${id}.title`)}
      </h2>
      <p className="small dim">{t(`efficiency.${id}.text`, times)}</p>
      <dl className="efficiency-facts">
        {rows.map(({ name, answer, before }) => {
          const point = onlyPoint(answer);
          const label = t(`efficiency.row.${name}`);
          const unit = unitOf(answer.metric, answer.unit);
          return (
            <div key={name}>
              <dt>
                <Term meaning={`${t(`metric.${answer.metric}.meaning`)}\n${t(`metric.${answer.metric}.method.${answer.method}`)}`}>
                  {label}
                </Term>
                {point.value !== null && (
                  <span className="small dim">
                    {t(`efficiency.n.${answer.metric === "ltv" && answer.method === "formula" ? "losses" : "cases"}`, {
                      n: f.number(point.n, 0),
                      cases: t(`metric.${answer.metric}.cases`),
                    })}
                  </span>
                )}
              </dt>
              <dd>
                <Figure
                  search={view.search}
                  address={{ metric: answer.metric, method: answer.method, period: point.period, currency: answer.currency }}
                  point={point}
                  unit={unit}
                  currency={answer.currency}
                  label={label}
                  className="efficiency-fact"
                />
                {before && view.before && <Change now={point} before={onlyPoint(before)} unit={unit} against={times.against} />}
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}
