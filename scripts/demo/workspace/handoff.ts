import { type Day, endOfDay } from "../../../src/domain/index.ts";
import { plus } from "../calendar.ts";
import type { DemoCustomer } from "./companies.ts";
import type { Buyers } from "./diagnosis.ts";
import { type About, type Book, text } from "./document.ts";
import type { Meant } from "./plan.ts";

export type HandedOver = "in_time" | "late" | "returned" | "offered";

const HOUR = 3_600_000;
const at = (on: Day, hour: number) => ({ at: endOfDay("UTC", on) + 1 - 24 * HOUR + hour * HOUR, on: text(on) });

/** What went from the sale to those who deliver, and how they took it. */
export function handOver(
  book: Book,
  about: About,
  { deal, signedOn, specialist }: DemoCustomer,
  buyers: Buyers,
  meant: readonly Meant[],
  how: HandedOver,
): void {
  const [first] = meant;
  const content = {
    goals: meant.map(({ wanted }) => wanted.statement),
    successCriteria: first === undefined ? [] : [first.wanted.metric.name],
    pains: ["Appointments are missed when the plan changes at noon."],
    people: [
      { person: buyers.champion, role: "champion" },
      { person: buyers.decider, role: "decider" },
    ],
    products: ["Crew"],
    terms: "12 months, paid yearly",
    kickOffOn: text(plus(signedOn, 8)),
    risks: how === "returned" ? null : ["The ERP is changed in the same year."],
    promises: meant.map(({ wanted }) => ({
      id: `promise-${wanted.id}`,
      text: wanted.promise,
      by: deal.owner,
      on: text(plus(signedOn, -10)),
      quote: null,
      ref: null,
    })),
    preferences: "By telephone, before eight.",
    expansionSignals: ["A second branch"],
  };
  const offeredOn = plus(signedOn, how === "late" ? 6 : 0);
  const by = (person: string, role: string) => ({ person, role });
  const event = (action: string, when: ReturnType<typeof at>, who: ReturnType<typeof by>, reasons: readonly unknown[] = []) => ({
    action,
    ...when,
    by: who,
    reasons,
    offered: action === "offer" ? "@package" : null,
  });
  const offer = event("offer", at(offeredOn, 15), by(deal.owner, "ae"));
  const back = event("send_back", at(plus(offeredOn, 1), 10), by(specialist, "csm"), [
    { reason: "risk_not_told", note: null },
    { reason: "promise_beyond_reach", note: "Six weeks are not enough for four branches." },
  ]);
  const accept = event("accept", at(plus(offeredOn, 1), 9), by(specialist, "csm"));
  const events = how === "offered" ? [offer] : how === "returned" ? [offer, back] : [offer, accept];
  const isAccepted = how === "in_time" || how === "late";
  book.add("handoff", "@deal", about, isAccepted ? specialist : deal.owner, plus(offeredOn, 1), {
    dealId: "@deal",
    committed: at(signedOn, 10),
    state: isAccepted ? "accepted" : how === "returned" ? "returned" : "offered",
    package: content,
    basis: "@package",
    register: content.promises,
    dropped: [],
    events,
    firstContactOn: isAccepted ? text(plus(offeredOn, how === "late" ? 9 : 2)) : null,
  });
}
