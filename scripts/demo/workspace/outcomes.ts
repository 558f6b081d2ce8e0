import type { Day } from "../../../src/domain/index.ts";
import { plus } from "../calendar.ts";
import { text } from "./document.ts";

/** A result that customers of dispatch software want, from a figure to a figure. */
export interface Wanted {
  readonly id: string;
  readonly statement: string;
  readonly promise: string;
  readonly bucket: "revenue" | "cost" | "experience" | "risk";
  readonly metric: { readonly name: string; readonly unit: string; readonly direction: "up" | "down"; readonly meter: string | null };
  readonly from: number;
  readonly to: number;
  readonly perUnit: number;
}

export const WANTED: readonly Wanted[] = [
  {
    id: "missed",
    statement: "Bring missed appointments from 11 % to 4 %",
    promise: "You will miss less than half as many appointments within half a year.",
    bucket: "cost",
    metric: { name: "missed appointments", unit: "%", direction: "down", meter: null },
    from: 11,
    to: 4,
    perUnit: 8_400,
  },
  {
    id: "jobs",
    statement: "Raise the jobs a technician finishes a day from 3.8 to 4.6",
    promise: "Every technician will finish one job more every second day.",
    bucket: "revenue",
    metric: { name: "jobs a technician and day", unit: "jobs", direction: "up", meter: null },
    from: 3.8,
    to: 4.6,
    perUnit: 92_000,
  },
  {
    id: "arrival",
    statement: "Cut the time from call to arrival from 26 to 12 hours",
    promise: "Your customers will wait half as long for a technician.",
    bucket: "experience",
    metric: { name: "hours from call to arrival", unit: "h", direction: "down", meter: null },
    from: 26,
    to: 12,
    perUnit: 1_900,
  },
  {
    id: "overdue",
    statement: "Have no inspection overdue: from 40 to 0",
    promise: "No inspection will be overdue by the next audit.",
    bucket: "risk",
    metric: { name: "overdue inspections", unit: "inspections", direction: "down", meter: null },
    from: 40,
    to: 0,
    perUnit: 650,
  },
  {
    id: "crew",
    statement: "Have the whole crew plan in the app, from 1 to 8 people",
    promise: "The crew will use it without being told to.",
    bucket: "experience",
    metric: { name: "people planning in the app", unit: "people", direction: "up", meter: "active users" },
    from: 1,
    to: 8,
    perUnit: 1_200,
  },
];

export type How = "confirmed" | "delivered" | "agreed" | "discovered" | "missed" | "partly" | "taken_back";

interface Made {
  readonly wanted: Wanted;
  readonly id: string;
  readonly how: How;
  readonly promiseId: string | null;
  readonly currency: string;
  readonly buyer: string;
  readonly us: string;
  /** Day it was agreed on. */
  readonly agreedOn: Day;
  /** Day of its last change. */
  readonly changedOn: Day;
  readonly dueOn: Day;
}

/** An outcome with the way it came to its state. */
export function outcomeOf({ wanted, id, how, promiseId, currency, buyer, us, agreedOn, changedOn, dueOn }: Made) {
  const change = (to: string, on: Day, role: "csm" | "buyer", evidence: readonly string[] = [], reason: string | null = null) => ({
    to,
    on: text(on),
    by: { person: role === "buyer" ? buyer : us, role },
    buyer: role === "buyer" || to === "agreed" ? buyer : null,
    evidence,
    reason,
  });
  const agreed = change("agreed", agreedOn, "csm");
  const delivered = change("delivered", plus(changedOn, -12), "csm", [`Figures of ${text(plus(changedOn, -14))}`]);
  const confirmed = change("confirmed", changedOn, "buyer");
  const ways: Readonly<Record<How, readonly ReturnType<typeof change>[]>> = {
    discovered: [],
    agreed: [agreed],
    missed: [agreed],
    partly: [agreed, delivered],
    delivered: [agreed, { ...delivered, on: text(changedOn) }],
    confirmed: [agreed, delivered, confirmed],
    taken_back: [
      agreed,
      delivered,
      confirmed,
      change("delivered", plus(changedOn, 40), "buyer", [], "The figures were of one region only."),
    ],
  };
  const changes = ways[how];
  const isVague = how === "discovered";
  return {
    id,
    statement: wanted.statement,
    bucket: wanted.bucket,
    stake: wanted.id === "missed" ? "The head of dispatch no longer answers for it every Monday." : null,
    metric: isVague ? null : wanted.metric,
    baseline: isVague ? null : { value: wanted.from, on: text(plus(agreedOn, -7)), evidence: "Report of the customer’s own" },
    target: isVague ? null : { value: wanted.to, upTo: null, dueOn: text(dueOn) },
    buyerOwner: isVague ? null : buyer,
    ourOwner: us,
    promiseId,
    worth: isVague ? null : { perUnit: { minor: wanted.perUnit * 100, currency }, attribution: 0.6 },
    state: changes.at(-1)?.to ?? "discovered",
    changes,
    closed:
      how === "missed" || how === "partly"
        ? { as: how, on: text(changedOn) }
        : how === "confirmed"
          ? { as: "achieved", on: text(changedOn) }
          : null,
  };
}

/** How far it came by the time of its last change. */
export const shareOf: Readonly<Record<How, number>> = {
  confirmed: 1,
  delivered: 0.95,
  partly: 0.5,
  agreed: 0.35,
  missed: 0.2,
  taken_back: 0.7,
  discovered: 0,
};
