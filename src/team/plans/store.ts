import type pg from "pg";
import { type Day, dayAt } from "../../domain/index.ts";
import { type Choice, type DocumentKind, drawer, isPool, type Kept, listDocuments, things } from "../documents/index.ts";
import type { Dropped, Measurement, Milestone, Outcome, Plan, Promised, Step } from "./types.ts";

/** What of a plan is of the plan as a whole; the rest lies in documents of their own, so that people working side by side do not cross. */
export type PlanHead = Pick<Plan, "phase" | "valueOn" | "people" | "nextReviewOn" | "committedOn"> & {
  /** What the customer wants from all of it. */
  readonly objective: string;
};

/** A review that was held with the customer. */
export interface Review {
  readonly on: Day;
  readonly attendees: readonly string[];
  readonly decisions: readonly string[];
  /** How likely they are to renew, as it was heard. */
  readonly signal: "renews" | "unsure" | "leaves" | null;
  /** Progress of each outcome on that day. */
  readonly snapshot: readonly { readonly outcomeId: string; readonly progress: number | null }[];
}

export const plans = drawer<PlanHead>("plan");
export const steps = drawer<Step>("step");
export const outcomes = drawer<Outcome>("outcome");
export const milestones = drawer<Milestone>("milestone");
export const promises = drawer<Promised>("promise");
export const drops = drawer<Dropped>("drop");
export const measurements = drawer<Measurement>("measurement");
export const reviews = drawer<Review>("review");

/** A plan put together from its documents. */
export interface KeptPlan {
  readonly plan: Plan;
  readonly head: Kept<PlanHead>;
  readonly measurements: readonly Measurement[];
  readonly reviews: readonly Kept<Review>[];
  /** The version of each of its parts, by `kind id`, to be told when it is saved. */
  readonly versions: ReadonlyMap<string, number>;
}

const PARTS: readonly DocumentKind[] = ["step", "outcome", "milestone", "promise", "drop", "measurement", "review"];

/** All plans are kept in memory, each as it was while nothing of it changed; days are those of one zone. */
const whole = new Map<string, ReturnType<typeof things<string, KeptPlan>>>();

function allPlans(pool: pg.Pool, zone: string): Promise<ReadonlyMap<string, KeptPlan>> {
  const known =
    whole.get(zone) ??
    things(
      ["plan", ...PARTS],
      ({ kind, id, plan }) => (kind === "plan" ? id : plan),
      (documents) => {
        const head = documents.find(({ kind }) => kind === "plan");
        const parts = documents.filter(({ kind }) => kind !== "plan");
        return head === undefined ? null : keptPlan(head as Kept<PlanHead>, parts, zone);
      },
    );
  whole.set(zone, known);
  return known(pool);
}

/** Plans with all their parts, those begun last at the end. */
export async function readPlans(client: pg.ClientBase | pg.Pool, choice: Choice, zone: string): Promise<readonly KeptPlan[]> {
  if (isPool(client) && Object.keys(choice).length === 0) return [...(await allPlans(client, zone)).values()];
  const { plans: ids, ...others } = choice;
  const heads = await plans.list(client, ids === undefined ? others : { ...others, ids });
  if (heads.length === 0) return [];
  const parts = new Map<string, Kept<unknown>[]>(heads.map(({ id }) => [id, []]));
  for (const one of await listDocuments(client, PARTS, { plans: heads.map(({ id }) => id) })) parts.get(one.plan ?? "")?.push(one);
  return heads.map((head) => keptPlan(head, parts.get(head.id) ?? [], zone));
}

function keptPlan(head: Kept<PlanHead>, parts: readonly Kept<unknown>[], zone: string): KeptPlan {
  const of = <T>(kind: DocumentKind): readonly Kept<T>[] => parts.filter((one) => one.kind === kind) as readonly Kept<T>[];
  const bodies = <T>(kind: DocumentKind): readonly T[] => of<T>(kind).map(({ body }) => body);
  const all: readonly Kept<unknown>[] = [head, ...parts];
  const { phase, valueOn, people, nextReviewOn, committedOn } = head.body;
  return {
    head,
    plan: {
      id: head.id,
      accountId: String(head.account ?? ""),
      dealId: head.deal === null ? null : String(head.deal),
      phase,
      valueOn,
      people,
      nextReviewOn,
      committedOn,
      steps: bodies<Step>("step"),
      outcomes: bodies<Outcome>("outcome"),
      milestones: bodies<Milestone>("milestone"),
      promises: bodies<Promised>("promise"),
      dropped: bodies<Dropped>("drop"),
      version: all.reduce((sum, { version }) => sum + version, 0),
      updatedOn: dayAt(zone, Math.max(...all.map(({ at }) => at.getTime()))),
    },
    measurements: bodies<Measurement>("measurement"),
    reviews: of<Review>("review"),
    versions: new Map(all.map(({ kind, id, version }) => [`${kind} ${id}`, version])),
  };
}

/** One writer at a time of what all parts of a plan together must hold to, inside a transaction. */
export const lockPlan = async (client: pg.ClientBase, plan: string): Promise<void> => {
  await client.query("select pg_advisory_xact_lock(hashtext('whole plan'), hashtext($1))", [plan]);
};
