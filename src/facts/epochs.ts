import type { Day } from "../domain/index.ts";
import { describing, isRevenue } from "./describe.ts";
import { isThere, opposite, standing, type Total } from "./editions.ts";
import { type Labels, labelsOf } from "./labels.ts";
import type { MovementFact } from "./movement-fact.ts";
import type { NetKinds } from "./net.ts";
import type { Counting, UnitEntry } from "./unit.ts";

/** What an entity was called and counted under from a day on. The newest has the number 0, those before it 1, 2, ... from the oldest. */
export interface Epoch {
  readonly number: number;
  readonly from: Day;
  readonly labels: Labels;
}

const ALWAYS = Number.NEGATIVE_INFINITY as Day;
/** What lines and events say of a customer that changes with them. Other columns of theirs hold as they are today. */
const TRACKED = ["plan", "currency", "interval"] as const;

/** Versions of what describes an account, with the day each was learned; the first always held. */
const learnedOn = (entry: UnitEntry, { recordedOn }: Counting): Day =>
  entry.origin === null ? ALWAYS : (recordedOn.get(entry.file) ?? ALWAYS);

const terms = (entry: UnitEntry): string => TRACKED.map((name) => entry.fields[name] ?? "").join("\u001f");

/** Days on which labels may change: few, as a rule none. */
function changeDays(revenue: readonly UnitEntry[], accounts: readonly UnitEntry[], counting: Counting): readonly Day[] {
  const days = new Set<Day>();
  for (const entry of accounts) if (entry.origin !== null) days.add(learnedOn(entry, counting));
  const [first] = revenue;
  if (first && revenue.some((entry) => terms(entry) !== terms(first))) for (const { day } of revenue) if (day !== null) days.add(day);
  days.delete(ALWAYS);
  return [...days].filter((day) => day <= counting.horizon).sort((a, b) => a - b);
}

/** Today's labels, with what is tracked as it was at a time. */
function asOf(today: Labels, then: Labels): Labels {
  const labels = new Map(today);
  const isTracked = (name: string): boolean =>
    name.startsWith("account.") ||
    TRACKED.some((term) => name === term || name === `subscription.${term}`) ||
    then.get(name) === then.get(`account.${name}`);
  for (const name of new Set([...today.keys(), ...then.keys()])) {
    if (!isTracked(name)) continue;
    const value = then.get(name);
    if (value === undefined) labels.delete(name);
    else labels.set(name, value);
  }
  return labels;
}

const same = (a: Labels, b: Labels): boolean => a.size === b.size && [...a].every(([name, value]) => b.get(name) === value);

/** The labels of an entity over time (semantics B.2, rows 50 and 51), oldest first. */
export function epochsOf(entries: readonly UnitEntry[], history: readonly UnitEntry[], counting: Counting): readonly Epoch[] {
  const today = labelsOf(describing(entries));
  const only = [{ number: 0, from: ALWAYS, labels: today }];
  if (counting.segments === "today") return only;
  const revenue = entries.filter(isRevenue);
  const accounts = history.filter((entry) => entry.type === "account");
  const days = changeDays(revenue, accounts, counting);
  if (days.length === 0) return only;
  const rest = entries.filter((entry) => !isRevenue(entry) && entry.type !== "account");
  const found: { from: Day; labels: Labels }[] = [];
  for (const from of [ALWAYS, ...days]) {
    const paid = revenue.filter(({ day }) => day === null || day <= from);
    const known = accounts.filter((entry) => learnedOn(entry, counting) <= from);
    // Before the first line there is nothing to be called by but what comes first.
    const lines = paid.length > 0 ? paid : revenue.filter(({ day }) => day === Math.min(...revenue.map((entry) => entry.day ?? 0)));
    const labels = asOf(today, labelsOf(describing([...known, ...rest, ...lines])));
    const last = found[found.length - 1];
    if (!last || !same(last.labels, labels)) found.push({ from, labels });
  }
  return found.map((epoch, i) => ({ ...epoch, number: i === found.length - 1 ? 0 : i + 1 }));
}

type Facts = readonly (MovementFact & NetKinds)[];

/** What an entity stands at, and the cohorts it belongs to, goes over from one segment to another: out under the old labels, in under the new. */
function crossing(before: Facts, from: Day, old: Epoch, next: Epoch): Facts {
  const totals = new Map<string, Total>();
  standing(before, from, 1, totals);
  const there = [...totals.values()].filter(isThere);
  const rest = { day: from, reason: "unknown", phase: "none" } as const;
  return [
    ...there.map((total) => ({ ...opposite(total), ...rest, kind: "segment_out" as const, epoch: old.number })),
    ...there.map((total) => ({ ...total, ...rest, kind: "segment_in" as const, epoch: next.number })),
  ];
}

/** Gives every movement the labels of its day, and lets what is paid go over where they change. Over all segments nothing changes. */
export function inEpochs(facts: Facts, epochs: readonly Epoch[]): Facts {
  if (epochs.length === 1) return facts;
  let made: Facts = [];
  epochs.forEach((epoch, i) => {
    const to = epochs[i + 1]?.from ?? Number.POSITIVE_INFINITY;
    const before = epochs[i - 1];
    const own = facts.filter(({ day }) => day >= epoch.from && day < to).map((fact) => ({ ...fact, epoch: epoch.number }));
    made = [...made, ...(before ? crossing(facts, epoch.from, before, epoch) : []), ...own];
  });
  return made;
}
