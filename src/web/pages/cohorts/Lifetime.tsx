import { onlyPoint } from "../../answer.ts";
import { BandScale } from "../../charts/BandScale.tsx";
import { ChartCard } from "../../charts/ChartCard.tsx";
import type { Mark } from "../../charts/series.ts";
import { explanationOf } from "../../explain-link.ts";
import { useWords } from "../../i18n/index.ts";
import type { CohortsProps } from "./load.ts";

/** What the standard expects over a whole customer life. */
const USUAL = { low: 0.72, high: 0.93 } as const;

/** How much of the revenue comes after the first sale, beside what is usual. */
export function Lifetime({ view, answers: { lifetime, lifetimeByYear } }: CohortsProps) {
  const { t, f } = useWords();
  const markOf = (point: Mark["point"] & { readonly period: string }, label: string): Mark => ({
    label,
    point,
    explanation: explanationOf(view.search, { metric: lifetime.metric, period: point.period, currency: lifetime.currency }),
  });
  const all = onlyPoint(lifetime);
  const years = lifetimeByYear.series.filter(({ n }) => n > 0);
  const marks = [markOf(all, t("cohorts.lifetime.all")), ...years.map((point) => markOf(point, f.period(point.period)))];
  return (
    <ChartCard
      title={t("cohorts.lifetime.title")}
      subtitle={t("cohorts.lifetime.text")}
      series={[{ id: lifetime.metric, name: t("cohorts.lifetime.share"), colour: "accent", marks }]}
      unit="ratio"
      axis={t("cohorts.first")}
      file={lifetime.metric}
      hasPicture={false}
      footer={<p className="small dim">{t("cohorts.lifetime.young")}</p>}
    >
      {() => <BandScale marks={marks} unit="ratio" band={{ ...USUAL, name: t("cohorts.lifetime.band") }} />}
    </ChartCard>
  );
}
