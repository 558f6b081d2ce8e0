import { Select } from "@mantine/core";
import { useMemo } from "react";
import { useAddressChange } from "../../address.ts";
import { ChartCard } from "../../charts/ChartCard.tsx";
import { Lines } from "../../charts/Lines.tsx";
import type { Mark, Series } from "../../charts/series.ts";
import { explanationOf } from "../../explain-link.ts";
import { useWords } from "../../i18n/index.ts";
import { ScrollBox } from "../../ui/ScrollBox.tsx";
import { reasonOf } from "../../units.ts";
import { type CohortsProps, riskOf, risks, wholeOf } from "./load.ts";
import { colourOf, groupsOf } from "./split.ts";

/** Months between two numbers at risk. */
const EVERY = 6;

/** How many are not lost, month of age by month of age, with the band and how many are still watched. */
export function Survival({ view, answers: { survival } }: CohortsProps) {
  const { t, f } = useWords();
  const change = useAddressChange();
  const risk = riskOf(view);
  const { search } = view;
  const period = wholeOf(view);
  const series = useMemo((): readonly Series[] => {
    const { metric, method } = survival;
    return groupsOf(survival).map(({ segment, answer }, i) => ({
      id: `survival-${i}`,
      name: segment === undefined ? t(`cohorts.survival.risk.${risk}`) : (segment ?? t("cohorts.split.none")),
      colour: colourOf(i),
      marks: answer.series.map((point): Mark => {
        const own = segment === undefined ? {} : { segment: search.segment, segmentValue: segment ?? undefined };
        const explanation = explanationOf(search, { metric, method, period, part: point.part, ...own });
        return { label: t("cohorts.age", { count: Number(point.part) }), point, explanation };
      }),
    }));
  }, [survival, search, period, risk, t]);
  // The longest names the places of the axis.
  const drawn = useMemo(() => series.toSorted((a, b) => b.marks.length - a.marks.length), [series]);
  const only = drawn[0]?.marks[0];
  const isUnknown = drawn.every(({ marks }) => marks.every(({ point }) => point.value === null));
  return (
    <ChartCard
      title={t("cohorts.survival.title")}
      subtitle={`${t(`metric.survival.method.${risk}`)} ${t("cohorts.survival.text")}`}
      series={drawn}
      unit="ratio"
      axis={t("cohorts.months")}
      file={`survival-${risk}`}
      keys={drawn.length > 1}
      lead={
        <Select
          className="cohorts-risk no-print"
          label={t("cohorts.survival.choose")}
          value={risk}
          data={risks.map((one) => ({ value: one, label: t(`cohorts.survival.risk.${one}`) }))}
          allowDeselect={false}
          onChange={(chosen) => chosen && change({ tab: chosen === "paying" ? undefined : chosen }, { replace: true })}
        />
      }
      footer={isUnknown && only ? <p className="dim">{reasonOf(only.point, { t, f })}</p> : <AtRisk series={drawn} />}
    >
      {(picture) => (
        <Lines
          description={t("cohorts.survival.describe", { n: drawn[0]?.marks.length ?? 0 })}
          series={drawn}
          unit="ratio"
          fromZero
          steps
          height={280}
          {...(picture ? { picture } : {})}
        />
      )}
    </ChartCard>
  );
}

/** How many are still watched at some ages: the curve is worth as much as these. */
function AtRisk({ series }: { readonly series: readonly Series[] }) {
  const { t, f } = useWords();
  const longest = Math.max(0, ...series.map(({ marks }) => marks.length));
  const ages = Array.from({ length: Math.ceil(longest / EVERY) }, (_, i) => i * EVERY);
  return (
    <ScrollBox className="table-box" label={t("cohorts.survival.at_risk")}>
      <table>
        <caption className="visually-hidden">{t("cohorts.survival.at_risk")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("cohorts.survival.at_risk")}</th>
            {ages.map((age) => (
              <th key={age} scope="col" className="num">
                {age}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {series.map(({ id, name, marks }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              {ages.map((age) => (
                <td key={age} className="num dim">
                  {marks[age] ? f.number(marks[age].point.n, 0) : ""}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
