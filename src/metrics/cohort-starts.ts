import { monthlyMinor } from "../domain/index.ts";
import { measures, QUANTITY_SCALE } from "../facts/index.ts";
import type { Ask, AskCondition, Method } from "./definition.ts";
import { kindCodes } from "./kinds.ts";

/** What may be taken for the beginning, and the column that holds its month. */
const COLUMNS: Readonly<Record<string, string>> = {
  month_end: "cohort",
  first_payment: "cohort",
  live: "cohort_live",
  contact: "cohort_contact",
  sale: "cohort_sale",
  first_use: "cohort_usage",
  return: "cohort_return",
};

export const startColumn = (method: string): string => COLUMNS[method] ?? "cohort";

/** The column in which an entity counts once as a member of such a cohort. Whoever was live had come, whenever that was. */
export const memberColumn = (method: string): string => (method === "live" ? "entered" : method === "return" ? "rejoined" : "joined");

/** Starts at which something is paid already, so that what comes later can be measured by it. */
export const payingStarts: readonly Method[] = [
  { name: "live", meaning: "By the month in which a paying customer first was live; age 0 is that month." },
  { name: "return", meaning: "Customers who came back, by the month of the return; who leaves and returns again begins anew." },
];

export const startMethods: readonly Method[] = [
  { name: "first_payment", meaning: "By the month of the first payment; age 0 is that month." },
  ...payingStarts,
  { name: "contact", meaning: "By the month of the first lead or opportunity known." },
  { name: "sale", meaning: "By the month in which the first sale was won." },
  { name: "first_use", meaning: "By the month of the first use that was measured." },
];

/** What a triangle adds up: rows of a fact, and whether they make a level or are counted in their own month only. */
export interface Counted {
  readonly fact: "movement" | "measure";
  readonly column: "amount" | "logos";
  readonly where: readonly AskCondition[];
  readonly isFlow: boolean;
  /** The value from a sum. */
  readonly worth: (sum: bigint) => number;
  /** Rows of which there is one a member of the cohort. */
  readonly members: {
    readonly fact: "movement" | "measure";
    readonly column: "amount" | "logos";
    readonly scale: bigint;
    readonly where: (method: string) => readonly AskCondition[];
  };
}

const measureIs = (name: (typeof measures)[number]): AskCondition => ({ column: "measure", in: [measures.indexOf(name)] });

const ofMovements: Counted["members"] = {
  fact: "movement",
  column: "logos",
  scale: 1n,
  where: (method) => [{ column: "kind", in: method === "return" ? kindCodes("reactivation") : kindCodes("new", "initial") }],
};

/** Money, or customers, of those who ever paid. */
export const ofRevenue = (column: "amount" | "logos"): Counted => ({
  fact: "movement",
  column,
  where: [],
  isFlow: false,
  worth: column === "amount" ? monthlyMinor : Number,
  members: ofMovements,
});

/** Quantities of those who ever paid or used something. */
export const ofMeasure = (name: "seats" | "usage" | "outcomes"): Counted => ({
  fact: "measure",
  column: "amount",
  where: [measureIs(name)],
  isFlow: name === "usage",
  worth: (sum) => Number(sum) / Number(QUANTITY_SCALE),
  members: { fact: "measure", column: "amount", scale: QUANTITY_SCALE, where: () => [measureIs(name === "usage" ? "user" : "member")] },
});

/** Quantities of different meters are told apart by a first key. */
const byMeter = ({ isFlow }: Counted): readonly string[] => (isFlow ? ["meter"] : []);

export const countedAsk = (counted: Counted, method: string): Ask => ({
  fact: counted.fact,
  sums: [counted.column],
  by: [startColumn(method), "month", ...byMeter(counted)],
  where: counted.where,
});

export const membersAsk = ({ members }: Counted, method: string): Ask => ({
  fact: members.fact,
  sums: [members.column],
  by: [startColumn(method)],
  where: members.where(method),
});
