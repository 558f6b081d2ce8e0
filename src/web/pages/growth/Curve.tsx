import { Button, Progress, SegmentedControl, Switch } from "@mantine/core";
import { memo, useMemo } from "react";
import type { Plan } from "../../../contract/index.ts";
import { linearCourse } from "../../../growth/index.ts";
import { useAddress, useAddressChange } from "../../address.ts";
import { ChartCard } from "../../charts/ChartCard.tsx";
import { Lines } from "../../charts/Lines.tsx";
import { useWords } from "../../i18n/index.ts";
import { Note } from "../../ui/Note.tsx";
import { writtenShort } from "../../units.ts";
import { aheadOf, axisOf, bandsOf, pastOf, plannedOf, seriesAt } from "./curve.ts";
import { monthAfter, monthsUntil } from "./months.ts";
import type { Growth } from "./use-growth.ts";

const CHOICES = [12, 24, 36, 60];
const NONE: readonly never[] = [];

interface CurveProps {
  readonly growth: Growth;
  readonly plan: Plan | null;
}

/** What ARR was and what it will be: as expected, as chance may have it, unchanged, as planned, and the target. */
export const Curve = memo(
  function Curve({ growth, plan }: CurveProps) {
    const words = useWords();
    const { t, f } = words;
    const { model, now, base, fan, target, currency, known, models } = growth;
    const { months } = growth.scenario;
    const linear = useAddress().show === "linear";
    const axis = useMemo(() => axisOf(model, months, (month) => f.period(month)), [model, months, f]);
    const past = useMemo(() => pastOf(axis, model), [axis, model]);
    const result = fan.kind === "ready" ? fan.result : fan.kind === "failed" ? null : fan.last;
    const fits = result !== null && result.months >= months ? result : null;
    const bands = useMemo(
      () =>
        fits === null || linear
          ? NONE
          : bandsOf(
              axis,
              past,
              fits,
              months,
              { p10: t("growth.p10"), p25: t("growth.p25"), p75: t("growth.p75"), p90: t("growth.p90") },
              fan.kind !== "ready",
            ),
      [fits, linear, axis, past, months, t, fan.kind],
    );
    const straight = useMemo(() => (linear ? linearCourse(models, known, months) : null), [linear, models, known, months]);
    const isChanged = now !== base;
    const lines = useMemo(() => {
      const planned = plan && plannedOf(plan, monthAfter(model.startMonth, months - 1));
      return [
        seriesAt(axis, 0, past, { id: "past", name: t("growth.past"), colour: "ink-2", nameless: true }),
        ...(planned
          ? [
              seriesAt(axis, axis.today + 1 + monthsUntil(model.startMonth, planned.first), planned.arr, {
                id: "plan",
                name: t("growth.planned"),
                colour: "move-reactivation",
                dashed: true,
              }),
            ]
          : []),
        ...(isChanged
          ? [aheadOf(axis, past, base.total.arr, months, { id: "base", name: t("growth.unchanged"), colour: "ink-2", dashed: true })]
          : []),
        ...(straight
          ? [aheadOf(axis, past, straight, months, { id: "linear", name: t("growth.linear.name"), colour: "move-contraction" })]
          : []),
        aheadOf(axis, past, now.total.arr, months, { id: "now", name: t("growth.expected"), colour: "accent" }),
      ];
    }, [axis, past, plan, model.startMonth, months, isChanged, base, straight, now, t]);
    const spots = useMemo(
      () =>
        target === null || target.month >= months
          ? NONE
          : [
              {
                place: axis.today + 1 + target.month,
                value: target.arr,
                name: t("growth.targetMark", { arr: writtenShort(target.arr, "money", currency, words) }),
                colour: "move-churn" as const,
              },
            ],
      [target, months, axis, currency, t, words],
    );
    const table = [...lines, ...bands.flatMap(({ low, high }) => [low, high])];
    const last = months - 1;
    return (
      <ChartCard
        title={t("growth.curve.title", { count: months, n: f.number(months, 0) })}
        subtitle={t(linear ? "growth.linear.subtitle" : "growth.curve.text", {
          n: f.number(past.length, 0),
          runs: f.number(fits?.runs ?? growth.fanRuns, 0),
        })}
        series={table}
        unit="money"
        currency={currency}
        file="growth"
        lead={<Tools growth={growth} linear={linear} />}
        footer={
          straight && (
            <Note>
              {t("growth.linear.text", {
                month: f.period(monthAfter(model.startMonth, last)),
                linear: writtenShort(straight[last] ?? 0, "money", currency, words),
                compounding: writtenShort(now.total.arr[last] ?? 0, "money", currency, words),
              })}
            </Note>
          )
        }
      >
        {(picture) => (
          <Lines
            description={t("growth.curve.title", { count: months, n: f.number(months, 0) })}
            series={lines}
            bands={bands}
            spots={spots}
            divide={{ place: axis.today, name: t("growth.today", { month: f.period(monthAfter(model.startMonth, -1)) }) }}
            unit="money"
            currency={currency}
            fromZero
            opens={false}
            height={(narrow: boolean) => (narrow ? 260 : 372)}
            {...(picture ? { picture } : {})}
          />
        )}
      </ChartCard>
    );
  },
  ({ growth: a, plan: p }, { growth: b, plan: q }) =>
    p === q &&
    a.now === b.now &&
    a.base === b.base &&
    a.fan === b.fan &&
    a.target === b.target &&
    a.scenario.months === b.scenario.months &&
    a.model === b.model &&
    a.currency === b.currency,
);

function Tools({ growth, linear }: { readonly growth: Growth; readonly linear: boolean }) {
  const { t, f } = useWords();
  const change = useAddressChange();
  const { months } = growth.scenario;
  const choices = [...new Set([...CHOICES, months])].sort((a, b) => a - b);
  return (
    <div className="growth-tools no-print">
      <SegmentedControl
        size="xs"
        aria-label={t("growth.monthsShown")}
        value={String(months)}
        data={choices.map((count) => ({ value: String(count), label: t("growth.months", { count, n: f.number(count, 0) }) }))}
        onChange={(value) => growth.set.months(Number(value))}
      />
      <Switch
        size="sm"
        label={t("growth.linear.toggle")}
        checked={linear}
        onChange={(event) => change({ show: event.currentTarget.checked ? "linear" : undefined }, { replace: true })}
      />
      <Runs growth={growth} />
    </div>
  );
}

/** How the random runs are doing; they can be stopped, and begun again. */
function Runs({ growth: { fan, stopFan, startFan } }: { readonly growth: Growth }) {
  const { t, f } = useWords();
  if (fan.kind === "ready")
    return <span className="growth-runs small dim">{t("growth.runs.done", { n: f.number(fan.result.runs, 0) })}</span>;
  if (fan.kind === "running")
    return (
      <span className="growth-runs small dim">
        <Progress value={(fan.done / fan.runs) * 100} w={90} size="sm" aria-label={t("growth.runs.progress")} />
        <span className="num">{t("growth.runs.running", { done: f.number(fan.done, 0), n: f.number(fan.runs, 0) })}</span>
        <Button variant="subtle" size="compact-xs" onClick={stopFan}>
          {t("growth.runs.stop")}
        </Button>
      </span>
    );
  return (
    <span className="growth-runs small dim">
      {fan.kind === "failed" ? t("growth.runs.failed", { why: fan.why }) : t("growth.runs.stopped")}
      <Button variant="subtle" size="compact-xs" onClick={startFan}>
        {t("growth.runs.start")}
      </Button>
    </span>
  );
}
