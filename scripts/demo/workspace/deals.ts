import type { Day, Money } from "../../../src/domain/index.ts";
import { termsOf } from "../../../src/team/moments/index.ts";
import { plus } from "../calendar.ts";
import type { Chance } from "../chance.ts";
import { personName, SUPPORT_TEAM } from "../names.ts";
import { THROUGH } from "../story.ts";
import type { DemoCustomer, DemoDeal } from "./companies.ts";
import { type Buyers, diagnose } from "./diagnosis.ts";
import { type About, type Book, text } from "./document.ts";
import { workedBy } from "./methodology.ts";
import { momentTook } from "./moment.ts";
import { WANTED } from "./outcomes.ts";
import { closePlan } from "./plan.ts";

const STEPS = [
  "Walk through the figures of the first quarter",
  "Bring the head of IT to the table",
  "Hear what the board needs",
  "Send the summary, and have it confirmed",
  "Agree on the day of the first value",
] as const;

const aboutOf = ({ company, id }: DemoDeal): About => ({ account: company, deal: id, plan: null });

/** Every open deal has a next step; a few of them are late, as everywhere. */
export function tellNextSteps(book: Book, deals: readonly DemoDeal[]): void {
  for (const [at, deal] of deals.entries()) {
    // Some nobody has thought of.
    if (at % 6 === 5) continue;
    const on = plus(THROUGH, at % 9 === 4 ? 3 : 26 + (at % 17));
    book.add("deal", "@deal", aboutOf(deal), deal.owner, plus(THROUGH, -(at % 12)), {
      nextStep: { what: STEPS[at % STEPS.length], on: text(on), owner: deal.owner },
      ...(at % 3 === 0 ? { methodology: workedBy(at) } : {}),
    });
  }
}

/** Expansions that name the outcome they grow from. */
export function tellExpansions(book: Book, customers: readonly DemoCustomer[]): void {
  for (const { company, expansions } of customers) {
    const grown = expansions.at(-1);
    if (grown === undefined) continue;
    book.add("deal", "@deal", aboutOf(grown), grown.owner, grown.closesOn, { outcomeId: `demo-plan-${company}-missed` });
  }
}

/** What is known of a deal that is worked on: its diagnosis, the moments, a trade, and the plan to the signature. */
export function tellDeal(book: Book, chance: Chance, deal: DemoDeal, at: number): void {
  const about = aboutOf(deal);
  const buyers: Buyers = { champion: personName(chance), decider: personName(chance), technical: personName(chance) };
  const to: Day = plus(THROUGH, -6 + at);
  const isFar = deal.stage === "Negotiation";
  diagnose(book, chance, {
    about,
    buyers,
    seller: deal.owner,
    currency: deal.currency,
    from: plus(deal.createdOn, 6),
    to,
    depth: isFar ? 3 : at % 3 === 0 ? 1 : 2,
  });
  const buyer = (person: string) => ({ person, role: "buyer" as const });
  const took = { about, owner: deal.owner, team: "ae" as const };
  const us = { person: deal.owner, role: "ae" as const };
  momentTook(book, {
    ...took,
    moment: "conversation",
    on: plus(deal.createdOn, 8),
    people: [us, buyer(buyers.champion)],
    met: 2 + (at % 4),
  });
  if (deal.stage === "Discovery") return;
  momentTook(book, {
    ...took,
    moment: "diagnose",
    on: plus(deal.createdOn, 40),
    people: [us, buyer(buyers.champion), buyer(buyers.decider)],
    met: 2 + (at % 4),
  });
  const proposal = `demo-${deal.id}-proposal`;
  // Some propose before the summary was confirmed; the moments show it.
  const sentOn = at % 3 === 1 || !isFar ? plus(deal.createdOn, 40) : plus(to, 2);
  book.add("proposal", proposal, about, deal.owner, sentOn, {
    id: proposal,
    dealId: "@deal",
    on: text(sentOn),
    by: deal.owner,
    team: "ae",
  });
  if (at < 3) tellBant(book, about, deal, buyers, at);
  if (!isFar) return;
  tellTrade(book, about, deal, at);
  const us2 = SUPPORT_TEAM[at % SUPPORT_TEAM.length] ?? "Ana Pires";
  const planned = {
    plan: `demo-plan-${deal.id}`,
    about,
    buyers,
    us: us2,
    seller: deal.owner,
    currency: deal.currency,
    signedOn: deal.closesOn,
    touchedOn: plus(THROUGH, -(at * 2)),
  };
  closePlan(
    book,
    planned,
    deal,
    WANTED.slice(at % 3, (at % 3) + 2),
    2 + (at % 4),
    at % 6 === 0 ? "signed" : at % 4 === 0 ? "dated" : "open",
  );
}

/** The old way of judging a deal, beside the diagnosis. */
function tellBant(book: Book, about: About, deal: DemoDeal, buyers: Buyers, at: number): void {
  const on = plus(deal.createdOn, 12);
  book.add("bant", "@deal", about, deal.owner, on, {
    recordedOn: text(on),
    budget: at === 1 ? null : { amount: { minor: deal.amountMinor, currency: deal.currency }, isFunded: at === 0 },
    authority: at === 1 ? null : buyers.decider,
    need: "Plan the day anew when it changes at noon.",
    timeline: text(deal.closesOn),
  });
}

function tellTrade(book: Book, about: About, deal: DemoDeal, at: number): void {
  const id = `demo-${deal.id}-trade`;
  const on = plus(THROUGH, -10 + at);
  const worth = (share: number): Money => ({
    minor: Math.round((deal.amountMinor * share) / 10_000) * 10_000,
    currency: deal.currency as Money["currency"],
  });
  const isFair = at % 3 !== 2;
  const gives = [{ what: "10 % off the first year", isDiscount: true, worth: worth(0.1) }];
  const gets = isFair
    ? [
        { what: "Two years instead of one", isDiscount: false, worth: worth(0.08) },
        { what: "A reference once the first outcome is confirmed", isDiscount: false, worth: at % 7 === 0 ? null : worth(0.04) },
      ]
    : [];
  book.add("trade", id, about, deal.owner, on, {
    id,
    dealId: "@deal",
    by: deal.owner,
    sellerId: null,
    on: text(on),
    gives,
    gets,
    // Nobody allows a discount that nothing comes back for.
    approval: isFair ? { name: "Femke de Wit", personId: null, on: text(plus(on, 1)), terms: termsOf({ gives, gets }) } : null,
  });
}

/** Tasks and comments beside some of them. */
export function tellTalk(book: Book, deals: readonly DemoDeal[], customers: readonly DemoCustomer[]): void {
  for (const [at, deal] of deals.slice(0, 5).entries())
    book.add("task", `demo-task-${at + 1}`, aboutOf(deal), deal.owner, plus(THROUGH, at), {
      what: STEPS[(at + 2) % STEPS.length],
      on: text(plus(THROUGH, 20 + at * 4)),
      owner: deal.owner,
      doneOn: at === 0 ? text(plus(THROUGH, 9)) : null,
    });
  for (const [at, { company, deal, specialist }] of customers.slice(0, 6).entries())
    book.add("comment", `demo-comment-${at + 1}`, { account: company, deal: deal.id, plan: null }, specialist, plus(THROUGH, at), {
      text:
        at % 2 === 0
          ? "They showed the figures to their own board, and asked for a second branch."
          : "The champion is away until the tenth; the technical contact answers.",
      mentions: [],
      isShared: false,
    });
}
