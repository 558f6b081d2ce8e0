import type pg from "pg";
import { remembering } from "../../domain/index.ts";
import { closeSteps } from "../../standard/index.ts";
import { isPool, type Kept, things } from "../documents/index.ts";
import { plans, steps } from "./store.ts";
import type { Step } from "./types.ts";

type Length = Pick<Step, "id" | "kind" | "dependsOn" | "days">;

/**
 * Days from the signature to the value: the longest way through the steps that wait for the signature. `null` where no step is the signature,
 * or nothing waits for it. A circle, which no schedule takes, is gone through once.
 */
export function leadDaysOf(all: readonly Length[]): number | null {
  const signature = all.find(({ kind }) => kind === "signature");
  if (signature === undefined) return null;
  const longest = (from: string, passed: ReadonlySet<string>): number =>
    Math.max(
      0,
      ...all
        .filter(({ id, dependsOn }) => dependsOn.includes(from) && !passed.has(id))
        .map(({ id, days }) => days + longest(id, new Set([...passed, id]))),
    );
  const days = longest(signature.id, new Set([signature.id]));
  return days === 0 ? null : days;
}

/** Where a deal has no plan that says it: the usual steps after the signature. */
export const USUAL_LEAD_DAYS = leadDaysOf(closeSteps.map((step) => ({ ...step, kind: step.id }))) ?? 0;

interface Lead {
  readonly deal: number | null;
  readonly days: number | null;
}

const leadsOfPlans = things<string, Lead>(
  ["plan", "step"],
  ({ kind, id, plan }) => (kind === "plan" ? id : plan),
  (documents) => {
    const head = documents.find(({ kind }) => kind === "plan");
    const own = documents.filter(({ kind }) => kind === "step") as readonly Kept<Step>[];
    return head === undefined ? null : { deal: head.deal, days: leadDaysOf(own.map(({ body }) => body)) };
  },
);

const byDeal = remembering(
  (leads: ReadonlyMap<string, Lead>): ReadonlyMap<number, number> =>
    new Map([...leads.values()].flatMap(({ deal, days }) => (deal === null || days === null ? [] : [[deal, days] as const]))),
);

/**
 * Days from the signature to the value by the newest plan of each deal; deals whose plan does not tell them are left out. Outside transactions
 * those of all deals are kept in memory, and there may be others beside those asked for.
 */
export async function readLeadDays(client: pg.ClientBase | pg.Pool, deals: readonly number[]): Promise<ReadonlyMap<number, number>> {
  if (deals.length === 0) return new Map();
  if (isPool(client)) return byDeal(await leadsOfPlans(client));
  const heads = await plans.list(client, { deals });
  if (heads.length === 0) return new Map();
  const own = new Map<string, Step[]>(heads.map(({ id }) => [id, []]));
  for (const { plan, body } of await steps.list(client, { plans: heads.map(({ id }) => id) })) own.get(plan ?? "")?.push(body);
  return new Map(
    heads.flatMap(({ id, deal }) => {
      const days = leadDaysOf(own.get(id) ?? []);
      return deal === null || days === null ? [] : [[deal, days] as const];
    }),
  );
}
