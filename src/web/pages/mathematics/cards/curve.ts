import { type CurvePoint, curveAt, fitSCurve, MIN_CURVE_POINTS, type SCurveFit } from "../../../../growth/index.ts";
import { type Card, type Derived, type Drawing, numberOf } from "../card.ts";
import type { Course } from "../course.ts";
import { line, num, over, power, row } from "../maths.ts";
import { quantity, type Unit } from "../quantity.ts";

type CourseUnit = Extract<Unit, "money" | "number">;

/** An invented series that lies on a curve with a ceiling of ten million, its middle in month 18 and a rate of 0.2. */
const EXAMPLE_CURVE = { ceiling: 10_000_000, midpoint: 18, rate: 0.2 };
const exampleCourse: Course = {
  points: Array.from({ length: 31 }, (_, month) => ({ label: `${month}`, value: curveAt(EXAMPLE_CURVE, month) })),
  unit: "money",
};

/** The last so many months of a course, counted from the first of them. */
export function fitted(course: Course, months: number): { readonly points: readonly CurvePoint[]; readonly fit: SCurveFit } {
  const points = course.points.slice(-Math.max(MIN_CURVE_POINTS, Math.round(months))).map(({ value }, month) => ({ month, value }));
  return { points, fit: fitSCurve(points) };
}

const formula = line(row("X", "(", "t", ")"), over("C", row(num(1), "+", power("e", row("−", "k", "(", "t", "−", power("t", "∗"), ")")))));

/** Growth begins slowly, runs, and slows down: whether the ledger already shows where it levels out. */
export const curve: Card = {
  id: "curve",
  section: "growing",
  course: ({ arrByMonth }) => (arrByMonth.points.length < MIN_CURVE_POINTS ? null : arrByMonth),
  given: ({ arrByMonth }) => [
    {
      name: "monthsUsed",
      unit: "months",
      min: MIN_CURVE_POINTS,
      max: Math.max(MIN_CURVE_POINTS, arrByMonth.points.length),
      value: arrByMonth.points.length,
      source: { kind: "assumed", why: "all_months" },
    },
  ],
  derive: (values, course) => {
    const { points, fit } = fitted(course, numberOf(values, "monthsUsed"));
    const unit = course.unit as CourseUnit;
    const labels = course.points.slice(-points.length).map(({ label }) => ({ period: label }));
    const own = { name: { key: "curve.own" }, values: points.map(({ value }) => value), strong: true };
    return fit.kind === "fitted"
      ? told(fit, own, labels, unit)
      : { lines: [formula], result: null, says: whyNot(fit), drawing: { unit, labels, lines: [own] } };
  },
  example: { values: { monthsUsed: 31 }, course: exampleCourse, source: "standard 1.5" },
  files: ["subscription_line"],
};

function told(
  { curve: found, r2, ceilingRange, phase, shareOfCeiling }: Extract<SCurveFit, { kind: "fitted" }>,
  own: Drawing["lines"][number],
  labels: Drawing["labels"],
  unit: CourseUnit,
): Derived {
  return {
    lines: [formula, line("C", num(found.ceiling, unit)), line("k", num(found.rate)), line(power("t", "∗"), num(found.midpoint, "months"))],
    result: quantity(found.ceiling, unit),
    says: [
      { key: `curve.${phase}`, with: { share: quantity(shareOfCeiling, "ratio") } },
      {
        key: "curve.sure",
        with: { low: quantity(ceilingRange.low, unit), high: quantity(ceilingRange.high, unit), r2: quantity(r2, "ratio") },
      },
      { key: "curve.next" },
    ],
    drawing: {
      unit,
      labels,
      lines: [own, { name: { key: "curve.fitted" }, values: labels.map((_, month) => curveAt(found, month)) }],
    },
  };
}

const whyNot = (fit: Exclude<SCurveFit, { kind: "fitted" }>): Derived["says"] =>
  fit.kind === "too_few"
    ? [{ key: "curve.too_few", with: { needed: quantity(fit.needed, "count") } }]
    : [{ key: `curve.${fit.reason}` }, { key: "curve.any" }];
