import { type Currency, type MovementKind, monthOf } from "../domain/index.ts";
import type { FactKind, MovementFact } from "./movement-fact.ts";

/** What an entity's change in one currency comes to over a whole month, quarter and year (semantics B.1, the net view). */
export interface NetKinds {
  netMonth: FactKind | null;
  netQuarter: FactKind | null;
  netYear: FactKind | null;
}

type Draft = MovementFact & NetKinds;

const SIZES = [
  ["netMonth", 1],
  ["netQuarter", 3],
  ["netYear", 12],
] as const;
/** Not part of what a customer did: they have rows of their own in every view. */
const APART: ReadonlySet<string> = new Set(["fx", "correction", "initial", "segment_in", "segment_out"]);
const ARRIVALS = ["new", "reactivation", "transfer_in"] as const;
const DEPARTURES = ["churn", "transfer_out"] as const;

/** What has rows of its own was there before, as it were: only the rest makes somebody come, go, or pay more or less. */
function kindOf(group: readonly Draft[], opening: bigint, closing: bigint): MovementKind | null {
  let moved = 0n;
  for (const { kind, amount } of group) if (!APART.has(kind)) moved += amount;
  const has = (kind: MovementKind): boolean => group.some((fact) => fact.kind === kind);
  if (moved > 0n && opening <= 0n && closing > 0n) return ARRIVALS.find(has) ?? (has("resume") ? "resume" : "expansion");
  if (moved < 0n && closing <= 0n) return DEPARTURES.find(has) ?? (has("pause") ? "pause" : "contraction");
  return moved > 0n ? "expansion" : moved < 0n ? "contraction" : null;
}

/** Runs of facts, in order of day, that fall into one period. */
function settle(facts: readonly Draft[], column: keyof NetKinds, size: number, yearStart: number): void {
  let level = 0n;
  for (let from = 0; from < facts.length; ) {
    const period = Math.floor((monthOf((facts[from] as Draft).day) - yearStart + 1) / size);
    let to = from;
    let closing = level;
    for (; to < facts.length; to++) {
      const fact = facts[to] as Draft;
      if (Math.floor((monthOf(fact.day) - yearStart + 1) / size) !== period) break;
      closing += fact.amount;
    }
    const group = facts.slice(from, to);
    const kind = kindOf(group, level, closing);
    for (const fact of group) fact[column] = APART.has(fact.kind) ? fact.kind : kind;
    level = closing;
    from = to;
  }
}

/** Writes the net kinds of each movement: those of one entity, currency and period share one, so that sums by it are the net view. */
export function writeNetKinds(facts: readonly Draft[], yearStart: number): void {
  const moved = facts.filter(({ kind }) => kind !== "live");
  const currencies = new Set<Currency>(moved.map(({ currency }) => currency));
  for (const currency of currencies) {
    const own = currencies.size === 1 ? moved : moved.filter((fact) => fact.currency === currency);
    for (const [column, size] of SIZES) settle(own, column, size, yearStart);
  }
}
