import { type MeterTake, usageTakes } from "../../standard/index.ts";
import type { Measurement, Plan, Reading } from "./types.ts";

/** A meter, and how its usage becomes a figure. */
export interface Meter {
  readonly meter: string;
  readonly take?: MeterTake | undefined;
}

const USUAL: MeterTake = "last";

export const takeOf = ({ take }: Meter): MeterTake => take ?? USUAL;

export const isOfMeter = (reading: Reading, wanted: Meter): boolean => reading.meter === wanted.meter && takeOf(reading) === takeOf(wanted);

/** The meters a plan is measured by: those of its outcomes, and those its milestones wait for. */
export function metersOf({
  outcomes,
  milestones,
}: Pick<Plan, "outcomes" | "milestones">): readonly { readonly meter: string; readonly take: MeterTake }[] {
  const meters = [
    ...outcomes.flatMap(({ metric }) =>
      metric === null || metric.meter === null ? [] : [{ meter: metric.meter, take: takeOf({ ...metric, meter: metric.meter }) }],
    ),
    ...milestones.flatMap(({ reach }) => (reach.kind === "threshold" ? [{ meter: reach.meter, take: takeOf(reach) }] : [])),
  ];
  return [...new Map(meters.map((one) => [`${one.take} ${one.meter}`, one])).values()];
}

/** Which of the ledger's figures it is, told beside a measurement. */
const EVIDENCE: Readonly<Record<MeterTake, (meter: string) => string>> = {
  sum_of_month: (meter) => meter,
  last: (meter) => meter,
  events_of_month: (meter) => meter,
  revenue_of_month: (currency) => `MRR, ${currency}`,
  days_to_state: (state) => state,
};

/**
 * Usage, and what else the ledger counts, as measurements of the outcomes they measure: read anew each time, kept nowhere. What people and systems
 * measured comes after it, and counts on the same day.
 */
export const measuredByLedger = (outcomes: Plan["outcomes"], readings: readonly Reading[]): readonly Measurement[] =>
  outcomes.flatMap(({ id, metric }) => {
    if (metric === null || metric.meter === null) return [];
    const { meter, take } = metric;
    const from = takeOf({ meter, take });
    const source = usageTakes.some((one) => one === from) ? "usage" : "ledger";
    return readings
      .filter((reading) => isOfMeter(reading, { meter, take }))
      .map(({ on, value }): Measurement => ({ outcomeId: id, on, value, source, evidence: EVIDENCE[from](meter), by: source }));
  });
