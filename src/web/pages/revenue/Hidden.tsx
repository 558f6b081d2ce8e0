import { useCallback } from "react";
import type { MetricAnswer } from "../../../contract/index.ts";
import { partOf } from "../../answer.ts";
import { Bars } from "../../charts/Bars.tsx";
import { ChartCard } from "../../charts/ChartCard.tsx";
import type { Colour } from "../../charts/colours.ts";
import type { Series } from "../../charts/series.ts";
import { explanationOf } from "../../explain-link.ts";
import { useWords } from "../../i18n/index.ts";
import { classOf } from "../../part-name.ts";
import { Fact } from "./Fact.tsx";
import type { RevenueProps } from "./load.ts";
import { timesOf } from "./words.ts";

interface Row {
  readonly label: string;
  readonly answer: MetricAnswer;
  /** Counts customers of all currencies. */
  readonly everywhere?: boolean;
  readonly part?: string;
}

/** What a single ratio over all customers cannot show. */
export function Hidden({ view, answers }: RevenueProps) {
  const { t, f } = useWords();
  const times = timesOf(view, f);
  const rows: readonly Row[] = [
    { label: t("revenue.hidden.logoRetention", times), answer: answers.logoRetention, everywhere: true },
    { label: t("revenue.hidden.logoChurn", times), answer: answers.logoChurn, everywhere: true },
    { label: t("revenue.hidden.top5"), answer: answers.top5 },
    { label: t("revenue.hidden.without"), answer: answers.without },
    { label: t("revenue.hidden.money"), answer: answers.expansion },
    { label: t("revenue.hidden.uplift"), answer: answers.uplift },
    { label: t("revenue.hidden.withoutUplift"), answer: answers.nrr_movements_12_without_uplift },
    { label: t("revenue.hidden.reactivated"), answer: answers.reactivated },
    { label: t("revenue.hidden.involuntary"), answer: answers.causes, part: "payment" },
  ];
  const years = answers.cohorts.series.map(
    ({ part = "" }): Row => ({
      label: part === "before" ? t("revenue.hidden.cohortBefore") : t("revenue.hidden.cohort", { year: part }),
      answer: answers.cohorts,
      part,
    }),
  );
  return (
    <div className="revenue-hidden">
      <section className="card" aria-labelledby="what-nrr-hides">
        <h2 className="title" id="what-nrr-hides">
          {t("revenue.hidden.title")}
        </h2>
        <p className="small dim">{t("revenue.hidden.text")}</p>
        <Facts {...{ view, answers, rows }} />
        <p className="small dim">
          {t("revenue.hidden.segments")}
          {view.currencies.length > 1 && ` ${t("revenue.hidden.currencies", { currencies: view.currencies.join(", ") })}`}
        </p>
      </section>
      <div className="revenue-column">
        <Distribution {...{ view, answers }} />
        {years.length > 1 && (
          <section className="card" aria-labelledby="which-years-hold">
            <h2 className="title" id="which-years-hold">
              {t("revenue.hidden.years")}
            </h2>
            <p className="small dim">{t("revenue.hidden.yearsText")}</p>
            <Facts {...{ view, answers }} rows={years} />
          </section>
        )}
      </div>
    </div>
  );
}

function Facts({ view, answers, rows }: RevenueProps & { readonly rows: readonly Row[] }) {
  const { t } = useWords();
  return (
    <dl className="revenue-facts">
      {rows.map(({ everywhere, ...row }) => (
        <Fact
          key={row.label}
          view={view}
          {...row}
          note={everywhere && view.currencies.length > 1 && ` · ${t("revenue.allCurrencies")}`}
          signed={row.answer === answers.expansion}
        />
      ))}
    </dl>
  );
}

const colourOf = (part: string): Colour =>
  part === "lost"
    ? "move-churn"
    : part === "100"
      ? "move-total"
      : Number(part.split("-")[0]) >= 100 || part === "over_200"
        ? "move-expansion"
        : "move-contraction";

function Distribution({ view, answers: { distribution } }: RevenueProps) {
  const { t, f } = useWords();
  const times = timesOf(view, f);
  const n = distribution.series.reduce((sum, { value }) => sum + (value ?? 0), 0);
  const series: readonly Series[] = [
    {
      id: "accounts",
      name: t("revenue.hidden.accounts"),
      colour: "move-total",
      marks: distribution.series.map((point) => ({
        label: classOf(point.part ?? "", t),
        point,
        explanation: explanationOf(view.search, {
          metric: distribution.metric,
          period: point.period,
          part: point.part,
          currency: distribution.currency,
        }),
      })),
    },
  ];
  const colourAt = useCallback((place: number): Colour => colourOf(distribution.series[place]?.part ?? ""), [distribution]);
  return (
    <ChartCard
      title={t("revenue.hidden.distribution")}
      subtitle={t("revenue.hidden.distributionText", { ...times, n: f.number(n, 0) })}
      series={series}
      unit="count"
      axis={t("revenue.hidden.class")}
      file={`account-retention-${distribution.series[0]?.period ?? ""}`}
    >
      {(picture) => (
        <Bars
          description={t("revenue.describe.distribution", { lost: f.number(partOf(distribution, "lost").value ?? 0, 0) })}
          series={series}
          unit="count"
          height={320}
          labelled
          colourAt={colourAt}
          {...(picture ? { picture } : {})}
        />
      )}
    </ChartCard>
  );
}
