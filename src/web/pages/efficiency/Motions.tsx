import { Skeleton } from "@mantine/core";
import type { MetricAnswer } from "../../../contract/index.ts";
import { ask, useAsks } from "../../ask.ts";
import { useWords } from "../../i18n/index.ts";
import { ends } from "../../period.ts";
import { Figure } from "../../ui/Figure.tsx";
import { Term } from "../../ui/Term.tsx";
import { Trouble } from "../../ui/Trouble.tsx";
import { unitOf } from "../../units.ts";
import type { View } from "../../view.ts";
import { timesOf } from "./times.ts";

/** The field that customers and costs are split by here. */
export const MOTION = "motion";

const COLUMNS = ["cac", "cac_payback", "ltv_to_cac", "gross_margin", "cost_to_serve", "capital_at_risk"] as const;

const asksOf = ({ shared, period }: View) => {
  const split = { ...shared, ...ends(period), by: "total", segment: MOTION } as const;
  return Object.fromEntries(COLUMNS.map((metric) => [metric, ask("metric", { metric, ...split })]));
};

/** What each motion costs, earns and keeps: one average over all hides which of them pays. */
export function Motions({ view }: { readonly view: View }) {
  const { t, f } = useWords();
  const asked = useAsks(asksOf(view));
  return (
    <section className="card" aria-labelledby="motions">
      <h2 className="title" id="motions">
        {t("efficiency.motions.title")}
      </h2>
      <p className="small dim">{t("efficiency.motions.text", timesOf(view, f))}</p>
      {asked.kind === "failed" && <Trouble problem={asked.problem} again={asked.again} />}
      {asked.kind === "loading" && <Skeleton height={160} radius="sm" />}
      {asked.kind === "ready" && <Table view={view} answers={COLUMNS.map((metric) => asked.answers[metric] as MetricAnswer)} />}
    </section>
  );
}

function Table({ view, answers }: { readonly view: View; readonly answers: readonly MetricAnswer[] }) {
  const { t } = useWords();
  const named = answers.flatMap(({ series }) => series.map(({ segment }) => segment)).filter((one) => typeof one === "string");
  const motions = [...new Set(named)].sort();
  return (
    <div className="table-box">
      <table className="efficiency-motions">
        <thead>
          <tr>
            <th scope="col">{t("efficiency.motions.motion")}</th>
            {answers.map(({ metric }) => (
              <th scope="col" className="num" key={metric}>
                <Term meaning={t(`metric.${metric}.meaning`)}>{t(`efficiency.motions.${metric}`)}</Term>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {motions.map((motion) => (
            <tr key={motion}>
              <th scope="row">{motion}</th>
              {answers.map((answer) => (
                <td className="num" key={answer.metric} data-label={t(`efficiency.motions.${answer.metric}`)}>
                  <Cell {...{ view, answer, motion }} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface CellProps {
  readonly view: View;
  readonly answer: MetricAnswer;
  readonly motion: string;
}

function Cell({ view, answer: { metric, method, unit, currency, series }, motion }: CellProps) {
  const { t } = useWords();
  const point = series.find(({ segment }) => segment === motion);
  if (!point) return null;
  const address = { metric, method, period: point.period, currency: point.currency ?? currency, segment: MOTION, segmentValue: motion };
  return (
    <Figure
      search={view.search}
      address={address}
      point={point}
      unit={unitOf(metric, unit)}
      currency={point.currency ?? currency}
      label={`${motion}, ${t(`metric.${metric}.title`)}`}
    />
  );
}
