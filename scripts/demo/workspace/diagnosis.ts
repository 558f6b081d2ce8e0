import type { Day } from "../../../src/domain/index.ts";
import { plus } from "../calendar.ts";
import type { Chance } from "../chance.ts";
import type { About, Book } from "./document.ts";
import { text } from "./document.ts";

/** Who of the buyer's side takes part. */
export interface Buyers {
  readonly champion: string;
  readonly decider: string;
  readonly technical: string;
}

const SAID: Readonly<Record<string, readonly [string, string, string]>> = {
  situation: [
    "Plans are made on a wall board.",
    "Two dispatchers plan 34 technicians on a wall board and in a spreadsheet.",
    "34 technicians, 2 dispatchers, 210 jobs a week; plans are changed 40 times a day by telephone.",
  ],
  pain: [
    "Appointments are missed.",
    "Every tenth appointment is missed, mostly after the plan was changed at noon.",
    "11 % of appointments were missed last quarter, which cost us 118,000 in second visits.",
  ],
  impact: [
    "Fewer second visits.",
    "With half of the missed appointments we would not need the third van.",
    "Halving missed appointments is worth 60,000 a year to us, and the board has that in its plan.",
  ],
  critical_event: [
    "The season begins in spring.",
    "The heating season begins on 1 March; by then planning has to work.",
    "If planning does not work by 1 March we hire a third dispatcher for 48,000, and nobody wants to.",
  ],
  decision: [
    "The managing director decides.",
    "The managing director signs after operations and IT have said yes.",
    "Criteria are fixed: works offline, first value in six weeks, no change of the ERP. Board on the second Tuesday.",
  ],
};

const LETTERS = Object.keys(SAID);

interface Told {
  readonly about: About;
  readonly buyers: Buyers;
  readonly seller: string;
  readonly currency: string;
  readonly from: Day;
  /** Up to which the diagnosis was worked on. */
  readonly to: Day;
  /** 1 named, 2 with specifics, 3 in figures and confirmed. */
  readonly depth: 1 | 2 | 3;
}

/** What was learned of a customer's need, over months; after the sale too, where it is deep. */
export function diagnose(book: Book, chance: Chance, told: Told): void {
  const { about, buyers, seller, from, to, depth, currency } = told;
  const span = Math.max(6, to - from);
  let at = 0;
  const add = (share: number, body: Readonly<Record<string, unknown>>): void => {
    at += 1;
    const on = plus(from, Math.round(span * share));
    book.add("fact", `demo-${about.deal}-f${at}`, about, seller, on, { on: text(on), ...body });
  };
  const evidence = (letter: string, level: number, person: string | null, share: number): void =>
    add(share, {
      kind: "evidence",
      evidence: {
        id: `${letter}-${at + 1}`,
        letter,
        claim: SAID[letter]?.[level - 1] ?? "",
        kind: level === 1 ? "call" : "verbatim",
        speaker: person === null ? "seller" : "customer",
        person,
        ref: level === 3 ? "Recording of the second meeting" : null,
        depth: level,
        isConfirmed: level === 3,
        contradicts: [],
      },
    });
  for (const [index, letter] of LETTERS.entries()) {
    const people = [buyers.champion, buyers.technical, buyers.decider];
    evidence(letter, depth, depth === 3 ? (people[index % 3] ?? null) : buyers.champion, 0.05 + index * 0.12);
  }
  const money = (major: number) => ({ minor: major * 100, currency });
  add(0.2, {
    kind: "pain",
    pain: {
      id: "missed",
      statement: "Appointments are missed when the plan changes at noon.",
      affects: "Dispatch and customers",
      rank: 1,
      annualCost: depth === 1 ? null : money(chance.whole(60, 140) * 1000),
      evidence: ["pain-2"],
    },
  });
  if (depth === 1) return;
  add(0.4, {
    kind: "impact",
    impact: {
      id: "fewer",
      statement: "Half of the second visits are no longer needed.",
      bucket: "cost",
      how: "The day is planned anew within a minute, and technicians see it at once.",
      by: text(plus(to, 120)),
      value: money(chance.whole(24, 80) * 1000),
      confirmedBy: depth === 3 ? buyers.decider : null,
      stake: "The head of dispatch gets evenings back.",
      state: depth === 3 ? "agreed" : "discovered",
      evidence: ["impact-3"],
    },
  });
  add(0.6, {
    kind: "event",
    event: {
      description: "The season begins",
      on: text(plus(to, 100)),
      consequence: "A third dispatcher has to be hired.",
      isTheirs: true,
      isTested: depth === 3,
    },
  });
  add(0.7, {
    kind: "decision",
    decision: {
      criteria: ["works offline", "first value within six weeks"],
      steps: [{ name: "Board", owner: buyers.decider, due: text(plus(to, 14)) }],
      committee: [
        { person: buyers.champion, role: "champion", stance: "for" },
        { person: buyers.decider, role: "decider", stance: depth === 3 ? "for" : "neutral" },
        { person: buyers.technical, role: "technical contact", stance: "unknown" },
      ],
      economicBuyer: buyers.decider,
      decidesAlone: false,
    },
  });
  if (depth < 3) return;
  for (const [index, fact] of ["buyer_met", "champion_met_twice", "criteria_confirmed", "steps_complete"].entries())
    add(0.75 + index * 0.03, { kind: "noted", fact, holds: true });
  add(0.95, { kind: "confirmed", isConfirmed: true });
}
