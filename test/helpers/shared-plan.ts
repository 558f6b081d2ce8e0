import { routes } from "../../src/contract/index.ts";
import { type Currency, type Day, parseDay } from "../../src/domain/index.ts";
import { type Context, run, theMachine } from "../../src/operations/index.ts";
import { transaction } from "../../src/storage/index.ts";
import { type Milestone, measurements, milestones, type Outcome, outcomes, plans, type Step, steps } from "../../src/team/plans/index.ts";

export const on = (text: string): Day => parseDay(text) ?? (0 as Day);

export const aStep = (id: string, over: Partial<Step> = {}): Step => ({
  id,
  name: `Step ${id}`,
  kind: null,
  dependsOn: [],
  days: 5,
  buyerOwner: "Maja",
  ourOwner: "Anna",
  due: null,
  doneOn: null,
  evidence: [],
  ...over,
});

/** Agreed on and delivered, with a worth of 100.00 EUR for each hour less. */
export const anOutcome = (id: string, over: Partial<Outcome> = {}): Outcome => ({
  id,
  statement: `Outcome ${id}`,
  bucket: "cost",
  stake: null,
  metric: { name: "First response", unit: "h", direction: "down", meter: null },
  baseline: { value: 8, on: on("2026-01-01"), evidence: null },
  target: { value: 2, upTo: null, dueOn: on("2026-12-31") },
  buyerOwner: "Maja",
  ourOwner: "Anna",
  promiseId: null,
  worth: { perUnit: { minor: 10_000, currency: "EUR" as Currency }, attribution: 1 },
  state: "delivered",
  changes: [],
  closed: null,
  ...over,
});

export const aMilestone = (id: string, over: Partial<Milestone> = {}): Milestone => ({
  id,
  outcomeId: null,
  name: `Milestone ${id}`,
  evaluateFrom: on("2026-01-01"),
  deadline: on("2026-12-31"),
  reach: { kind: "task", tasks: [{ name: "Train the team", startedOn: null, doneOn: null }] },
  buyerOwner: "Maja",
  ourOwner: "Anna",
  isFirstImpact: false,
  ...over,
});

/** A ledger, or the database of a program that runs. */
interface PlaceOfPlans {
  readonly storage: Pick<Context["storage"], "pool">;
  readonly now: () => Date;
}

interface PlanParts {
  readonly id: string;
  readonly account?: number | null;
  readonly phase?: "close" | "success";
  readonly objective?: string;
  readonly steps?: readonly Step[];
  readonly outcomes?: readonly Outcome[];
  readonly milestones?: readonly Milestone[];
  readonly measured?: readonly (readonly [outcome: string, day: string, value: number])[];
}

/** Writes a plan down as the team does, without its pages. */
export async function keepPlan(context: PlaceOfPlans, parts: PlanParts): Promise<string> {
  const { id, account = null, phase = "success", objective = "Answer customers faster" } = parts;
  const rest = { about: { account, deal: null, plan: id }, base: 0, by: { id: null, name: "Anna" }, at: context.now() };
  await transaction(context.storage.pool, async (client) => {
    await plans.save(client, {
      id,
      ...rest,
      body: {
        objective,
        phase,
        valueOn: on("2026-12-01"),
        people: [{ person: "Anna Berg", side: "us", role: "csm" }],
        nextReviewOn: null,
        committedOn: null,
      },
    });
    for (const step of parts.steps ?? []) await steps.save(client, { id: step.id, ...rest, body: step });
    for (const outcome of parts.outcomes ?? []) await outcomes.save(client, { id: outcome.id, ...rest, body: outcome });
    for (const milestone of parts.milestones ?? []) await milestones.save(client, { id: milestone.id, ...rest, body: milestone });
    for (const [outcomeId, day, value] of parts.measured ?? [])
      await measurements.save(client, {
        id: `${outcomeId}-${day}`,
        ...rest,
        body: { outcomeId, on: on(day), value, source: "hand", evidence: null, by: "Anna" },
      });
  });
  return id;
}

/** A link to a plan, made by whoever works at the machine. @returns its secret */
export async function secretFor(context: Context, plan: string, name = "Maja Lind", days = 90): Promise<string> {
  const input = routes.makeBuyerLink.input.parse({ plan, name, language: "de", days });
  const { link } = await run(context, theMachine(), "makeBuyerLink", input, () => undefined);
  return new URL(link).pathname.split("/").at(-1) ?? "";
}
