import type pg from "pg";
import { type CanonicalRecord, type Day, day, formatDay } from "../../domain/index.ts";
import { batchesReaching, originOf, statesReached, undoBatch } from "../../ledger/index.ts";
import { transaction } from "../../storage/index.ts";
import type { Author } from "../../team/documents/index.ts";
import { firstValueOn, type Plan, type Reading } from "../../team/plans/index.ts";
import { type Context, today } from "../context.ts";
import { land } from "../workspace/land.ts";
import { plansAwaitingUsage, plansOf } from "./read.ts";

/** The day the plan says the customer was live: the last of its go-live steps is done. */
function liveOn({ steps }: Plan): Day | null {
  const live = steps.filter(({ kind }) => kind === "go_live").map(({ doneOn }) => doneOn);
  const done = live.filter((on) => on !== null);
  return done.length === 0 || done.length < live.length ? null : day(Math.max(...done));
}

/**
 * Writes into the ledger what a success plan shows its customer to have reached, live and first impact, unless the ledger knows that already from
 * whatever source. It can be called as often as one likes. A first impact that only plans showed goes again when none of them shows it any more.
 */
export async function landReached(
  context: Context,
  client: pg.ClientBase,
  { plan, readings }: { readonly plan: Plan; readonly readings: readonly Reading[] },
  author: Author,
): Promise<void> {
  if (plan.phase !== "success") return;
  const on = today(context);
  const shown = [
    { state: "live", stage: "Go-live", day: liveOn(plan) },
    { state: "impact", stage: "First impact", day: firstValueOn(plan, readings, on) },
  ];
  const account = Number(plan.accountId);
  await takeBackImpact(context, client, plan, shown[1]?.day ?? null);
  if (shown.every((one) => one.day === null)) return;
  const [known, origin] = [await statesReached(client, account), await originOf(client, account)];
  if (origin === null) return;
  const records = shown.flatMap(({ state, stage, day: reached }): readonly CanonicalRecord[] =>
    reached === null || reached > on || known.has(state)
      ? []
      : [{ type: "stage_change", fields: { account_id: origin.id, stage, state, entered_on: formatDay(reached) }, attributes: {} }],
  );
  if (records.length > 0)
    await land(context, client, { source: origin.source, title: `${author.name}: ${stagesOf(records)}`, by: author, records });
}

/** The buyer took the confirmation back, and no plan of the customer shows another: what was written down of it here no longer holds. */
async function takeBackImpact(context: Context, client: pg.ClientBase, plan: Plan, reached: Day | null): Promise<void> {
  if (reached !== null) return;
  const account = Number(plan.accountId);
  const [batch] = await batchesReaching(client, account, "impact");
  if (batch === undefined) return;
  const on = today(context);
  const others = await plansOf(context, { accounts: [account] });
  if (others.some((other) => other.plan.id !== plan.id && firstValueOn(other.plan, other.readings, on) !== null)) return;
  await undoBatch(client, batch, context.now());
}

const stagesOf = (records: readonly CanonicalRecord[]): string => records.map(({ fields }) => String(fields["stage"])).join(", ");

/** After usage came in: first impacts that it shows are written down. */
export async function landReachedByUsage(context: Context): Promise<void> {
  const ids = await plansAwaitingUsage(context);
  if (ids.length === 0) return;
  for (const plan of await plansOf(context, { plans: ids }))
    await transaction(context.storage.pool, (client) => landReached(context, client, plan, { id: null, name: "usage" }));
}
