import { type Day, dayOf } from "../../../src/domain/index.ts";
import { earlier, later, plus } from "../calendar.ts";
import type { Chance } from "../chance.ts";
import { personName } from "../names.ts";
import { THROUGH } from "../story.ts";
import type { DemoCustomer } from "./companies.ts";
import { type Buyers, diagnose } from "./diagnosis.ts";
import { type About, type Book, text } from "./document.ts";
import { type HandedOver, handOver } from "./handoff.ts";
import { workedBy } from "./methodology.ts";
import { momentTook } from "./moment.ts";
import { WANTED, type Wanted } from "./outcomes.ts";
import { tellStances } from "./people.ts";
import { type Meant, successPlan } from "./plan.ts";

/** Since this day sellers say how they sell. */
const METHOD_SINCE = dayOf(2025, 8, 1);
/** Before this day a confirmation shows in the retention of the last twelve months. */
const OPENING = dayOf(2025, 10, 31);
const wanted = (id: string): Wanted => WANTED.find((one) => one.id === id) ?? (WANTED[0] as Wanted);

export type Story = "proven" | "behind" | "broken" | "fresh" | "lost";

/** Who of them is told of: enough with proven value in both currencies, and some of every other kind. */
export function chosenCustomers(customers: readonly DemoCustomer[]): readonly (readonly [Story, DemoCustomer])[] {
  const found: (readonly [Story, DemoCustomer])[] = [];
  const take = (story: Story, most: number, isSo: (one: DemoCustomer) => boolean): void => {
    const free = customers.filter((one) => isSo(one) && !found.some(([, other]) => other === one));
    for (const one of free.slice(0, most)) found.push([story, one]);
  };
  const isOld = ({ signedOn, isHere, valueOn }: DemoCustomer): boolean =>
    isHere && valueOn !== null && signedOn > dayOf(2024, 1, 1) && signedOn < dayOf(2025, 5, 1);
  const grewLately = ({ expansions }: DemoCustomer): boolean => expansions.some(({ closesOn }) => closesOn > OPENING);
  for (const currency of ["EUR", "USD"] as const) {
    const isOf = ({ deal }: DemoCustomer): boolean => deal.currency === currency;
    take("proven", 3, (one) => isOf(one) && isOld(one) && grewLately(one));
    take("proven", 3, (one) => isOf(one) && isOld(one) && one.hasUsers);
  }
  take(
    "behind",
    3,
    ({ signedOn, isHere, liveOn }) => isHere && liveOn !== null && signedOn > dayOf(2026, 1, 15) && signedOn < dayOf(2026, 6, 1),
  );
  take(
    "broken",
    2,
    ({ signedOn, isHere, liveOn }) => isHere && liveOn !== null && signedOn > dayOf(2025, 9, 1) && signedOn < dayOf(2026, 1, 1),
  );
  take("lost", 2, ({ signedOn, isHere }) => !isHere && signedOn > dayOf(2025, 8, 1) && signedOn < dayOf(2026, 2, 1));
  take("fresh", 4, ({ signedOn, isHere }) => isHere && signedOn > dayOf(2026, 9, 20) && signedOn < dayOf(2026, 10, 25));
  return found;
}

interface Telling {
  readonly book: Book;
  readonly chance: Chance;
  readonly index: number;
  readonly customer: DemoCustomer;
  readonly about: About;
  readonly buyers: Buyers;
}

/** Everything the team wrote down of one customer. */
export function tellCustomer(book: Book, chance: Chance, story: Story, customer: DemoCustomer, index: number): void {
  const about: About = { account: customer.company, deal: customer.deal.id, plan: null };
  const buyers: Buyers = { champion: personName(chance), decider: personName(chance), technical: personName(chance) };
  const telling: Telling = { book, chance, index, customer, about, buyers };
  const meant = meantBy(story, telling);
  const { deal, signedOn, specialist } = customer;
  const touchedOn = story === "proven" && index % 5 === 3 ? dayOf(2026, 7, 20) : plus(THROUGH, (index * 3) % 18);
  // Of some customers nobody wrote down what they needed.
  const depth = story === "proven" ? ([3, 3, 2, null] as const)[index % 4] : story === "behind" ? null : story === "fresh" ? 2 : 1;
  if (depth !== null && depth !== undefined)
    diagnose(book, chance, {
      about,
      buyers,
      seller: deal.owner,
      currency: deal.currency,
      from: plus(signedOn, -70),
      to: plus(signedOn, -4),
      depth,
    });
  const plan = `demo-plan-${customer.company}`;
  const review = story === "proven" || story === "broken" ? earlier(touchedOn, plus(THROUGH, 4)) : null;
  successPlan(
    book,
    { plan, about, buyers, us: specialist, seller: deal.owner, currency: deal.currency, signedOn, touchedOn },
    meant,
    customer,
    review,
  );
  // Older hand-offs were not kept.
  if (story !== "proven" || index % 3 === 0) handOver(book, about, customer, buyers, meant, handedOver(story, index));
  tellMoments(story, telling, meant);
  if (index % 3 === 0 || story === "fresh") tellStances(book, customer, buyers, index);
  if (signedOn > METHOD_SINCE) book.add("deal", "@deal", about, deal.owner, signedOn, { methodology: workedBy(index) });
  if (story === "proven") tellProof(telling, plan, meant);
  if (story === "broken" || story === "lost" || (story === "proven" && index % 6 === 1)) tellRescue(story, telling);
}

const handedOver = (story: Story, index: number): HandedOver => {
  if (story === "fresh") return index % 2 === 0 ? "offered" : "returned";
  return story === "broken" || story === "lost" || index % 4 === 1 ? "late" : "in_time";
};

/** What was promised, and what became of it. */
function meantBy(story: Story, { index, customer: { signedOn } }: Telling): readonly Meant[] {
  const early = later(plus(signedOn, 110), plus(OPENING, -20 - index * 9));
  const recent = plus(THROUGH, -20 - ((index * 37) % 240));
  switch (story) {
    case "proven":
      return [
        { wanted: wanted("missed"), how: "confirmed", on: earlier(early, plus(OPENING, -5)) },
        {
          wanted: wanted(index % 2 === 0 ? "jobs" : "arrival"),
          how: index % 7 === 5 ? "taken_back" : index % 3 === 0 ? "delivered" : "confirmed",
          on: recent,
        },
        ...(index % 4 === 0 ? [{ wanted: wanted("overdue"), how: "dropped" as const, on: dayOf(2026, 4, 14) }] : []),
        ...(index % 5 === 2 ? [{ wanted: wanted("crew"), how: "agreed" as const, on: plus(signedOn, 60) }] : []),
      ];
    case "behind":
      return [
        { wanted: wanted("arrival"), how: index % 2 === 0 ? "agreed" : "delivered", on: plus(THROUGH, -12) },
        { wanted: wanted("jobs"), how: "discovered", on: plus(signedOn, 25) },
      ];
    case "broken":
      return [
        { wanted: wanted("missed"), how: "missed", on: dayOf(2026, 8, 31) },
        { wanted: wanted("overdue"), how: "partly", on: dayOf(2026, 9, 12) },
        { wanted: wanted("crew"), how: "forgotten", on: signedOn },
      ];
    case "lost":
      return [
        { wanted: wanted("jobs"), how: "missed", on: plus(signedOn, 80) },
        { wanted: wanted("arrival"), how: "forgotten", on: signedOn },
      ];
    case "fresh":
      return [{ wanted: wanted("missed"), how: "agreed", on: later(plus(signedOn, 20), plus(THROUGH, -6)) }];
  }
}

function tellMoments(story: Story, { book, customer, about, buyers, index }: Telling, meant: readonly Meant[]): void {
  const { deal, signedOn, specialist } = customer;
  const buyer = (person: string) => ({ person, role: "buyer" as const });
  const met = story === "broken" || story === "lost" ? 1 : 3 + (index % 3);
  momentTook(book, {
    about,
    moment: "diagnose",
    on: plus(signedOn, -20),
    owner: deal.owner,
    team: "ae",
    people: [{ person: deal.owner, role: "ae" }, buyer(buyers.champion), buyer(buyers.decider)],
    met,
    ...(met < 3 ? { coach: "Let the customer say the figure before you show anything." } : {}),
  });
  const confirmed = meant.findLast(({ how }) => how === "confirmed");
  if (confirmed === undefined) return;
  momentTook(book, {
    about,
    moment: "outcomes",
    on: plus(THROUGH, -(index * 5) % 70),
    owner: specialist,
    team: "csm",
    people: [{ person: specialist, role: "csm" }, buyer(buyers.champion), ...(index % 3 === 0 ? [] : [buyer(buyers.decider)])],
    met: 2 + (index % 3),
  });
}

const KINDS = ["reference", "case", "review", "testimonial", "rating"] as const;

/** What the customer shows or says, at the stage it helped in. */
function tellProof({ book, customer, about, index }: Telling, plan: string, meant: readonly Meant[]): void {
  const own: About = { account: about.account, deal: null, plan: null };
  const [first] = meant;
  if (first === undefined) return;
  const add = (id: string, kind: string, stage: string, on: Day, outcomeId: string | null, note: string): void =>
    book.add("proof", `@account:${id}`, own, customer.specialist, on, { id, kind, stage, on: text(on), outcomeId, note });
  const outcome = `${plan}-${first.wanted.id}`;
  add("figures", "outcome", index % 2 === 0 ? "impact" : "expansion", plus(first.on, 4), outcome, "Their own figures, shown at the review");
  const kind = KINDS[index % KINDS.length] ?? "review";
  const isOfOutcome = kind === "reference" || kind === "case";
  add(
    "word",
    kind,
    index % 3 === 0 ? "education" : "selection",
    dayOf(2026, 2 + (index % 8), 9),
    isOfOutcome ? outcome : null,
    "In their own words",
  );
  // One that somebody promised before anything was confirmed.
  if (index % 7 === 2) add("early", "reference", "selection", plus(first.on, -40), outcome, "Asked for before there was anything to tell");
}

const CAUSES = ["The sponsor left", "Sold for four branches, set up for one", "The hand-over was a form"] as const;

function tellRescue(story: Story, { book, customer, about, index }: Telling): void {
  const own: About = { account: about.account, deal: null, plan: null };
  const on = story === "lost" ? plus(customer.signedOn, 70) : dayOf(2026, 3 + (index % 6), 18);
  book.add("rescue", "@account:rescue-1", own, customer.specialist, on, {
    id: "rescue-1",
    on: text(on),
    cause: CAUSES[story === "proven" ? 0 : 1 + (index % 2)],
    isSaved: story === "lost" ? false : story === "broken" && index % 2 === 0 ? null : true,
  });
}
