// What a team has written down over some years, of deals that the ledger holds: put straight into the store.
import { type Day, day, parseDay } from "../src/domain/index.ts";
import { readDeals } from "../src/ledger/index.ts";
import type { Context } from "../src/operations/index.ts";
import { closeSteps, impactStates, letters, momentIds, outcomeBuckets } from "../src/standard/index.ts";
import { transaction } from "../src/storage/index.ts";
import { type DealNotes, emptyNotes } from "../src/team/deals/index.ts";
import type { Fact } from "../src/team/diagnosis/index.ts";
import { type About, type DocumentKind, type FirstVersion, saveFirst } from "../src/team/documents/index.ts";
import type { Handoff, HandoffPackage } from "../src/team/handoff/index.ts";
import type { MomentRecord } from "../src/team/moments/index.ts";
import type { Measurement, Milestone, Outcome, PlanHead, Promised, Step } from "../src/team/plans/index.ts";
import type { Comment, Task } from "../src/team/work/index.ts";
import { chanceFrom } from "./files.ts";

const NOTES = 5_000;
const DIAGNOSED = 2_000;
const PLANS = 3_000;
const HANDOFFS = 1_500;
const MOMENTS = 5_000;
const TASKS = 5_000;
const COMMENTS = 10_000;
const PROOFS = 500;
const A_GO = 2_000;
const DAY = 86_400_000;

interface Deal {
  readonly deal: number;
  readonly account: number;
  readonly owner: string;
  readonly closedOn: Day | null;
}

/** Words as long as people write. */
const SAID = "We lose two days a week because nobody sees where an order stands, and the board has asked for it by the end of the quarter.";
const chance = chanceFrom(11);
const any = (limit: number): number => Math.floor(chance() * limit);
const of = <T>(list: readonly T[]): T => list[any(list.length)] as T;

interface Written {
  readonly today: Day;
  readonly people: readonly string[];
  readonly open: readonly Deal[];
  readonly won: readonly Deal[];
}

const aboutDeal = ({ deal, account }: Deal, plan: string | null = null): About => ({ account, deal, plan });

const document = (kind: DocumentKind, id: string, about: About, body: unknown, on: number, by: string): FirstVersion => ({
  kind,
  id,
  about,
  body,
  by,
  at: new Date(on * DAY),
});

function* notes({ today, open }: Written): Generator<FirstVersion> {
  for (const deal of open.slice(0, NOTES)) {
    const nextStep = chance() < 0.8 ? { what: "Call again", on: day(today - 10 + any(40)), owner: deal.owner } : null;
    const body: DealNotes = { ...emptyNotes, nextStep };
    yield document("deal", String(deal.deal), aboutDeal(deal), body, today - any(90), deal.owner);
  }
}

/** A dozen facts of one deal, over some months. */
function factsOf(today: Day): readonly Fact[] {
  const from = today - 30 - any(120);
  const evidence = letters.slice(0, 5).map(
    (letter, i): Fact => ({
      kind: "evidence",
      on: day(from + i * 3),
      evidence: {
        id: `evidence-${i}`,
        letter,
        claim: SAID,
        kind: of(["verbatim", "document", "call"] as const),
        speaker: chance() < 0.8 ? "customer" : "seller",
        person: of(["Maja Lind", "Ole Berg", "Ida Holm"]),
        ref: null,
        depth: of([1, 2, 3] as const),
        isConfirmed: chance() < 0.5,
        contradicts: [],
      },
    }),
  );
  const buyer = { person: "Maja Lind", role: "decider", stance: "for" } as const;
  return [
    ...evidence,
    {
      kind: "pain",
      on: day(from + 4),
      pain: { id: "pain-1", statement: SAID, affects: "Logistics", rank: 1, annualCost: null, evidence: ["evidence-1"] },
    },
    {
      kind: "pain",
      on: day(from + 5),
      pain: { id: "pain-2", statement: SAID, affects: "Finance", rank: 2, annualCost: null, evidence: [] },
    },
    {
      kind: "impact",
      on: day(from + 6),
      impact: {
        id: "impact-1",
        statement: "Orders are seen at once",
        bucket: of(outcomeBuckets),
        how: "One list of all orders",
        by: day(today + any(120)),
        value: { minor: (1 + any(90)) * 1_000_000, currency: "EUR" as never },
        confirmedBy: "Maja Lind",
        stake: null,
        state: "agreed",
        evidence: ["evidence-2"],
      },
    },
    {
      kind: "event",
      on: day(from + 8),
      event: { description: "New warehouse", on: day(today + any(200)), consequence: SAID, isTheirs: true, isTested: chance() < 0.5 },
    },
    {
      kind: "decision",
      on: day(from + 9),
      decision: { criteria: ["price"], steps: [], committee: [buyer], economicBuyer: "Maja Lind", decidesAlone: false },
    },
    { kind: "noted", on: day(from + 10), fact: "buyer_met", holds: true },
    { kind: "confirmed", on: day(from + 12), isConfirmed: chance() < 0.6 },
  ];
}

function* diagnoses({ today, open, won }: Written): Generator<FirstVersion> {
  for (const deal of [...open.slice(0, (DIAGNOSED * 3) / 4), ...won.slice(0, DIAGNOSED / 4)])
    for (const [i, fact] of factsOf(today).entries())
      yield document("fact", `fact-${deal.deal}-${i}`, aboutDeal(deal), fact, fact.on, deal.owner);
}

const changesTo = (state: Outcome["state"], on: number): Outcome["changes"] =>
  impactStates.slice(1, impactStates.indexOf(state) + 1).map((to, i) => ({
    to,
    on: day(on + i * 40),
    by: { person: "Owner 1", role: "csm" },
    buyer: "Maja Lind",
    evidence: ["a report"],
    reason: null,
  }));

function* planParts(plan: string, deal: Deal, begun: Day, { today }: Written): Generator<FirstVersion> {
  const about = aboutDeal(deal, plan);
  const part = (kind: DocumentKind, id: string, body: unknown, on: number): FirstVersion =>
    document(kind, `${plan}/${id}`, about, body, Math.min(on, today), deal.owner);
  for (const step of closeSteps) {
    const doneOn = chance() < 0.6 ? day(begun + any(60)) : null;
    const body: Step = {
      id: step.id,
      name: step.id,
      kind: step.id,
      dependsOn: step.dependsOn,
      days: step.days,
      buyerOwner: chance() < 0.7 ? "Maja Lind" : null,
      ourOwner: deal.owner,
      due: null,
      doneOn,
      evidence: [],
    };
    yield part("step", step.id, body, begun);
  }
  const promise: Promised = { id: "promise-1", text: SAID, by: deal.owner, on: begun, quote: null, ref: null };
  yield part("promise", promise.id, promise, begun);
  for (let i = 1; i <= 3; i++) {
    const state = deal.closedOn === null ? of(impactStates.slice(0, 2)) : of(impactStates);
    const body: Outcome = {
      id: `outcome-${i}`,
      statement: "Orders are answered faster",
      bucket: of(outcomeBuckets),
      stake: null,
      metric: { name: "hours to answer", unit: "h", direction: "down", meter: null },
      baseline: { value: 24, on: begun, evidence: null },
      target: { value: 6, upTo: null, dueOn: day(begun + 90 + any(400)) },
      buyerOwner: "Maja Lind",
      ourOwner: deal.owner,
      promiseId: i === 1 ? "promise-1" : null,
      worth: { perUnit: { minor: 100_000, currency: "EUR" as never }, attribution: 0.5 },
      state,
      changes: changesTo(state, begun),
      closed: null,
    };
    yield part("outcome", body.id, body, begun);
    for (let n = 0; n < 3; n++) {
      const on = day(begun + n * 30 + any(20));
      const measured: Measurement = { outcomeId: body.id, on, value: 24 - n * any(7), source: "hand", evidence: null, by: deal.owner };
      if (on <= today) yield part("measurement", `measurement-${i}-${n}`, measured, on);
    }
  }
  const milestone: Milestone = {
    id: "milestone-1",
    outcomeId: "outcome-1",
    name: "The first team works with it",
    evaluateFrom: begun,
    deadline: day(begun + 60),
    reach: { kind: "task", tasks: [{ name: "Trained", startedOn: begun, doneOn: chance() < 0.7 ? day(begun + any(50)) : null }] },
    buyerOwner: null,
    ourOwner: deal.owner,
    isFirstImpact: true,
  };
  yield part("milestone", milestone.id, milestone, begun);
}

const planOf = ({ deal }: Deal): string => `plan-${deal}`;

function* plans(written: Written): Generator<FirstVersion> {
  const { today, open, won } = written;
  for (const deal of [...open.slice(0, PLANS / 2), ...won.slice(0, PLANS / 2)]) {
    const begun = day(deal.closedOn === null ? today - 20 - any(60) : Math.min(deal.closedOn, today - 30));
    const head: PlanHead = {
      phase: deal.closedOn === null ? "close" : "success",
      valueOn: day(begun + 90),
      people: [
        { person: "Maja Lind", side: "buyer", role: "decider" },
        { person: deal.owner, side: "us", role: "ae" },
      ],
      nextReviewOn: day(today - 10 + any(60)),
      committedOn: deal.closedOn,
      objective: "Answer orders within six hours",
    };
    const plan = planOf(deal);
    yield document("plan", plan, aboutDeal(deal), head, begun, deal.owner);
    yield* planParts(plan, deal, begun, written);
  }
}

function* handoffs({ today, won }: Written): Generator<FirstVersion> {
  for (const deal of won.slice(0, HANDOFFS)) {
    const on = deal.closedOn ?? today;
    const passed: HandoffPackage = {
      goals: ["Answer orders within six hours"],
      successCriteria: [SAID],
      pains: [SAID],
      people: [
        { person: "Maja Lind", role: "decider" },
        { person: "Ole Berg", role: "champion" },
        { person: "Ida Holm", role: "technical_contact" },
      ],
      products: ["Orders"],
      terms: "12 months",
      kickOffOn: day(on + 14),
      risks: ["Two sites begin late"],
      promises: [{ id: "promise-1", text: SAID, by: deal.owner, on, quote: null, ref: null }],
      preferences: SAID,
      expansionSignals: [],
    };
    const state = of(["draft", "offered", "returned", "accepted", "accepted", "accepted"] as const);
    const event = (action: "offer" | "accept" | "send_back", after: number) => ({
      at: (on + after) * DAY,
      on: day(on + after),
      action,
      by: { person: deal.owner, role: action === "offer" ? ("ae" as const) : ("csm" as const) },
      reasons: [],
      offered: action === "offer" ? passed : null,
    });
    const last = state === "accepted" ? [event("accept", 2)] : state === "returned" ? [event("send_back", 2)] : [];
    const body: Handoff = {
      dealId: String(deal.deal),
      committed: { at: on * DAY, on },
      state,
      package: passed,
      basis: passed,
      register: passed.promises ?? [],
      dropped: [],
      events: state === "draft" ? [] : [event("offer", 1), ...last],
      firstContactOn: null,
    };
    yield document("handoff", String(deal.deal), aboutDeal(deal), body, on, deal.owner);
  }
}

function* others({ today, people, open, won }: Written): Generator<FirstVersion> {
  const all = [...open, ...won];
  for (let i = 0; i < MOMENTS; i++) {
    const deal = of(all);
    const on = day(today - any(700));
    const body: MomentRecord = {
      id: `moment-${i}`,
      moment: of(momentIds),
      accountId: String(deal.account),
      dealId: String(deal.deal),
      on,
      ownerId: deal.owner,
      team: of(["North", "South", "West"]),
      participants: [
        { person: deal.owner, role: "ae" },
        { person: "Maja Lind", role: "buyer" },
      ],
      checklist: [{ item: "summary_confirmed", isMet: chance() < 0.6, evidence: ["the minutes"] }],
      recorded: [],
      coachNote: null,
    };
    yield document("moment", body.id, aboutDeal(deal), body, on, deal.owner);
  }
  for (let i = 0; i < TASKS; i++) {
    const deal = of(open);
    const on = day(today - 300 + any(320));
    const body: Task = { what: "Send the figures", on, owner: of(people), doneOn: chance() < 0.7 ? on : null };
    yield document("task", `task-${i}`, aboutDeal(deal), body, Math.min(on, today), deal.owner);
  }
  for (let i = 0; i < COMMENTS; i++) {
    const deal = of(all);
    const body: Comment = { text: SAID, mentions: [], isShared: false };
    yield document("comment", `comment-${i}`, aboutDeal(deal), body, today - any(500), deal.owner);
  }
  for (let i = 0; i < PROOFS; i++) {
    const deal = of(won);
    const on = day(today - any(500));
    const body = { id: `proof-${i}`, kind: "review", stage: "selection", on, outcomeId: null, note: null };
    yield document("proof", body.id, { account: deal.account, deal: null, plan: null }, body, on, deal.owner);
  }
}

/** Writes all of it down, owned by the owners of the deals; answers with plans. */
export async function writeDown(context: Context, people: readonly string[]): Promise<void> {
  const { pool } = context.storage;
  const today = day(Math.floor(Date.now() / DAY));
  const deals = (await readDeals(pool, null)).flatMap(({ deal, account, body }): readonly (Deal & { outcome: unknown })[] =>
    account === null
      ? []
      : [{ deal, account, owner: String(body["owner"]), outcome: body["outcome"], closedOn: parseDay(String(body["closed_on"] ?? "")) }],
  );
  const written: Written = {
    today,
    people,
    open: deals.filter(({ outcome }) => outcome === "open").map((deal) => ({ ...deal, closedOn: null })),
    won: deals.filter(({ outcome, closedOn }) => outcome === "won" && closedOn !== null && closedOn <= today).toReversed(),
  };
  let batch: FirstVersion[] = [];
  const save = (): Promise<unknown> => transaction(pool, (client) => saveFirst(client, batch));
  for (const work of [notes, diagnoses, plans, handoffs, others])
    for (const one of work(written)) {
      batch.push(one);
      if (batch.length < A_GO) continue;
      await save();
      batch = [];
    }
  await save();
}
