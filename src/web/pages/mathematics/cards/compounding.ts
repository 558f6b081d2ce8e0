import { MIN_SNAPSHOTS, testCompounding } from "../../../../growth/index.ts";
import { type Card, numberOf } from "../card.ts";
import type { Course } from "../course.ts";
import type { Source } from "../known.ts";
import { index, line, num, row } from "../maths.ts";
import { quantity, type Unit } from "../quantity.ts";

const quarter = (text: string): { readonly period: string } => ({ period: text });
const LAST = "lastArr";

/** The standard's series of eight quarters. */
const EXAMPLE = [12, 13.5, 15.4, 17.8, 20.9, 24.7, 29.4, 35.1];
const exampleCourse: Course = { points: EXAMPLE.map((value, i) => ({ label: `${i + 1}`, value })), unit: "number" };

/** Whether growth grows: the second difference of ARR at the end of each quarter. */
export const compounding: Card = {
  id: "compounding",
  section: "growing",
  course: ({ arrByQuarter }) => (arrByQuarter.points.length < MIN_SNAPSHOTS ? null : arrByQuarter),
  given: ({ arrByQuarter, arr }) => [
    {
      name: LAST,
      letter: "X",
      unit: "money",
      min: 0,
      source: lastSource(arr.source, arrByQuarter),
      value: arrByQuarter.points.at(-1)?.value ?? null,
    },
  ],
  derive: (values, course) => {
    const last = numberOf(values, LAST);
    const labels = course.points.map(({ label }) => quarter(label));
    const series = [...course.points.slice(0, -1).map(({ value }) => value), last];
    const { verdict, rule, directional, d1, d2, all, positiveOfLastThree } = testCompounding(series);
    const unit = course.unit as Extract<Unit, "money" | "number">;
    const from = series.at(-2) ?? 0;
    const positive = Math.round(all.positiveShare * all.count);
    return {
      lines: [
        line(index("d", num(1)), row(index("X", "t"), "−", index("X", row("t", "−", num(1))))),
        line(row(), row(num(last, unit), "−", num(from, unit), "=", num(d1.at(-1) ?? 0, unit))),
        line(index("d", num(2)), row(index("d", row(num(1), ",", "t")), "−", index("d", row(num(1), ",", "t", "−", num(1))))),
        line(row(), row(num(d1.at(-1) ?? 0, unit), "−", num(d1.at(-2) ?? 0, unit), "=", num(d2.at(-1) ?? 0, unit))),
      ],
      result: null,
      says: [
        { key: `compounding.${verdict}` },
        {
          key: `compounding.rule.${rule}`,
          with: {
            positive: quantity(positive, "count"),
            count: quantity(all.count, "count"),
            share: quantity(all.positiveShare, "ratio"),
            three: quantity(positiveOfLastThree, "count"),
            mean: quantity(all.mean, unit),
          },
        },
        ...(directional ? [{ key: "compounding.directional" }] : []),
      ],
      table: {
        columns: ["quarter", "arr", "d1", "d2"],
        rows: series.map((value, i) => ({
          cells: [
            labels[i] ?? null,
            quantity(value, unit),
            i < 1 ? null : quantity(d1[i - 1] ?? 0, unit),
            i < 2 ? null : quantity(d2[i - 2] ?? 0, unit),
          ],
        })),
      },
      drawing: {
        unit,
        labels,
        lines: [
          { name: { key: "compounding.d1" }, values: [null, ...d1], strong: true },
          { name: { key: "compounding.d2" }, values: [null, null, ...d2] },
        ],
      },
    };
  },
  example: { values: { [LAST]: 35.1 }, course: exampleCourse, source: "standard 1.5; T18" },
  files: ["subscription_line"],
};

/** The source of ARR, at the last quarter that is complete. */
function lastSource(source: Source, { points }: Course): Source {
  const last = points.at(-1);
  if (source.kind !== "metric" || !last) return source;
  return { ...source, address: { ...source.address, period: last.label }, point: { period: last.label, value: last.value, n: 0 } };
}
