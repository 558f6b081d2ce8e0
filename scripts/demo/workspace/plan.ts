import type { Day } from "../../../src/domain/index.ts";
import { scheduleOf, usualSteps } from "../../../src/team/plans/index.ts";
import { plus } from "../calendar.ts";
import { THROUGH } from "../story.ts";
import type { DemoCustomer, DemoDeal } from "./companies.ts";
import type { Buyers } from "./diagnosis.ts";
import { type About, type Book, text } from "./document.ts";
import { type How, outcomeOf, shareOf, type Wanted } from "./outcomes.ts";

/** What became of one promise: the outcome that keeps it, or nothing that does. */
export interface Meant {
  readonly wanted: Wanted;
  readonly how: How | "forgotten" | "dropped";
  /** Day of its last change. */
  readonly on: Day;
}

interface Planned {
  readonly plan: string;
  readonly about: About;
  readonly buyers: Buyers;
  readonly us: string;
  readonly seller: string;
  readonly currency: string;
  readonly signedOn: Day;
  /** Day on which anything of it was last written down. */
  readonly touchedOn: Day;
}

const peopleOf = ({ buyers, us, seller }: Planned) => [
  { person: buyers.champion, side: "buyer", role: "champion" },
  { person: buyers.decider, side: "buyer", role: "decider" },
  { person: buyers.technical, side: "buyer", role: "technical_contact" },
  { person: us, side: "us", role: "csm" },
  { person: seller, side: "us", role: "ae" },
];

const OBJECTIVES = [
  "A day that is planned once, and kept.",
  "Every technician knows at seven where to be at nine.",
  "Customers who are told when we come, and are not left waiting.",
  "Dispatch that two people run, and not four.",
  "Inspections done on their day, with the proof at hand.",
  "A third branch on the same plan as the first two.",
] as const;

/** What the customer wants of it all, in their words. */
const objectiveOf = (plan: string): string => OBJECTIVES[Number(plan.replace(/\D/g, "")) % OBJECTIVES.length] ?? OBJECTIVES[0];

const round = (value: number): number => Math.round(value * 10) / 10;

/** The success plan of a customer with its promises, outcomes, measurements and milestones. */
export function successPlan(book: Book, planned: Planned, meant: readonly Meant[], customer: DemoCustomer, review: Day | null): void {
  const { plan, about, buyers, us, seller, currency, signedOn, touchedOn } = planned;
  const own: About = { ...about, plan };
  book.add("plan", plan, own, us, plus(signedOn, 2), {
    phase: "success",
    objective: objectiveOf(plan),
    valueOn: text(plus(signedOn, 75)),
    people: peopleOf(planned),
    nextReviewOn: review === null ? null : text(plus(touchedOn, 60)),
    committedOn: text(signedOn),
  });
  for (const [at, { wanted, how, on }] of meant.entries()) {
    const promise = `promise-${wanted.id}`;
    book.add("promise", `${plan}/${promise}`, own, seller, plus(signedOn, -9), {
      id: promise,
      text: wanted.promise,
      by: seller,
      on: text(plus(signedOn, -10)),
      quote: at === 0 ? wanted.promise : null,
      ref: at === 0 ? "Recording of the last meeting before the signature" : null,
    });
    if (how === "forgotten") continue;
    if (how === "dropped") {
      book.add("drop", `${plan}/${promise}`, own, us, on, {
        promiseId: promise,
        reason: "The customer gave up its inspections business in spring.",
        on: text(on),
        buyer: buyers.decider,
        us,
      });
      continue;
    }
    const id = `${plan}-${wanted.id}`;
    const agreedOn = plus(signedOn, 18);
    const dueOn = how === "agreed" ? plus(THROUGH, 45) : how === "missed" ? plus(on, -15) : plus(on, 20);
    book.add("outcome", `${plan}/${id}`, own, us, on, {
      ...outcomeOf({ wanted, id, how, promiseId: promise, currency, buyer: buyers.champion, us, agreedOn, changedOn: on, dueOn }),
    });
    if (wanted.metric.meter === null && how !== "discovered")
      measure(book, own, id, wanted, shareOf[how], { us, buyers, from: agreedOn, to: on });
  }
  milestones(book, planned, customer);
  if (review !== null) hold(book, own, us, buyers, review, meant);
}

interface Between {
  readonly us: string;
  readonly buyers: Buyers;
  readonly from: Day;
  readonly to: Day;
}

function measure(book: Book, own: About, outcome: string, wanted: Wanted, share: number, { us, buyers, from, to }: Between): void {
  for (const [at, part] of [0.3, 0.7, 1].entries()) {
    const on = plus(from, Math.round((to - from - 14) * part));
    const isBuyer = at === 2;
    book.add("measurement", `${outcome}-m${at + 1}`, own, isBuyer ? buyers.champion : us, on, {
      outcomeId: outcome,
      on: text(on),
      value: round(wanted.from + (wanted.to - wanted.from) * share * part),
      source: isBuyer ? "buyer" : "hand",
      evidence: isBuyer ? "Report of the customer’s own" : null,
      by: isBuyer ? buyers.champion : us,
    });
  }
}

function milestones(book: Book, { plan, about, buyers, us, signedOn }: Planned, { valueOn, hasUsers }: DemoCustomer): void {
  const own: About = { ...about, plan };
  const shared = { outcomeId: null, evaluateFrom: text(signedOn), ourOwner: us };
  const add = (id: string, body: Readonly<Record<string, unknown>>): void =>
    book.add("milestone", `${plan}/${id}`, own, us, plus(signedOn, 5), { id, ...shared, ...body });
  const task = (name: string, doneOn: Day | null) => ({
    kind: "task",
    tasks: [{ name, startedOn: text(plus(signedOn, 6)), doneOn: doneOn === null ? null : text(doneOn) }],
  });
  add("first-day", {
    name: "The first day is planned in Larkmoor, and nobody called dispatch",
    deadline: text(plus(signedOn, 60)),
    reach: task("Plan a whole day", valueOn),
    buyerOwner: buyers.champion,
    isFirstImpact: true,
  });
  if (hasUsers)
    add("crew", {
      name: "Three people plan every week",
      deadline: text(plus(signedOn, 120)),
      reach: { kind: "threshold", meter: "active users", is: "at_least", value: 3 },
      buyerOwner: null,
      isFirstImpact: false,
    });
}

function hold(book: Book, own: About, us: string, buyers: Buyers, on: Day, meant: readonly Meant[]): void {
  const isDown = meant.some(({ how }) => how === "missed" || how === "forgotten");
  book.add("review", `${own.plan}-review`, own, us, on, {
    on: text(on),
    attendees: [buyers.champion, buyers.decider, us],
    decisions: [
      isDown ? "Larkmoor sends somebody for two days, and both sides look again in four weeks." : "Go on with the second region.",
    ],
    signal: isDown ? "unsure" : "renews",
    snapshot: meant.flatMap(({ wanted, how }) =>
      how === "forgotten" || how === "dropped" ? [] : [{ outcomeId: `${own.plan}-${wanted.id}`, progress: shareOf[how] }],
    ),
  });
}

/** The usual steps with who has them; counted back from the day of the value where the buyer put days on theirs. */
function stepsOf({ buyers, us, seller }: Planned, deal: DemoDeal, valueOn: Day, done: number, bound: Bound) {
  const steps = usualSteps("en").map((step, at) => ({
    ...step,
    buyerOwner: at === 4 && bound === "open" ? null : at % 2 === 0 ? buyers.technical : buyers.decider,
    ourOwner: at > 6 ? us : seller,
    doneOn: at < done ? plus(deal.createdOn, 30 + at * 9) : null,
  }));
  const ends = new Map(scheduleOf(steps, valueOn, THROUGH).steps.map(({ step, latestEnd }) => [step.id, latestEnd]));
  return steps.map((step) => {
    const end = ends.get(step.id);
    const isDone = step.doneOn !== null;
    return {
      ...step,
      due: bound === "open" || isDone || end === undefined ? null : text(end),
      doneOn: step.doneOn === null ? null : text(step.doneOn),
      evidence: isDone ? ["Mail of the customer’s"] : [],
    };
  });
}

/** How far the buyer's side has bound itself to the days of a plan. */
export type Bound = "signed" | "dated" | "open";

/** The way to the signature and to the first value, of a deal that is open. */
export function closePlan(book: Book, planned: Planned, deal: DemoDeal, wanted: readonly Wanted[], done: number, bound: Bound): void {
  const { plan, about, seller, currency, touchedOn, buyers } = planned;
  const own: About = { ...about, plan };
  const valueOn = bound === "open" ? plus(deal.closesOn, 60) : plus(THROUGH, 110);
  book.add("plan", plan, own, seller, plus(deal.createdOn, 20), {
    phase: "close",
    objective: objectiveOf(plan),
    valueOn: text(valueOn),
    people: peopleOf(planned),
    nextReviewOn: text(plus(THROUGH, 48)),
    committedOn: null,
  });
  const steps = stepsOf(planned, deal, valueOn, done, bound);
  for (const step of steps) book.add("step", `${plan}/${step.id}`, own, seller, plus(deal.createdOn, 20), step);
  if (bound === "signed")
    book.add("signature", plan, own, buyers.decider, touchedOn, {
      by: buyers.decider,
      on: text(touchedOn),
      link: 0,
      steps: steps.flatMap(({ id, name, buyerOwner, due, doneOn }) => (doneOn === null ? [{ id, name, owner: buyerOwner, due }] : [])),
    });
  for (const one of wanted) {
    const promise = `promise-${one.id}`;
    const id = `${plan}-${one.id}`;
    book.add("promise", `${plan}/${promise}`, own, seller, touchedOn, {
      id: promise,
      text: one.promise,
      by: seller,
      on: text(touchedOn),
      quote: null,
      ref: null,
    });
    book.add("outcome", `${plan}/${id}`, own, seller, touchedOn, {
      ...outcomeOf({
        wanted: one,
        id,
        how: "agreed",
        promiseId: promise,
        currency,
        buyer: buyers.champion,
        us: seller,
        agreedOn: touchedOn,
        changedOn: touchedOn,
        dueOn: plus(valueOn, 240),
      }),
    });
  }
}
