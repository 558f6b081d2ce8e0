import type { MetricAnswer } from "../../../contract/index.ts";
import { onlyPoint } from "../../answer.ts";
import { ChartCard } from "../../charts/ChartCard.tsx";
import type { Colour } from "../../charts/colours.ts";
import { Lines } from "../../charts/Lines.tsx";
import type { Series } from "../../charts/series.ts";
import { explanationOf } from "../../explain-link.ts";
import { useWords } from "../../i18n/index.ts";
import type { Search } from "../../search.ts";
import { Change } from "../../ui/Change.tsx";
import { Figure } from "../../ui/Figure.tsx";
import { Term } from "../../ui/Term.tsx";
import { told, unitOf } from "../../units.ts";
import type { RevenueProps } from "./load.ts";
import { timesOf } from "./words.ts";

/** What there is now, and whether it holds. */
export function Headline({ view, answers }: RevenueProps) {
  const words = useWords();
  const { t, f } = words;
  const times = timesOf(view, f);
  const { arr, nrr, grr } = answers;
  const trend = trendOf(answers.arrTrend, "ARR", "accent", view.search, f.period);
  const retention = [
    trendOf(answers.nrrTrend, t("revenue.nrrShort"), "move-expansion", view.search, f.period),
    trendOf(answers.grrTrend, t("revenue.grrShort"), "move-new", view.search, f.period),
  ];
  const ratio = (answer: MetricAnswer, before: MetricAnswer, label: string) => {
    const point = onlyPoint(answer);
    return (
      <div>
        <h3 className="small dim">
          <Term meaning={t(`metric.${answer.metric}.meaning`)}>{label}</Term>
        </h3>
        <Figure
          search={view.search}
          address={{ metric: answer.metric, period: point.period }}
          point={point}
          unit="ratio"
          label={label}
          large
        />
        <p className="small dim">{t("revenue.retained", { n: f.number(point.n, 0), start: times.start })}</p>
        <Change now={point} before={onlyPoint(before)} unit="ratio" against={times.against} />
      </div>
    );
  };
  return (
    <div className="revenue-head">
      <ChartCard
        title={t("revenue.arr", { end: times.end })}
        subtitle={t("revenue.arrTrend")}
        series={[trend]}
        unit="money"
        currency={arr.currency}
        file={`arr-${onlyPoint(arr).period}`}
        lead={
          <div className="revenue-now">
            <div>
              <Figure
                search={view.search}
                address={{ metric: "arr", period: onlyPoint(arr).period }}
                point={onlyPoint(arr)}
                unit="money"
                currency={arr.currency}
                label={t("metric.arr.title")}
                large
              />
              <Change now={onlyPoint(arr)} before={onlyPoint(answers.arrBefore)} unit="money" against={times.against} />
            </div>
            <Beside {...{ view, answers }} />
          </div>
        }
      >
        {(picture) => (
          <Lines
            description={t("revenue.describe.trend", {
              name: "ARR",
              months: trend.marks.length,
              value: told(onlyPoint(arr), "money", arr.currency, words),
            })}
            series={[trend]}
            unit="money"
            currency={arr.currency}
            fromZero
            height={190}
            {...(picture ? { picture } : {})}
          />
        )}
      </ChartCard>
      <ChartCard
        title={t("revenue.retentionTitle")}
        subtitle={t("revenue.retentionText")}
        series={retention}
        unit="ratio"
        file={`nrr-grr-${onlyPoint(nrr).period}`}
        lead={
          <div className="revenue-pair">
            {ratio(nrr, answers.nrrBefore, t("revenue.nrr"))}
            {ratio(grr, answers.grrBefore, t("revenue.grr"))}
          </div>
        }
      >
        {(picture) => (
          <Lines
            description={t("revenue.describe.trend", {
              name: "NRR, GRR",
              months: retention[0]?.marks.length ?? 0,
              value: [nrr, grr].map((one) => told(onlyPoint(one), "ratio", undefined, words)).join(", "),
            })}
            series={retention}
            unit="ratio"
            mark={1}
            height={190}
            {...(picture ? { picture } : {})}
          />
        )}
      </ChartCard>
    </div>
  );
}

/** The numbers that are read together with ARR. */
function Beside({ view, answers }: RevenueProps) {
  const { t } = useWords();
  const rows = [
    { name: "mrr", answer: answers.mrr },
    { name: "live", answer: answers.live },
    { name: "customers", answer: answers.customers },
    { name: "arpa", answer: answers.arpa },
    { name: "quick", answer: answers.quick },
  ].filter(({ answer }) => onlyPoint(answer).reason !== "not_tracked");
  return (
    <dl className="revenue-beside">
      {rows.map(({ name, answer }) => {
        const point = onlyPoint(answer);
        const label = t(`revenue.${name}`);
        return (
          <div key={name}>
            <dt>
              <Term meaning={t(`metric.${answer.metric}.meaning`)}>{label}</Term>
              {name === "customers" && view.currencies.length > 1 && `, ${t("revenue.allCurrencies")}`}
            </dt>
            <dd>
              <Figure
                search={view.search}
                address={{ metric: answer.metric, period: point.period }}
                point={point}
                unit={unitOf(answer.metric, answer.unit)}
                currency={answer.currency}
                label={label}
              />
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

const trendOf = (answer: MetricAnswer, name: string, colour: Colour, search: Search, period: (text: string) => string): Series => ({
  id: answer.metric,
  name,
  colour,
  marks: answer.series.map((point) => ({
    label: period(point.period),
    point,
    explanation: explanationOf(search, { metric: answer.metric, period: point.period, currency: answer.currency }),
  })),
});
