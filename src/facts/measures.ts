import { add, type Day, type Fraction, type Month, monthOf, ONE, parseDecimal, roundHalfUp, subtract, ZERO } from "../domain/index.ts";
import type { LifeEvent } from "./journeys.ts";
import { decimalField, textField } from "./lines.ts";
import type { MovementFact } from "./movement-fact.ts";
import { NOT_STARTED, type Starts, type StartsThen } from "./starts.ts";
import type { Step, Stream } from "./stream.ts";
import { type Measure, QUANTITY_SCALE } from "./tables.ts";
import type { UnitEntry } from "./unit.ts";

/** What changed, or was counted, beside money. */
export interface MeasureFact {
  readonly measure: Measure;
  /** What is measured, of usage; else empty. */
  readonly meter: string;
  readonly month: Month;
  readonly starts: StartsThen;
  /** In parts of one, `QUANTITY_SCALE` of which are one. */
  readonly amount: bigint;
  readonly entries: readonly number[];
}

/** An entity as far as its measures are concerned. */
export interface Measured {
  readonly movements: readonly MovementFact[];
  readonly streams: readonly Stream[];
  readonly events: readonly LifeEvent[];
  readonly entries: readonly UnitEntry[];
  readonly starts: Starts;
  readonly horizon: Day;
}

const OUTCOMES: ReadonlySet<string> = new Set(["live", "impact", "renewed", "expanded"]);

const scaled = ({ n, d }: Fraction): bigint => roundHalfUp(n * QUANTITY_SCALE, d);

/** Seats, usage, outcomes and the entity itself, each with the months in which its history began. */
export function measuresOf(measured: Measured): readonly MeasureFact[] {
  if (measured.movements.length === 0 && measured.starts.usage === 0) return [];
  return [...members(measured), ...seats(measured), ...outcomes(measured), ...usage(measured)];
}

/** The starts as they stood on a day: the first payment holds for all of a history, a return from its day on. */
function startsOn({ movements, starts }: Measured, day: Day): StartsThen {
  const returned = movements.findLast((one) => one.kind === "reactivation" && one.day <= day);
  return { ...starts, paid: firstPaid(movements), returned: returned === undefined ? 0 : monthOf(returned.day) };
}

const firstPaid = (movements: readonly MovementFact[]): Month | 0 => movements[0]?.cohort ?? 0;

/** The entity once, and once for every meter it used; as one that began, and again in every month in which it returned. */
function members(measured: Measured): readonly MeasureFact[] {
  const { movements, entries } = measured;
  const used = new Map<string, { readonly day: Day; readonly seq: number }>();
  for (const entry of entries) {
    const meter = textField(entry.fields, "meter");
    if (isUse(entry, measured.horizon) && entry.day !== null && !used.has(meter)) used.set(meter, { day: entry.day, seq: entry.seq });
  }
  const [first] = movements;
  const { usage } = measured.starts;
  const made: MeasureFact[] = [];
  if (first) made.push(...begun(measured, "member", "", first.since, first.entries));
  else if (usage !== 0)
    made.push(
      ...begun(
        measured,
        "member",
        "",
        usage,
        [...used.values()].slice(0, 1).map(({ seq }) => seq),
      ),
    );
  for (const [meter, { day, seq }] of used) made.push(...begun(measured, "user", meter, monthOf(day), [seq]));
  return made;
}

function begun(
  { movements, starts }: Measured,
  measure: Measure,
  meter: string,
  month: Month,
  entries: readonly number[],
): readonly MeasureFact[] {
  const once = { measure, meter, amount: QUANTITY_SCALE, entries };
  const returns = new Set(movements.filter(({ kind }) => kind === "reactivation").map(({ day }) => monthOf(day)));
  return [
    { ...once, month, starts: { ...starts, paid: firstPaid(movements), returned: 0 } },
    ...[...returns].map((returned) => ({ ...once, month: returned, starts: { ...NOT_STARTED, returned } })),
  ];
}

const isUse = (entry: UnitEntry, horizon: Day): boolean => entry.type === "usage" && entry.day !== null && entry.day <= horizon;

/** A line that is paid for has the seats its quantity says, and one where it says none; a value without a price has none. */
function seatsOf(step: Step): Fraction {
  if (step.value.n <= 0n || step.parts === null || step.parts.price === "") return ZERO;
  return step.parts.quantity === "" ? ONE : (parseDecimal(step.parts.quantity) ?? ONE);
}

/** Changes of the number of seats, a day a row. */
function seats(measured: Measured): readonly MeasureFact[] {
  const changes = new Map<Day, { amount: Fraction; entries: number[] }>();
  for (const { steps } of measured.streams) {
    let before = ZERO;
    for (const step of steps) {
      if (step.day > measured.horizon) break;
      const now = seatsOf(step);
      const change = changes.get(step.day) ?? { amount: ZERO, entries: [] };
      change.amount = add(change.amount, subtract(now, before));
      change.entries.push(step.entry, ...(step.also ?? []));
      changes.set(step.day, change);
      before = now;
    }
  }
  return [...changes]
    .filter(([, { amount }]) => amount.n !== 0n)
    .map(([day, { amount, entries }]) => ({
      measure: "seats",
      meter: "",
      month: monthOf(day),
      starts: startsOn(measured, day),
      amount: scaled(amount),
      entries,
    }));
}

/** The first time an entity reached each state after the sale. */
function outcomes(measured: Measured): readonly MeasureFact[] {
  const first = new Map<string, LifeEvent>();
  for (const event of measured.events) {
    const known = first.get(event.state);
    if (OUTCOMES.has(event.state) && event.day <= measured.horizon && (!known || event.day < known.day)) first.set(event.state, event);
  }
  return [...first.values()].map(({ day, entry }) => ({
    measure: "outcomes",
    meter: "",
    month: monthOf(day),
    starts: startsOn(measured, day),
    amount: QUANTITY_SCALE,
    entries: [entry],
  }));
}

/** What was used of each meter, month by month; an entry holds a month's sum already, of one subject. */
function usage(measured: Measured): readonly MeasureFact[] {
  const months = new Map<string, { meter: string; day: Day; amount: Fraction; entries: number[] }>();
  for (const entry of measured.entries) {
    if (!isUse(entry, measured.horizon) || entry.day === null) continue;
    const meter = textField(entry.fields, "meter");
    const key = `${monthOf(entry.day)} ${meter}`;
    const known = months.get(key) ?? { meter, day: entry.day, amount: ZERO, entries: [] };
    known.amount = add(known.amount, decimalField(entry.fields, "quantity") ?? ZERO);
    known.entries.push(entry.seq);
    months.set(key, known);
  }
  return [...months.values()].map(({ meter, day, amount, entries }) => ({
    measure: "usage",
    meter,
    month: monthOf(day),
    starts: startsOn(measured, day),
    amount: scaled(amount),
    entries,
  }));
}
