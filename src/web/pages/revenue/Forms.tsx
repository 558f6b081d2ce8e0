import type { MetricAnswer } from "../../../contract/index.ts";
import { onlyPoint } from "../../answer.ts";
import { useWords } from "../../i18n/index.ts";
import { Figure } from "../../ui/Figure.tsx";
import { Term } from "../../ui/Term.tsx";
import { forms, isGross, type RevenueProps } from "./load.ts";

/** Every form of retention beside the others, each under its own name. */
export function Forms({ view, answers }: RevenueProps) {
  const { t, f } = useWords();
  const cell = (answer: MetricAnswer, form: string) => {
    const point = onlyPoint(answer);
    return (
      <td className="num">
        <Figure
          search={view.search}
          address={{ metric: answer.metric, method: form, period: point.period, currency: answer.currency }}
          point={point}
          unit="ratio"
          label={`${t(`metric.${answer.metric}.title`)}, ${t(`revenue.forms.${form}`)}`}
        />
      </td>
    );
  };
  return (
    <section className="card" aria-labelledby="retention-forms">
      <h2 className="title" id="retention-forms">
        {t("revenue.forms.title")}
      </h2>
      <p className="small dim">{t("revenue.forms.text")}</p>
      <div className="table-box revenue-forms">
        <table>
          <thead>
            <tr>
              <th scope="col">{t("revenue.forms.form")}</th>
              <th scope="col" className="num">
                {t("revenue.nrrShort")}
              </th>
              <th scope="col" className="num">
                {t("revenue.grrShort")}
              </th>
              <th scope="col" className="num">
                n
              </th>
            </tr>
          </thead>
          <tbody>
            {forms.map((form) => (
              <tr key={form}>
                <th scope="row">
                  <Term meaning={t(`metric.net_revenue_retention.method.${form}`)}>{t(`revenue.forms.${form}`)}</Term>
                </th>
                {cell(answers[`nrr_${form}`], form)}
                {isGross(form) ? cell(answers[`grr_${form}`], form) : <td className="num dim small">{t("revenue.forms.noGross")}</td>}
                <td className="num dim">{f.number(onlyPoint(answers[`nrr_${form}`]).n, 0)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
