import type { ModelFamily } from "../domain/index.ts";

/** Motions and what the standard expects along the arc of business models (standard 1.1, 1.4). */
export const motions = ["no_touch", "low_touch", "medium_touch", "high_touch", "dedicated"] as const;
export type Motion = (typeof motions)[number];

/** Where each motion's band of first-year value ends, in major units of EUR or USD; the last has no end. Source: NEON-gtm [S]. */
export const motionBands: readonly { readonly motion: Motion; readonly below: number | null }[] = [
  { motion: "no_touch", below: 1_000 },
  { motion: "low_touch", below: 10_000 },
  { motion: "medium_touch", below: 50_000 },
  { motion: "high_touch", below: 250_000 },
  { motion: "dedicated", below: null },
];

/** How well a value is known: P the standard's owner, S a practitioner's restatement of it. Weaker values are not shipped. */
export type Mark = "P" | "S";

export const findingIds = ["cycle", "win_rate", "risk"] as const;
export type FindingId = (typeof findingIds)[number];

export interface Expectation {
  /** Lowest and highest value expected; null on a side the standard leaves open. */
  readonly low: number | null;
  readonly high: number | null;
  readonly mark: Mark;
  readonly source: string;
}

export interface Finding {
  readonly id: FindingId;
  /** Its number in the standard. */
  readonly number: number;
  /** What the measure does from the left of the arc to the right. */
  readonly direction: "falls" | "rises";
  readonly unit: "days" | "ratio";
  readonly mark: Mark;
  readonly source: string;
  /** Only what the standard puts a number on. */
  readonly expects: Readonly<Partial<Record<ModelFamily, Expectation>>>;
}

const BUSINESS = "https://www.thescienceofrevenue.com/business-model";
const WORKSHOP = "https://www.thescienceofrevenue.com/workshops/business-model-overview";
const IMPACTS = "https://coda.io/@irina-dzhambazova/marketing-plan-docs/the-key-impacts-146";

/** Edition of the expectations below; a changed value is a new edition. */
export const FINDINGS_EDITION = "1";

/** Findings 3 to 5 of the standard: what moves along the arc of business models. */
export const modelFindings: readonly Finding[] = [
  {
    id: "cycle",
    number: 3,
    direction: "falls",
    unit: "days",
    mark: "P",
    source: BUSINESS,
    expects: {
      ownership: { low: 270, high: 550, mark: "P", source: WORKSHOP },
      consumption: { low: null, high: 1, mark: "P", source: WORKSHOP },
      freemium: { low: null, high: 1, mark: "P", source: WORKSHOP },
    },
  },
  {
    id: "win_rate",
    number: 4,
    direction: "falls",
    unit: "ratio",
    mark: "P",
    source: WORKSHOP,
    expects: {
      ownership: { low: 1 / 3, high: 1 / 3, mark: "P", source: WORKSHOP },
      subscription: { low: 1 / 8, high: 1 / 3, mark: "P", source: WORKSHOP },
      consumption: { low: 1 / 8, high: 1 / 8, mark: "P", source: WORKSHOP },
      freemium: { low: null, high: 1 / 8, mark: "S", source: IMPACTS },
    },
  },
  { id: "risk", number: 5, direction: "rises", unit: "ratio", mark: "P", source: BUSINESS, expects: {} },
];
