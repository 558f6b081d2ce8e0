import type { Account } from "../../contract/index.ts";
import { day, formatDay, formatMonth, month, monthlyMinor, monthOf, movementReasons } from "../../domain/index.ts";
import { factKinds } from "../../facts/index.ts";
import type { View } from "../evaluate.ts";

/** A change of what an account pays, in annual units. */
export interface Change {
  readonly month: number;
  readonly currency: string;
  readonly cohort: number;
  readonly amount: bigint;
}

type Currency = Account["history"][number];

const MANY = 100_000;
/** Going live, or into another segment, changes no price. */
const UNSEEN: ReadonlySet<string> = new Set(["live", "segment_in", "segment_out"]);

export interface History {
  readonly changes: readonly Change[];
  readonly currencies: readonly Currency[];
}

/** What an account paid in each month, and every movement that led there: the facts the metrics sum, of this one account. */
export async function historyOf({ reader, through }: View, account: number): Promise<History> {
  if (through === null) return { changes: [], currencies: [] };
  const last = monthOf(through);
  const rows = await reader.rows({
    fact: "movement",
    columns: ["day", "kind", "reason", "currency", "cohort", "amount", "entry"],
    where: [
      { column: "entity", in: [account] },
      { column: "month", to: last },
    ],
    limit: MANY,
    offset: 0,
  });
  const facts = rows.map(([on, kind, reason, currency, cohort, amount, entry]) => ({
    day: day(Number(on)),
    kind: factKinds[Number(kind)] ?? "correction",
    reason: movementReasons[Number(reason)] ?? "unknown",
    currency: String(currency),
    cohort: Number(cohort),
    amount: BigInt(amount ?? 0),
    entry: Number(entry),
  }));
  const names = [...new Set(facts.filter(({ amount }) => amount !== 0n).map(({ currency }) => currency))];
  const currencies = names.map((currency): Currency => {
    const own = facts.filter((fact) => fact.currency === currency);
    const movements = own.filter(({ kind, amount }) => amount !== 0n && !UNSEEN.has(kind));
    return {
      currency,
      months: monthly(own, last),
      movements: movements.map(({ day: on, kind, reason, amount, entry }) => ({
        day: formatDay(on),
        kind,
        reason,
        amount: monthlyMinor(amount),
        seq: entry === 0 ? null : entry,
      })),
    };
  });
  return { changes: facts.map(({ day: on, ...fact }) => ({ ...fact, month: monthOf(on) })), currencies };
}

/** The level at the end of each month from the first movement on. */
function monthly(facts: readonly { readonly day: number; readonly amount: bigint }[], last: number): Currency["months"] {
  const changes = new Map<number, bigint>();
  for (const { day: on, amount } of facts) changes.set(monthOf(day(on)), (changes.get(monthOf(day(on))) ?? 0n) + amount);
  const months: Currency["months"] = [];
  let level = 0n;
  for (let at = Math.min(...changes.keys()); at <= last; at++) {
    level += changes.get(at) ?? 0n;
    months.push({ month: formatMonth(month(at)), mrr: monthlyMinor(level) });
  }
  return months;
}
