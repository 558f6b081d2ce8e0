import { SegmentedControl } from "@mantine/core";
import { useMemo, useState } from "react";
import type { Backtest } from "../../../../../contract/index.ts";
import { ChartCard } from "../../../../charts/ChartCard.tsx";
import { Lines } from "../../../../charts/Lines.tsx";
import { useWords } from "../../../../i18n/index.ts";
import { Note } from "../../../../ui/Note.tsx";
import { monthAfter } from "../../months.ts";
import type { Names } from "../use-names.ts";
import { bandKept, bestOf, type Checked, drawn, within } from "./verdict.ts";

interface ToldProps {
  readonly found: Backtest;
  readonly names: Names;
}

const nameOf = (checked: Checked, isTotal: boolean, names: Names, t: (key: string) => string): string =>
  isTotal ? t(`parts.backtest.measure.${checked.measure}`) : names.segment(checked.name);

/** The verdict in a sentence, and the course it is about. */
export function Told({ found, names }: ToldProps) {
  const { t, f } = useWords();
  const all = [...found.total, ...found.segments];
  const [place, setPlace] = useState(0);
  const checked = all[place] ?? all[0];
  const shape = useMemo(
    () =>
      checked &&
      drawn(checked, {
        actual: t("parts.backtest.actual"),
        predicted: t("parts.backtest.predicted"),
        naive: t("parts.backtest.naive"),
        seasonal: t("parts.backtest.seasonal"),
        p10: t("parts.backtest.p10"),
        p90: t("parts.backtest.p90"),
        month: (i) => f.period(monthAfter(found.from, i)),
      }),
    [checked, found.from, t, f],
  );
  if (checked === undefined || shape === undefined) return null;
  const verdict = verdictOf(checked, nameOf(checked, place < found.total.length, names, t), t, f);
  const unit = checked.measure === "customers" ? "count" : "money";
  const best = bestOf(checked);
  return (
    <ChartCard
      title={t("parts.backtest.title")}
      subtitle={t("parts.backtest.subtitle", {
        until: f.day(found.until),
        count: checked.actual.length,
        n: f.number(checked.actual.length, 0),
        runs: f.number(found.runs, 0),
      })}
      series={[...shape.series, ...shape.bands.flatMap(({ low, high }) => [low, high])]}
      unit={unit}
      currency={found.currency ?? undefined}
      axis={t("parts.month")}
      file="growth-backtest"
      lead={
        <>
          <p className="parts-finding" data-verdict={best}>
            {verdict}
          </p>
          {best !== "model" && best !== "none" && <Note kind="warn">{t(`parts.backtest.beaten.${best}`)}</Note>}
          {all.length > 1 && (
            <SegmentedControl
              size="xs"
              className="parts-choice no-print"
              aria-label={t("parts.backtest.which")}
              value={String(place)}
              onChange={(value) => setPlace(Number(value))}
              data={all.map((one, i) => ({ value: String(i), label: nameOf(one, i < found.total.length, names, t) }))}
            />
          )}
        </>
      }
    >
      {(picture) => (
        <Lines
          description={`${t("parts.backtest.title")} ${verdict}`}
          series={shape.series}
          bands={shape.bands}
          unit={unit}
          currency={found.currency ?? undefined}
          height={300}
          opens={false}
          {...(picture ? { picture } : {})}
        />
      )}
    </ChartCard>
  );
}

type Words = ReturnType<typeof useWords>;

/** How far off the model was, how far the simplest forecast, and whether the interval held. */
function verdictOf(checked: Checked, measure: string, t: Words["t"], f: Words["f"]): string {
  const { error, naiveError, nominal } = checked.score;
  const months = checked.actual.length;
  const said = { measure, count: months, n: f.number(months, 0) };
  const off = error === null ? t("parts.backtest.noActual", said) : t("parts.backtest.off", { ...said, error: f.ratio(error) });
  const naive = naiveError === null ? "" : t("parts.backtest.naiveOff", { error: f.ratio(naiveError) });
  const band = t(`parts.backtest.band.${bandKept(checked)}`, {
    within: f.number(within(checked), 0),
    count: months,
    n: f.number(months, 0),
    nominal: f.ratio(nominal, 0),
  });
  return [off, naive, band].filter(Boolean).join(" ");
}
