import { type CostPurpose, type Currency, costPurposes, type Day, type FinanceMeasure, financeMeasures } from "../domain/index.ts";
import { textField } from "./lines.ts";
import type { UnitEntry } from "./unit.ts";

export interface CostFact {
  readonly day: Day;
  readonly purpose: CostPurpose;
  /** Whether the source names the purpose; else it follows from team and category. */
  readonly said: boolean;
  readonly currency: Currency;
  /** Minor units. */
  readonly amount: bigint;
  readonly entry: number;
}

export interface FinanceFact {
  readonly day: Day;
  readonly measure: FinanceMeasure;
  readonly currency: Currency;
  readonly amount: bigint;
  readonly entry: number;
}

/** What a team or category is paid for where no purpose is named. Success serves: selling more to customers has to be said. */
const PURPOSES: Readonly<Record<string, CostPurpose>> = {
  marketing: "acquire",
  sales: "acquire",
  success: "serve",
  support: "serve",
  hosting: "serve",
  research: "research",
};

function purposeOf({ fields, account }: UnitEntry): { readonly purpose: CostPurpose; readonly said: boolean } {
  const said = costPurposes.find((one) => one === textField(fields, "purpose"));
  if (said !== undefined) return { purpose: said, said: true };
  const word = (name: string): CostPurpose | undefined => PURPOSES[textField(fields, name).trim().toLowerCase()];
  return { purpose: word("team") ?? word("category") ?? (account === null ? "general" : "serve"), said: false };
}

type Booked = Pick<CostFact, "day" | "currency" | "amount" | "entry">;

const bookedOn = ({ fields, seq }: UnitEntry, day: Day): Booked => ({
  day,
  currency: textField(fields, "currency") as Currency,
  amount: minor(fields["amount"]),
  entry: seq,
});

export const costOf = (entry: UnitEntry, day: Day): CostFact => ({ ...bookedOn(entry, day), ...purposeOf(entry) });

/** `null` for a figure nobody knows. */
export function financeOf(entry: UnitEntry, day: Day): FinanceFact | null {
  const measure = financeMeasures.find((one) => one === textField(entry.fields, "measure"));
  return measure === undefined ? null : { ...bookedOn(entry, day), measure };
}

const minor = (value: unknown): bigint => (typeof value === "number" ? BigInt(value) : 0n);
