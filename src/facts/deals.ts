import { type Currency, type Day, type Month, monthOf } from "../domain/index.ts";
import { durationBin } from "./bins.ts";
import { dayField, textField } from "./lines.ts";
import { type DealType, dealTypes, type Outcome, outcomes } from "./tables.ts";
import type { UnitEntry } from "./unit.ts";

export interface DealFact {
  readonly type: DealType;
  readonly outcome: Outcome;
  /** 0 when the source gives no date. */
  readonly createdMonth: Month | 0;
  /** Month it was won or lost; 0 while open, or when the source gives no date. */
  readonly closedMonth: Month | 0;
  readonly days: number;
  readonly bin: number;
  readonly currency: Currency;
  /** Minor units; 0 when the source gives no amount. */
  readonly amount: bigint;
  readonly listAmount: bigint;
  readonly entry: number;
}

const member = <T extends string>(list: readonly T[], text: string, otherwise: T): T => list.find((item) => item === text) ?? otherwise;

export const dealType = (opportunity: UnitEntry): DealType => member(dealTypes, textField(opportunity.fields, "type"), "new");

/** One opportunity as it stands at the horizon: a deal closed later is still open then. */
export function dealOf({ fields, seq }: UnitEntry, horizon: Day): DealFact | null {
  const created = dayField(fields, "created_on");
  if (created !== null && created > horizon) return null;
  const closed = dayField(fields, "closed_on");
  const said = member(outcomes, textField(fields, "outcome"), "open");
  const outcome = closed !== null && closed > horizon ? "open" : said;
  const days = outcome === "open" || closed === null || created === null ? -1 : Math.max(closed - created, -1);
  return {
    type: member(dealTypes, textField(fields, "type"), "new"),
    outcome,
    createdMonth: created === null ? 0 : monthOf(created),
    closedMonth: outcome === "open" || closed === null ? 0 : monthOf(closed),
    days,
    bin: days < 0 ? -1 : durationBin(days),
    currency: textField(fields, "currency") as Currency,
    amount: minor(fields["amount"]),
    listAmount: minor(fields["list_amount"]),
    entry: seq,
  };
}

const minor = (value: unknown): bigint => (typeof value === "number" ? BigInt(value) : 0n);
