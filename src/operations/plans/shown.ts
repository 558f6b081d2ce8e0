import { z } from "zod";
import { type Output, successPlanSchema } from "../../contract/index.ts";
import { dealHistory, metersUsed } from "../../ledger/index.ts";
import {
  checkPlan,
  closureScore,
  lackingParts,
  type Measurement,
  milestoneStanding,
  progressOf,
  promiseFates,
  scheduleOf,
  timeToFirstValue,
  valueRealised,
  valueToCost,
} from "../../team/plans/index.ts";
import { type Fees, isStill, signatures } from "../../team/sharing/index.ts";
import { type Context, today } from "../context.ts";
import { figuresOf } from "./connected.ts";
import { feesSince, sumOf } from "./fees.ts";
import { documentOf, type LivePlan } from "./read.ts";
import { standingOf } from "./standing.ts";

const plain = ({ outcomeId: _, ...measured }: Measurement) => measured;

/** Everything about one plan, as it goes over the wire. */
export async function planShown(context: Context, live: LivePlan): Promise<Output<"successPlan">> {
  const { plan, head, readings, reviews } = live;
  const on = today(context);
  const { pool } = context.storage;
  const account = Number(plan.accountId);
  const [fees, meters, figures, signed, deal] = await Promise.all([
    feesSince(context, account, plan.committedOn),
    metersUsed(pool, account),
    figuresOf(context, account),
    signatures.find(pool, plan.id),
    plan.dealId === null ? [] : dealHistory(pool, Number(plan.dealId)),
  ]);
  const dealName = deal.findLast(({ type }) => type === "opportunity")?.body["name"];
  const versionOf = (kind: "step" | "outcome" | "milestone" | "promise", id: string): number => documentOf(live, kind, id).version;
  const schedule = scheduleOf(plan.steps, plan.valueOn, on);
  const shown = {
    ...standingOf(live, on),
    dealName: typeof dealName === "string" ? dealName : null,
    version: head.version,
    people: plan.people,
    nextReviewOn: plan.nextReviewOn,
    steps: schedule.steps.map(({ step, ...planned }) => ({ ...step, ...planned, version: versionOf("step", step.id) })),
    criticalPath: schedule.criticalPath,
    signature: signed === null ? null : { by: signed.body.by, on: signed.body.on, isStill: isStill(signed.body, plan) },
    isForecastRisk: schedule.isForecastRisk,
    outcomes: outcomesOf(live, on, versionOf),
    milestones: plan.milestones.map((one) => {
      const { state, reachedOn, lacksOwner } = milestoneStanding(one, readings, on);
      return { ...one, version: versionOf("milestone", one.id), state, reachedOn, lacksOwner };
    }),
    promises: promiseFates(plan, on).map(({ promise, fate, outcome, dropped }) => ({
      ...promise,
      version: versionOf("promise", promise.id),
      fate,
      outcome: outcome?.id ?? null,
      dropped,
    })),
    checks: checkPlan(plan, on),
    closureScore: closureScore(plan.outcomes.flatMap(({ closed }) => closed?.as ?? [])),
    value: realisedBy(live, on, fees),
    timeToFirstValue: timeToFirstValue(plan, readings, on),
    reviews: reviews.map(({ id, body }) => ({ id, ...body })),
    readings: readings.map(({ take = "last", ...reading }) => ({ ...reading, take })),
    meters,
    figures,
  };
  return z.encode(successPlanSchema, shown as unknown as z.output<typeof successPlanSchema>);
}

type Today = ReturnType<typeof today>;

const outcomesOf = ({ plan, measurements }: LivePlan, on: Today, versionOf: (kind: "outcome", id: string) => number) =>
  plan.outcomes.map((outcome) => {
    const { progress, unlimited, expected, isAtRisk, newest, reason } = progressOf(outcome, measurements, on);
    const own = measurements.filter(({ outcomeId }) => outcomeId === outcome.id);
    return {
      ...outcome,
      version: versionOf("outcome", outcome.id),
      progress,
      unlimited,
      expected,
      isAtRisk,
      reason,
      newest: newest === null ? null : plain(newest),
      lacking: lackingParts(outcome),
      measurements: own.map(plain).sort((a, b) => a.on - b.on),
    };
  });

function realisedBy({ plan, measurements }: LivePlan, on: Today, fees: Fees) {
  const realised = valueRealised(plan.outcomes, measurements, on);
  const amounts = sumOf(fees);
  const [only, ...others] = amounts;
  return {
    lines: realised.lines.map(({ outcomeId, measurement, ...line }) => ({ ...line, outcome: outcomeId, measured: plain(measurement) })),
    confirmed: realised.confirmed,
    claimed: realised.claimed,
    fees: amounts,
    feesFrom: fees.basis,
    toCost: only === undefined || others.length > 0 ? null : valueToCost(realised, only),
  };
}
