import { formatMonth, month, parsePeriod } from "../../../../domain/index.ts";
import { pacing } from "../../../../growth/index.ts";
import { type Card, numberOf, type Said } from "../card.ts";
import type { Company } from "../company.ts";
import type { Course } from "../course.ts";
import { again, line, num, over, row, word } from "../maths.ts";
import { quantity, type Unit } from "../quantity.ts";

const QUARTER = 3;

interface Quarter {
  /** Months of the quarter that are over. */
  readonly done: number;
  readonly actual: number;
  /** The quarter before, month by month. */
  readonly before: Course["points"];
}

/** The quarter the last full month is in, and the one before it; null while the ledger knows no whole one before. */
function quartersOf({ newArrByMonth: { points }, yearBegins }: Company): Quarter | null {
  const last = parsePeriod(points.at(-1)?.label ?? "");
  if (last === null) return null;
  const done = ((((last.to - yearBegins) % QUARTER) + QUARTER) % QUARTER) + 1;
  const before = points.slice(0, points.length - done).slice(-QUARTER);
  const first = parsePeriod(before[0]?.label ?? "");
  if (before.length < QUARTER || first === null || first.from !== last.to - done - QUARTER + 1) return null;
  const actual = points.slice(-done).reduce((total, { value }) => total + value, 0);
  return { done, actual, before };
}

const totalOf = (points: Course["points"]): number => points.reduce((total, { value }) => total + value, 0);

/** Half of the target by half of the time is a false alarm in every period that fills up late. */
export const pace: Card = {
  id: "pace",
  section: "planning",
  course: (company) => {
    const quarters = quartersOf(company);
    return quarters === null || totalOf(quarters.before) <= 0 ? null : { points: quarters.before, unit: company.newArrByMonth.unit };
  },
  given: (company) => {
    const quarters = quartersOf(company);
    const source = sourceOf(company, quarters);
    return [
      {
        name: "target",
        unit: "money",
        min: 1,
        value: quarters === null ? null : Math.round(totalOf(quarters.before)),
        source: { kind: "assumed", why: "as_before" },
      },
      {
        name: "monthsDone",
        unit: "number",
        min: 0,
        max: QUARTER,
        value: quarters?.done ?? null,
        source: { kind: "assumed", why: "last_month" },
      },
      { name: "actual", unit: "money", min: 0, value: quarters?.actual ?? null, source },
    ];
  },
  derive: (values, course) => {
    const target = numberOf(values, "target");
    const steps = course.points.length;
    const day = Math.min(steps, Math.round(numberOf(values, "monthsDone")));
    const actual = values["actual"] ?? null;
    let sum = 0;
    const runningTotal = course.points.map(({ value }) => (sum += value));
    const unit = course.unit as Extract<Unit, "money" | "number">;
    const found = pacing({ target, days: steps, day, actual, pastPeriods: [runningTotal] });
    const reached = found.shapeShare * sum;
    return {
      lines: [
        line(word("expected"), row(over(word("reachedBefore"), word("totalBefore")), "×", word("target"))),
        again(row(over(num(reached, unit), num(sum, unit)), "×", num(target, unit))),
        again(row(num(found.shapeShare, "ratio"), "×", num(target, unit), "=", num(found.expected, unit))),
      ],
      result: quantity(found.expected, unit),
      says: [
        { key: "pace.evenly", with: { evenly: quantity(found.expectedEvenly, unit), share: quantity(found.shapeShare, "ratio") } },
        ...aheadSays(found, actual, unit),
        { key: "pace.limit" },
      ],
      table: {
        columns: ["part", "brought", "runningTotal", "shareOfTotal"],
        rows: tableRows(course, runningTotal, day, unit),
      },
    };
  },
  example: { values: { target: 200, monthsDone: 15 }, course: exampleCourse(), source: "standard 1.6; T23" },
  files: ["subscription_line"],
};

/** A month of thirty days in which 48 % have come by day 15, in five parts that readers can add up. */
function exampleCourse(): Course {
  const perDay = [...Array<number>(15).fill(48 / 15), ...Array<number>(15).fill(52 / 15)];
  return { points: perDay.map((value, i) => ({ label: `${i + 1}`, value })), unit: "number" };
}

const SHOWN = 6;

function tableRows(course: Course, runningTotal: readonly number[], day: number, unit: Unit) {
  const all = runningTotal.at(-1) ?? 1;
  const every = Math.max(1, Math.round(course.points.length / SHOWN));
  return course.points.flatMap(({ label, value }, i) =>
    (i + 1) % every === 0
      ? [
          {
            cells: [
              { period: label },
              quantity(value, unit),
              quantity(runningTotal[i] ?? 0, unit),
              quantity((runningTotal[i] ?? 0) / all, "ratio"),
            ],
            strong: i + 1 === day,
          },
        ]
      : [],
  );
}

function aheadSays({ ahead, projectedEnd }: ReturnType<typeof pacing>, actual: number | null, unit: Unit): readonly Said[] {
  if (ahead === null || actual === null) return [];
  const by = { actual: quantity(actual, unit), by: quantity(Math.abs(ahead), unit) };
  return [
    { key: ahead >= 0 ? "pace.ahead" : "pace.behind", with: by },
    ...(projectedEnd === null ? [] : [{ key: "pace.end", with: { end: quantity(projectedEnd, unit) } }]),
  ];
}

/** What new customers brought in the months that are over, as the metric tells it. */
function sourceOf({ newArr }: Company, quarters: Quarter | null) {
  if (newArr.source.kind !== "metric" || quarters === null) return newArr.source;
  const first = parsePeriod(quarters.before[0]?.label ?? "");
  if (first === null) return newArr.source;
  const from = first.from + QUARTER;
  const period =
    quarters.done === 1 ? formatMonth(month(from)) : `${formatMonth(month(from))}..${formatMonth(month(from + quarters.done - 1))}`;
  return { ...newArr.source, address: { ...newArr.source.address, period }, point: { ...newArr.source.point, period, n: 0 } };
}
