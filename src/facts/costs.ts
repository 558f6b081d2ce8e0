import { type CostPurpose, type Currency, costPurposes, type Day, type FinanceMeasure, financeMeasures } from "../domain/index.ts";
import { describing } from "./describe.ts";
import { labelsOf } from "./labels.ts";
import { dayField, textField } from "./lines.ts";
import type { FactSink } from "./sink.ts";
import type { Unit, UnitEntry } from "./unit.ts";

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

/** An entry of the company is an entity of its own; one that names an account belongs to the account, with its labels. */
const entityOf = ({ account, seq }: UnitEntry): number => account ?? -seq;

/**
 * Costs and figures of the accounts, as they are by the horizon.
 *
 * @returns the day of the next one that is dated ahead
 */
export function emitCosts(unit: Unit, horizon: Day, sink: FactSink): Day | null {
  let due: Day | null = null;
  for (const entry of unit.entries) {
    if (entry.type !== "cost" && entry.type !== "finance") continue;
    const day = dayField(entry.fields, "on");
    if (day === null) continue;
    if (day > horizon) due = due === null || day < due ? day : due;
    else emitOne(unit, entry, day, sink);
  }
  return due;
}

function emitOne(unit: Unit, entry: UnitEntry, day: Day, sink: FactSink): void {
  const { fields, seq } = entry;
  const money = { day, currency: textField(fields, "currency") as Currency, amount: minor(fields["amount"]), entry: seq };
  const entity = entityOf(entry);
  if (entry.type === "cost") sink.cost(entity, { ...money, ...purposeOf(entry) });
  else {
    const measure = financeMeasures.find((one) => one === textField(fields, "measure"));
    if (measure === undefined) return;
    sink.finance(entity, { ...money, measure });
  }
  sink.labels(entity, entry.account === null ? ownLabels(entry) : labelsOf(describing(accountEntries(unit, entry.account))));
}

const accountEntries = (unit: Unit, account: number): readonly UnitEntry[] => unit.entries.filter((one) => one.account === account);

/** Team and category are asked for as `cost.team`: customers may have a team of another kind. */
function ownLabels(entry: UnitEntry): ReadonlyMap<string, string> {
  const labels = new Map(labelsOf([entry]));
  for (const name of ["team", "category"]) {
    const value = textField(entry.fields, name);
    if (value !== "") labels.set(`cost.${name}`, value);
  }
  return labels;
}

const minor = (value: unknown): bigint => (typeof value === "number" ? BigInt(value) : 0n);
