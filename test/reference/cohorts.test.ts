import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { monthsOf, parsePeriod } from "../../src/domain/index.ts";
import { measures, OPEN_END, spellEnds, spellKinds } from "../../src/facts/index.ts";
import { crowdArb, fleetingArb, worldArb } from "./arbitrary.ts";
import { asker, factsOf } from "./engine.ts";
import { type History, historiesOf, LAST_FULL } from "./histories.ts";
import { UNIT } from "./levels.ts";
import { numberOf } from "./units.ts";
import type { World } from "./world.ts";

const runs = { numRuns: Number(process.env["RUNS"] ?? 40), seed: Number(process.env["SEED"] ?? 20240229) };
const anyWorld = fc.oneof(worldArb({ min: 2, max: 6 }), crowdArb);
const levels = ["customer", "subscription", "parent"] as const;

describe("what somebody can be lost from is what the definitions say, day by day", () => {
  test.each(levels)("at the level of the %s", (level) => {
    fc.assert(
      fc.property(worldArb({ min: 1, max: level === "parent" ? 3 : 2 }), (world) => {
        const made = factsOf(world, level)
          .table("spell")
          .map((row) => {
            const end = Number(row["end_month"]);
            const what = [spellKinds[Number(row["kind"])], row["again"], row["start_month"], row["entry_month"]].join(" ");
            return `${row["entity"]} ${what} ${end === OPEN_END ? "open" : end} ${spellEnds[Number(row["how"])]}`;
          });
        const told = historiesOf(world, level).flatMap(({ id, spells }) => spells.map((one) => `${numberOf(world, id)} ${one}`));
        expect(made.toSorted()).toEqual(told.toSorted());
      }),
      runs,
    );
  });
});

describe("seats are the quantities of what is paid for", () => {
  test.each(levels)("at the level of the %s", (level) => {
    fc.assert(
      fc.property(anyWorld, (world) => {
        const rows = factsOf(world, level)
          .table("measure")
          .filter((row) => Number(row["measure"]) === measures.indexOf("seats"));
        for (const history of historiesOf(world, level)) {
          for (let at = LAST_FULL - 25; at <= LAST_FULL + 1; at++) {
            const own = rows.filter((row) => Number(row["entity"]) === numberOf(world, history.id) && Number(row["month"]) <= at);
            const [n, d] = history.seats(at);
            expect(own.reduce((sum, row) => sum + (row["amount"] ?? 0n), 0n) * d).toBe(n * 1_000_000n);
          }
        }
      }),
      { ...runs, numRuns: Math.ceil(runs.numRuns / 2) },
    );
  });
});

interface Cell {
  readonly value: number;
  readonly n: number;
}

/** One cell by going through everybody whose history began in the month; a return counts what followed until the next. */
function cellOf(
  histories: readonly History[],
  method: string,
  start: number,
  age: number,
  worth: (one: History, at: number) => bigint,
): Cell {
  const at = start + age;
  if (method !== "return") {
    const members = histories.filter(({ starts }) => starts[method as keyof typeof starts] === start);
    return { value: Number(members.reduce((sum, one) => sum + worth(one, at), 0n)), n: members.length };
  }
  const members = histories.filter(({ returns }) => returns.includes(start));
  const since = members.filter(({ returns }) => returns.findLast((one) => one <= at) === start);
  return { value: Number(since.reduce((sum, one) => sum + worth(one, at), 0n)), n: members.length };
}

async function compare(world: World, level: (typeof levels)[number], metric: string, method: string): Promise<number> {
  const histories = historiesOf(world, level);
  const series = await (await asker(world, level))(metric, "quarter", method);
  let values = 0;
  for (const point of series) {
    const period = parsePeriod(point.period);
    if (point.reason === "not_tracked" || point.reason === "no_data" || !period) continue;
    const age = Number(point.part);
    expect(age === 0 || period.to + age <= LAST_FULL).toBe(true);
    const worth = (one: History, at: number): bigint =>
      metric === "cohort_logos"
        ? BigInt(one.counts(at))
        : metric === "cohort_seats"
          ? one.seats(at)[0] / one.seats(at)[1]
          : one.worth(at, point.currency ?? "");
    const cells = monthsOf(period).map((start) => cellOf(histories, method, start, age, worth));
    const cell = { value: cells.reduce((sum, one) => sum + one.value, 0), n: cells.reduce((sum, one) => sum + one.n, 0) };
    const what = `${metric} by ${method} ${point.period} ${point.part}`;
    if (metric !== "cohort_revenue") expect(`${what}: ${point.n}`).toBe(`${what}: ${cell.n}`);
    if (point.value === null) {
      expect(`${what} ${point.reason}`).toBe(`${what} too_few`);
      expect(point.n).toBeLessThan(5);
      continue;
    }
    values += 1;
    if (metric === "cohort_revenue") expect(Math.abs(point.value - cell.value / Number(12n * UNIT)), what).toBeLessThanOrEqual(0.5);
    else expect(`${what}: ${point.value}`).toBe(`${what}: ${cell.value}`);
  }
  return values;
}

const wholeSeats = (world: World): World => ({
  ...world,
  lines: world.lines.map((row) => ({ ...row, quantity: String(Math.ceil(Number(row.quantity))) })),
  events: world.events.map((row) => (row.quantity === undefined ? row : { ...row, quantity: String(Math.ceil(Number(row.quantity))) })),
});

test("cohorts of every measure by every start, cell by cell", async () => {
  let values = 0;
  await fc.assert(
    fc.asyncProperty(fc.oneof(crowdArb, worldArb({ min: 8, max: 12 })), fc.constantFrom(...levels), async (drawn, level) => {
      const world = wholeSeats(drawn);
      for (const metric of ["cohort_revenue", "cohort_logos", "cohort_seats"])
        for (const method of ["first_payment", "live", "contact", "sale", "return"]) values += await compare(world, level, metric, method);
    }),
    { ...runs, numRuns: Math.ceil(runs.numRuns / 4) },
  );
  expect(values).toBeGreaterThan(500);
});

/** Every share by going through everybody: those who pay, of all who began, at every age of every cohort. */
async function compareShares(world: World, level: (typeof levels)[number], method: string, by: "month" | "quarter"): Promise<number> {
  const histories = historiesOf(world, level);
  const ask = await asker(world, level);
  let values = 0;
  for (const point of await ask("cohort_logo_retention", by, method)) {
    const period = parsePeriod(point.period);
    if (point.reason === "no_data" || !period) continue;
    const start = method === "month_end" ? "first_payment" : method;
    const cells = monthsOf(period).map((at) => cellOf(histories, start, at, Number(point.part), (one, on) => BigInt(one.counts(on))));
    const [kept, began] = [cells.reduce((sum, one) => sum + one.value, 0), cells.reduce((sum, one) => sum + one.n, 0)];
    const what = `by ${method} ${point.period} ${point.part}`;
    expect(`${what}: ${point.n}`).toBe(`${what}: ${began}`);
    expect(`${what}: ${point.value}`).toBe(`${what}: ${began < 5 ? null : kept / began}`);
    values += point.value === null ? 0 : 1;
  }
  return values;
}

const shareStarts = ["month_end", "live", "return"] as const;

test("of a cohort's customers never more are left than began, whoever left at once and came back", async () => {
  let values = 0;
  await fc.assert(
    fc.asyncProperty(fc.oneof(fleetingArb, worldArb({ min: 8, max: 12 })), fc.constantFrom(...levels), async (world, level) => {
      for (const method of shareStarts)
        for (const by of ["month", "quarter"] as const) values += await compareShares(world, level, method, by);
    }),
    { ...runs, numRuns: Math.ceil(runs.numRuns / 2) },
  );
  expect(values).toBeGreaterThan(200);
});

test("in no segment and no currency are more left than belong to it, and its members are all members", async () => {
  let below = 0;
  await fc.assert(
    fc.asyncProperty(fc.oneof(fleetingArb, worldArb({ min: 8, max: 12 })), async (world) => {
      const ask = await asker(world, "customer");
      for (const method of shareStarts) {
        const whole = await ask("cohort_logo_retention", "quarter", method);
        for (const segment of ["plan", "region", "currency"]) {
          const parts = await ask("cohort_logo_retention", "quarter", method, segment);
          for (const { period, part, n } of whole) {
            const own = parts.filter((point) => point.period === period && point.part === part);
            expect(`${segment} ${method} ${period} ${part}: ${own.reduce((sum, point) => sum + point.n, 0)}`).toBe(
              `${segment} ${method} ${period} ${part}: ${n}`,
            );
            for (const { value } of own) expect(value ?? 0, `${segment} ${method} ${period} ${part}`).toBeLessThanOrEqual(1);
            below += own.filter(({ value }) => value !== null && value < 1).length;
          }
        }
      }
    }),
    { ...runs, numRuns: Math.ceil(runs.numRuns / 2) },
  );
  expect(below).toBeGreaterThan(100);
});

test("where nobody comes back, a cohort's share of customers is its survival", async () => {
  let values = 0;
  await fc.assert(
    fc.asyncProperty(fleetingArb, async (drawn) => {
      const once = new Set(historiesOf(drawn, "customer").flatMap(({ id, returns }) => (returns.length === 0 ? [id] : [])));
      const world = { ...drawn, lines: drawn.lines.filter((row) => once.has(row.account_id)) };
      const ask = await asker(world, "customer");
      const survival = await ask("survival", "quarter", "paying");
      for (const { period, part, value } of await ask("cohort_logo_retention", "quarter")) {
        const alive = survival.find((point) => point.period === period && point.part === part);
        if (value === null || !alive || alive.value === null) continue;
        expect(alive.value, `${period} ${part}`).toBeCloseTo(value, 12);
        values += 1;
      }
    }),
    runs,
  );
  expect(values).toBeGreaterThan(100);
});

/** Of those whose spell began in the months, the share that lives on past an age, by the hazards of every month of it. */
function survivors(histories: readonly History[], kind: string, from: number, to: number, age: number): Cell | null {
  const spells = histories.flatMap((one) =>
    one.spells.flatMap((text) => {
      const [what, again, start, entry, end, how] = text.split(" ");
      const own = { start: Number(start), entry: Number(entry), end: end === "open" ? Number.POSITIVE_INFINITY : Number(end), how };
      return what === kind && again === "0" && own.start >= from && own.start <= to && own.entry <= LAST_FULL ? [own] : [];
    }),
  );
  const thereAt = (at: number) =>
    spells.filter(({ start, entry, end }) => start + at >= entry && start + at <= LAST_FULL && start + at <= end);
  const n = thereAt(age).length;
  if (n < 5) return null;
  let value = 1;
  for (let at = 0; at <= age; at++) {
    const there = thereAt(at);
    const lost = there.filter(({ start, end, how }) => how === "lost" && end === start + at);
    if (there.length > 0) value *= 1 - lost.length / there.length;
  }
  return { value, n };
}

test("survival is the product of the shares that stay, month of age by month of age", async () => {
  let values = 0;
  await fc.assert(
    fc.asyncProperty(fc.oneof(crowdArb, worldArb({ min: 8, max: 12 })), fc.constantFrom(...levels), async (world, level) => {
      const histories = historiesOf(world, level);
      const ask = await asker(world, level);
      for (const method of spellKinds) {
        for (const point of await ask("survival", "total", method)) {
          const period = parsePeriod(point.period);
          if (!period || point.reason === "not_tracked" || point.reason === "no_base") continue;
          const wanted = survivors(histories, method, period.from, period.to, Number(point.part));
          const what = `${method} ${point.part}`;
          expect(`${what} ${point.value?.toFixed(9)}`).toBe(`${what} ${wanted?.value.toFixed(9)}`);
          if (wanted === null) expect(point.reason).toBe("too_few");
          else expect(point.n).toBe(wanted.n);
          values += point.value === null ? 0 : 1;
        }
      }
    }),
    runs,
  );
  expect(values).toBeGreaterThan(500);
});

test("the parts of any segment add up to the whole, in every cohort and age", async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(crowdArb, worldArb({ min: 8, max: 12 })), async (world) => {
      const facts = factsOf(world);
      for (const [fact, sums, by] of [
        ["measure", ["amount"], ["measure", "cohort_live", "month"]],
        ["movement", ["amount", "logos"], ["cohort_return", "month"]],
        ["spell", [], ["kind", "start_month", "end_month", "how"]],
      ] as const) {
        const dimensions = by.map((column) => ({ column }));
        const whole = await facts.sums({ fact, sums, by: dimensions, where: [] });
        const parts = await facts.sums({ fact, sums, by: [...dimensions, { field: "region" }], where: [] });
        for (const { keys, rows, sums: total } of whole) {
          const own = parts.filter((part) => keys.every((one, i) => part.keys[i] === one));
          expect(own.reduce((sum, part) => sum + part.rows, 0)).toBe(rows);
          total.forEach((one, i) => {
            expect(own.reduce((sum, part) => sum + (part.sums[i] ?? 0n), 0n)).toBe(one);
          });
        }
      }
    }),
    { ...runs, numRuns: 10 },
  );
});
