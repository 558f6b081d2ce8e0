import { type Day, lastDay, monthOf, notFound, parseDay, remembering } from "../../domain/index.ts";
import type { MeterReading, WantedMeter } from "../../ledger/index.ts";
import { type Choice, type DocumentKind, listDocuments } from "../../team/documents/index.ts";
import { type KeptPlan, measuredByLedger, metersOf, type Reading, readPlans } from "../../team/plans/index.ts";
import { type Context, today, zoneOf } from "../context.ts";
import { keyOfMeter, metersRead, subjectsNamed } from "../workspace/lookups.ts";
import { figuresRead, isOfLedger, keyOfFigure, type WantedFigure } from "./connected.ts";

/** A plan with what imported usage says of it today: its measurements are those of people and those of usage together. */
export interface LivePlan extends KeptPlan {
  readonly readings: readonly Reading[];
  readonly accountName: string | null;
}

const NO_READINGS: readonly never[] = [];

/** Plans of accounts or deals, by their id, or all of them; each with its live measurements. Takes the same few queries for one and for many. */
export async function plansOf(context: Context, choice: Choice = {}): Promise<readonly LivePlan[]> {
  const { pool } = context.storage;
  const kept = await readPlans(pool, choice, zoneOf(context));
  const names = await subjectsNamed(pool, [...new Set(kept.map(({ plan }) => Number(plan.accountId)))]);
  const usage = await metersRead(
    pool,
    kept.flatMap((one) => wantedOf(one).usage),
  );
  const figures = await figuresRead(
    context,
    kept.flatMap((one) => wantedOf(one).ledger),
  );
  const on = today(context);
  return kept.map((one) => {
    const { usage: meters, ledger } = wantedOf(one);
    const own = [
      ...meters.map((meter) => usageRead(usage.get(keyOfMeter(meter)) ?? NO_READINGS, on)),
      ...ledger.map((figure) => figures.get(keyOfFigure(figure)) ?? NO_READINGS),
    ];
    return live(one, names.get(one.plan.accountId)?.name ?? null, ...own);
  });
}

/** What measures a plan: meters of usage, and other figures of the ledger. */
const wantedOf = remembering(({ plan }: KeptPlan) => {
  const account = Number(plan.accountId);
  const usage: WantedMeter[] = [];
  const ledger: WantedFigure[] = [];
  for (const { meter, take } of metersOf(plan))
    if (isOfLedger(take)) ledger.push({ account, meter, take });
    else usage.push({ account, meter, take });
  return { usage, ledger };
});

const usageRead = remembering((meters: readonly MeterReading[], on: Day): readonly Reading[] =>
  meters.flatMap((reading) => readingOn(reading, on)),
);

/** The plan with what measures it, the very same while neither it nor what is read of its meters changed. */
const live = remembering((kept: KeptPlan, accountName: string | null, ...meters: readonly (readonly Reading[])[]): LivePlan => {
  const readings = meters.flat();
  // Written out: lists put together thousands at a time.
  return {
    plan: kept.plan,
    head: kept.head,
    reviews: kept.reviews,
    versions: kept.versions,
    readings,
    accountName,
    measurements: [...measuredByLedger(kept.plan.outcomes, readings), ...kept.measurements],
  };
});

/** A month is known when it is over: before that its sum says less than the customer does. */
function readingOn({ meter, take, on: text, value }: MeterReading, on: Day): readonly Reading[] {
  const read = parseDay(text);
  if (read === null) return NO_READINGS;
  const known: Day = take === "sum_of_month" ? lastDay(monthOf(read)) : read;
  return (take === "sum_of_month" ? known >= on : known > on) ? NO_READINGS : [{ meter, take, on: known, value }];
}

export const noSuchPlan = (id: string) => notFound("no_such_plan", `There is no plan ${id}. bowtie plans lists them.`);

/** One plan as it is now. */
export async function openPlan(context: Context, id: string): Promise<LivePlan> {
  const [found] = await plansOf(context, { plans: [id] });
  if (found === undefined) throw noSuchPlan(id);
  return found;
}

/** The id of the document that holds a part; a part may lie under its own id, or under that of the plan and its own. */
export function documentOf(
  { plan, versions }: KeptPlan,
  kind: DocumentKind,
  part: string,
): { readonly id: string; readonly version: number } {
  const own = versions.get(`${kind} ${part}`);
  const joined = `${plan.id}/${part}`;
  return own === undefined ? { id: joined, version: versions.get(`${kind} ${joined}`) ?? 0 } : { id: part, version: own };
}

/** Whom and what parts of a plan are about. */
export const aboutOf = ({ plan }: KeptPlan) => ({
  account: Number(plan.accountId),
  deal: plan.dealId === null ? null : Number(plan.dealId),
  plan: plan.id,
});

/** Whether anything anywhere is a first impact that usage shows. */
export async function plansAwaitingUsage(context: Context): Promise<readonly string[]> {
  const found = await listDocuments(context.storage.pool, ["milestone"]);
  return [
    ...new Set(
      found.flatMap(({ plan, body }) => {
        const { isFirstImpact, reach } = body as { readonly isFirstImpact: boolean; readonly reach: { readonly kind: string } };
        return plan !== null && isFirstImpact && reach.kind === "threshold" ? [plan] : [];
      }),
    ),
  ];
}
