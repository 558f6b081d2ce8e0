import { type Day, lastDay, monthOf, notFound, parseDay } from "../../domain/index.ts";
import { describeSubjects, readMeters } from "../../ledger/index.ts";
import { type Choice, type DocumentKind, listDocuments } from "../../team/documents/index.ts";
import { type KeptPlan, measuredByUsage, metersOf, type Reading, readPlans } from "../../team/plans/index.ts";
import { type Context, today, zoneOf } from "../context.ts";

/** A plan with what imported usage says of it today: its measurements are those of people and those of usage together. */
export interface LivePlan extends KeptPlan {
  readonly readings: readonly Reading[];
  readonly accountName: string | null;
}

/** Plans of accounts or deals, by their id, or all of them; each with its live measurements. Takes the same few queries for one and for many. */
export async function plansOf(context: Context, choice: Choice = {}): Promise<readonly LivePlan[]> {
  const { pool } = context.storage;
  const kept = await readPlans(pool, choice, zoneOf(context));
  const accounts = [...new Set(kept.map(({ plan }) => Number(plan.accountId)))];
  const [readings, names] = await Promise.all([readingsOf(context, kept), describeSubjects(pool, accounts)]);
  return kept.map((one) => {
    const own = readings.get(one.plan.id) ?? [];
    return {
      ...one,
      readings: own,
      accountName: names.get(Number(one.plan.accountId))?.name ?? null,
      measurements: [...measuredByUsage(one.plan.outcomes, own), ...one.measurements],
    };
  });
}

async function readingsOf(context: Context, kept: readonly KeptPlan[]): Promise<ReadonlyMap<string, readonly Reading[]>> {
  const wanted = kept.flatMap(({ plan }) => metersOf(plan).map((one) => ({ ...one, account: Number(plan.accountId) })));
  const on = today(context);
  const key = (account: number, { meter, take }: Pick<Reading, "meter" | "take">): string => `${account} ${take} ${meter}`;
  const byMeter = new Map<string, Reading[]>();
  for (const { account, meter, take, on: text, value } of await readMeters(context.storage.pool, wanted)) {
    const read = parseDay(text);
    if (read === null) continue;
    // A month is known when it is over: before that its sum says less than the customer does.
    const known: Day = take === "sum_of_month" ? lastDay(monthOf(read)) : read;
    if (take === "sum_of_month" ? known >= on : known > on) continue;
    const list = byMeter.get(key(account, { meter, take })) ?? [];
    byMeter.set(key(account, { meter, take }), [...list, { meter, take, on: known, value }]);
  }
  return new Map(kept.map(({ plan }) => [plan.id, metersOf(plan).flatMap((one) => byMeter.get(key(Number(plan.accountId), one)) ?? [])]));
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
