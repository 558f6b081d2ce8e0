import fc from "fast-check";
import { type Day, formatDay, parseDay } from "../../src/domain/index.ts";
import type { AccountRow, DealRow, EventRow, LineRow, MovementRow, PriceCells, ReachedRow, SnapshotRow, World } from "./world.ts";

export const FIRST = Number(parseDay("2022-12-15"));
export const HORIZON = Number(parseDay("2025-02-10"));
const show = (day: number): string => formatDay(day as Day);

/** Days where calendars hurt, more often than chance would bring them. */
const hard = ["2023-01-01", "2023-01-31", "2023-02-28", "2023-12-31", "2024-01-01", "2024-02-28", "2024-02-29", "2024-03-01", "2024-03-31"];
const dayArb = fc.oneof(
  fc.constantFrom(...hard.map((text) => Number(parseDay(text)))),
  fc.integer({ min: Number(parseDay("2023-01-01")), max: Number(parseDay("2024-12-31")) }),
);
const spans = fc.constantFrom(1, 2, 5, 10, 28, 29, 30, 31, 59, 60, 89, 90, 91, 120, 365, 366);
const priceArb = fc.constantFrom("10", "9.99", "100", "33.33", "0.01", "18.29", "249.95", "1200", "0", "5", "-5");

const cellsArb = (currencies: readonly string[]): fc.Arbitrary<PriceCells> =>
  fc.record({
    plan: fc.constantFrom("team", "gold"),
    price: priceArb,
    quantity: fc.constantFrom("1", "1", "2", "3", "1.5"),
    interval: fc.constantFrom("month" as const, "month" as const, "year" as const, "week" as const, "day" as const),
    interval_count: fc.constantFrom(1, 1, 1, 2, 3, 7),
    currency: fc.constantFrom(...currencies),
  });

/** Days until the next line; an early renewal must begin after the line it renews, and outlast it. */
function waitBefore(next: { readonly gap: number; readonly days: number; readonly swaps: boolean } | undefined, days: number): number {
  if (next === undefined) return 0;
  const isImpossible = days <= -next.gap || next.days <= -next.gap || next.swaps;
  return next.gap < 0 && isImpossible ? 0 : next.gap;
}

/** Lines of one subscription, one after another: renewed in time, early, late, with a gap, in another currency. */
function linesArb(
  account: string,
  id: string,
  { starts, lengths }: { readonly starts: fc.Arbitrary<number>; readonly lengths: fc.Arbitrary<number> } = {
    starts: dayArb,
    lengths: spans,
  },
): fc.Arbitrary<readonly LineRow[]> {
  const part = fc.record({
    cells: cellsArb(["USD"]),
    days: lengths,
    gap: fc.constantFrom(0, 0, 0, 0, 1, 9, 10, 11, 40, -1, -20),
    samePlan: fc.boolean(),
    swaps: fc.constantFrom(false, false, false, true),
    discount: fc.option(fc.record({ percent: fc.constantFrom("50", "33.33", "100", "12.5"), days: fc.option(spans, { nil: null }) }), {
      nil: null,
      freq: 3,
    }),
    trial: fc.constantFrom(0, 0, 0, 14, 31),
  });
  return fc
    .record({ start: starts, parts: fc.array(part, { minLength: 1, maxLength: 4 }), open: fc.boolean(), oneOff: fc.boolean() })
    .map(({ start, parts, open, oneOff }) => {
      const rows: LineRow[] = [];
      let at = start;
      let currency = "USD";
      let plan = parts[0]?.cells.plan ?? "team";
      parts.forEach(({ cells, days, gap, samePlan, swaps, discount, trial }, i) => {
        const last = i === parts.length - 1;
        // A currency is changed where the line before has ended, not inside it.
        if (swaps && gap >= 0 && i > 0) currency = currency === "USD" ? "EUR" : "USD";
        plan = samePlan ? plan : cells.plan;
        rows.push({
          ...cells,
          plan,
          currency,
          subscription_id: id,
          line_id: `${id}.${i}`,
          account_id: account,
          starts_on: show(at),
          ...(last && open ? {} : { ends_on: show(at + days) }),
          ...(discount && { discount_percent: discount.percent }),
          ...(discount?.days ? { discount_ends_on: show(at + discount.days) } : {}),
          ...(trial > 0 && i === 0 && { trial_ends_on: show(at + trial) }),
        });
        at += days + waitBefore(parts[i + 1], days);
      });
      const extra = rows[0];
      if (oneOff && extra) rows.push({ ...extra, line_id: `${id}.once`, price: "777", one_off: true });
      return rows;
    });
}

function eventsArb(account: string, id: string): fc.Arbitrary<readonly EventRow[]> {
  const step = fc.record({
    type: fc.constantFrom("update" as const, "update" as const, "pause" as const, "resume" as const, "cancel" as const, "start" as const),
    wait: spans,
    cells: cellsArb(["USD"]),
    what: fc.constantFrom("price" as const, "quantity" as const, "plan" as const),
  });
  return fc
    .record({ start: dayArb, cells: cellsArb(["USD", "EUR"]), steps: fc.array(step, { maxLength: 6 }) })
    .map(({ start, cells, steps }) => {
      const rows: EventRow[] = [
        { event_id: `${id}.0`, subscription_id: id, account_id: account, type: "start", effective_on: show(start), ...cells },
      ];
      let at = start;
      steps.forEach(({ type, wait, cells: next, what }, i) => {
        at += wait;
        const said: Partial<PriceCells> = type === "update" || type === "start" ? { [what]: next[what] } : {};
        rows.push({ event_id: `${id}.${i + 1}`, subscription_id: id, account_id: account, type, effective_on: show(at), ...said });
      });
      return rows;
    });
}

const movementsArb = (account: string, id: string): fc.Arbitrary<readonly MovementRow[]> =>
  fc
    .record({
      start: dayArb,
      opens: fc.boolean(),
      currency: fc.constantFrom("USD", "EUR"),
      steps: fc.array(
        fc.record({ wait: fc.constantFrom(0, 1, 10, 11, 31, 90), change: fc.constantFrom("10", "5.55", "-5.55", "-10", "-15", "0.01") }),
        {
          maxLength: 6,
        },
      ),
    })
    .map(({ start, opens, currency, steps }) => {
      let at = start;
      const row = (i: number, mrr_change: string): MovementRow => ({
        movement_id: `${id}.${i}`,
        account_id: account,
        subscription_id: id,
        on: show(at),
        mrr_change,
        currency,
        ...(opens && i === 0 ? { type: "initial" } : {}),
      });
      return [
        row(0, "15"),
        ...steps.map(({ wait, change }, i) => {
          at += wait;
          return row(i + 1, change);
        }),
      ];
    });

const SNAPSHOT_DAYS = ["2023-06-30", "2023-09-30", "2023-12-31", "2024-02-29", "2024-06-30"] as const;
const snapshotsArb = (account: string): fc.Arbitrary<readonly SnapshotRow[]> =>
  fc
    .tuple(...SNAPSHOT_DAYS.map(() => fc.constantFrom(null, "0", "10", "10", "20.02", "33.33")))
    .chain((levels) => fc.constantFrom("USD", "EUR").map((currency) => ({ levels, currency })))
    .map(({ levels, currency }) =>
      levels.flatMap((mrr, i) => (mrr === null ? [] : [{ account_id: account, on: SNAPSHOT_DAYS[i] ?? "", mrr, currency }])),
    );

const LEFT = ["prospect", "mql", "sql", "sal"] as const;
/** Deals that skip stages, go back, are won, lost or left open. */
const dealArb = (account: string, id: string, starts = dayArb): fc.Arbitrary<DealRow> =>
  fc
    .record({
      start: starts,
      first: fc.constantFrom(...LEFT),
      stages: fc.array(fc.record({ state: fc.constantFrom(...LEFT), wait: fc.integer({ min: 0, max: 12 }) }), { maxLength: 4 }),
      outcome: fc.constantFrom("open" as const, "won" as const, "won" as const, "lost" as const),
      close: fc.integer({ min: 0, max: 12 }),
      type: fc.constantFrom("new" as const, "new" as const, "new" as const, "expansion" as const, "renewal" as const),
      owner: fc.constantFrom("anna", "ben"),
    })
    .map(({ start, first, stages, outcome, close, type, owner }) => {
      let at = start;
      // A stage that is entered twice on one day would be one record.
      const seen = new Set<string>();
      const entered = stages.flatMap(({ state, wait }) => {
        at += wait;
        const key = `${state} ${at}`;
        if (seen.has(key)) return [];
        seen.add(key);
        return [{ state, entered_on: show(at) }];
      });
      return {
        opportunity_id: id,
        account_id: account,
        created_on: show(start),
        created_state: first,
        outcome,
        ...(outcome === "open" ? {} : { closed_on: show(at + close) }),
        type,
        owner,
        stages: entered,
      };
    });

interface Customer {
  readonly account: AccountRow;
  readonly lines: readonly LineRow[];
  readonly events: readonly EventRow[];
  readonly snapshots: readonly SnapshotRow[];
  readonly movements: readonly MovementRow[];
  readonly deals: readonly DealRow[];
  readonly reached: readonly ReachedRow[];
}

const none = fc.constant([]);
function customerArb(i: number): fc.Arbitrary<Customer> {
  const id = `A${i}`;
  const some = <T>(arb: fc.Arbitrary<readonly T[]>): fc.Arbitrary<readonly T[]> => fc.oneof(none, none, arb);
  return fc
    .record({
      parent: fc.constantFrom(null, null, "A0"),
      region: fc.constantFrom("north", "south"),
      lines: fc.oneof(linesArb(id, `L${i}`), some(linesArb(id, `L${i}`))),
      second: some(linesArb(id, `M${i}`)),
      events: some(eventsArb(id, `E${i}`)),
      snapshots: some(snapshotsArb(id)),
      movements: some(movementsArb(id, `V${i}`)),
      deals: fc.array(fc.constant(0), { maxLength: 2 }).chain((list) => fc.tuple(...list.map((_, n) => dealArb(id, `D${i}.${n}`)))),
      live: fc.option(dayArb, { nil: null }),
    })
    .map(({ parent, region, lines, second, events, snapshots, movements, deals, live }) => ({
      account: { account_id: id, region, ...(parent !== null && i > 0 ? { parent_id: parent } : {}) },
      lines: [...lines, ...second],
      events,
      snapshots,
      movements,
      deals,
      reached: live === null ? [] : [{ account_id: id, state: "live", entered_on: show(live) }],
    }));
}

/** Companies of a few customers with everything that can happen to them. */
export const worldArb = (customers: { readonly min: number; readonly max: number }): fc.Arbitrary<World> =>
  fc
    .integer(customers)
    .chain((count) => fc.tuple(...Array.from({ length: count }, (_, i) => customerArb(i))))
    .map((all) => ({
      accounts: all.map((one) => one.account),
      lines: all.flatMap((one) => one.lines),
      events: all.flatMap((one) => one.events),
      snapshots: all.flatMap((one) => one.snapshots),
      movements: all.flatMap((one) => one.movements),
      deals: all.flatMap((one) => one.deals),
      reached: all.flatMap((one) => one.reached),
    }));

/** A dozen customers won in the same two months. */
const crowdOf = (lengths: fc.Arbitrary<number>): fc.Arbitrary<World> =>
  fc
    .integer({ min: 9, max: 14 })
    .chain((count) => {
      const starts = fc.constantFrom("2023-01-01", "2023-01-31", "2023-02-01", "2023-02-28").map((text) => Number(parseDay(text)));
      return fc.tuple(...Array.from({ length: count }, (_, i) => linesArb(`A${i}`, `L${i}`, { starts, lengths })));
    })
    .map((all) => ({
      accounts: all.map((_, i) => ({ account_id: `A${i}`, region: i % 3 === 0 ? "north" : "south", ...(i > 8 && { parent_id: "A0" }) })),
      lines: all.flat(),
      events: [],
      snapshots: [],
      movements: [],
      deals: [],
      reached: all.flatMap((_, i) => (i % 2 === 0 ? [] : [{ account_id: `A${i}`, state: "live", entered_on: "2023-03-31" }])),
    }));

/** Two or three dozen first sales of one spring, with skipped, repeated and backward stages, and customers who go live. */
export const dealsArb: fc.Arbitrary<World> = fc
  .integer({ min: 12, max: 36 })
  .chain((count) => {
    const starts = fc.integer({ min: Number(parseDay("2024-01-15")), max: Number(parseDay("2024-03-31")) });
    const live = fc.option(fc.integer({ min: 0, max: 50 }), { nil: null });
    return fc.tuple(...Array.from({ length: count }, (_, i) => fc.tuple(dealArb(`A${i}`, `D${i}`, starts), live)));
  })
  .map((all) => ({
    accounts: all.map((_, i) => ({ account_id: `A${i}`, region: i % 3 === 0 ? "north" : "south" })),
    lines: [],
    events: [],
    snapshots: [],
    movements: [],
    deals: all.map(([deal]) => deal),
    // Most are live some days after the sale; some were live before it.
    reached: all.flatMap(([{ account_id, created_on, closed_on }, wait], i) => {
      if (wait === null) return [];
      const on = i % 7 === 0 ? Number(parseDay(created_on)) - 3 : Number(parseDay(closed_on ?? created_on)) + wait;
      return [{ account_id, state: "live", entered_on: show(on) }];
    }),
  }));

/** Most of them stay: enough for rates and cohorts. */
export const crowdArb: fc.Arbitrary<World> = crowdOf(fc.constantFrom(31, 90, 300, 365, 366, 500));

/** Many of them leave within their first month, and some of those come back. */
export const fleetingArb: fc.Arbitrary<World> = crowdOf(fc.constantFrom(1, 2, 5, 10, 28, 31, 300));
