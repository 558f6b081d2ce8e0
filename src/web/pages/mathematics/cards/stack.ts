import { nextCurveNeeded, stackCurves } from "../../../../growth/index.ts";
import { type Card, type Given, numberOf, type Said } from "../card.ts";
import type { Company } from "../company.ts";
import { missing } from "../known.ts";
import { index, line, num, over, power, row, sum, word } from "../maths.ts";
import { quantity } from "../quantity.ts";
import { fitted } from "./curve.ts";

const MONTHS = 60;
const STEP = 3;

/** The company's own curve, where its ledger shows one, counted from now. */
function ownCurve({ arrByMonth }: Company): Pick<Record<"ceiling" | "rate" | "midpoint", Given>, "ceiling" | "rate" | "midpoint"> {
  const { points, fit } = fitted(arrByMonth, arrByMonth.points.length);
  const source = { kind: "assumed", why: "fitted" } as const;
  const from = fit.kind === "fitted" ? fit.curve : null;
  const known = (value: number | undefined) => (value === undefined ? missing("no_curve") : { value, source });
  return {
    ceiling: { name: "ceiling", letter: "C", unit: "money", min: 1, ...known(from?.ceiling) },
    rate: { name: "steepness", letter: "k", unit: "number", min: 0.001, max: 2, ...known(from?.rate) },
    midpoint: {
      name: "midpoint",
      unit: "months",
      min: -240,
      max: 240,
      ...known(from === null ? undefined : from.midpoint - points.length + 1),
    },
  };
}

const chosen = { kind: "assumed", why: "choice" } as const;

/** A company lasts by beginning the next curve before the last one has levelled out. */
export const stack: Card = {
  id: "stack",
  section: "growing",
  given: (company) => {
    const { ceiling, rate, midpoint } = ownCurve(company);
    return [
      ceiling,
      rate,
      midpoint,
      { name: "secondShare", unit: "ratio", min: 0.01, max: 20, value: 0.5, source: chosen },
      { name: "secondMidpoint", unit: "months", min: -240, max: 240, value: 36, source: chosen },
      { name: "wantedGrowth", unit: "ratio", min: 0, max: 5, value: 0.2, source: chosen },
      { name: "lead", unit: "months", min: 0, max: 120, value: 12, source: chosen },
    ];
  },
  derive: (values) => {
    const first = { ceiling: numberOf(values, "ceiling"), rate: numberOf(values, "steepness"), midpoint: numberOf(values, "midpoint") };
    const second = { ...first, ceiling: first.ceiling * numberOf(values, "secondShare"), midpoint: numberOf(values, "secondMidpoint") };
    const asked = { yearlyGrowth: numberOf(values, "wantedGrowth"), months: MONTHS, leadMonths: numberOf(values, "lead") };
    const next = nextCurveNeeded({ ...asked, curves: [first] });
    const both = nextCurveNeeded({ ...asked, curves: [first, second] });
    const course = stackCurves([first, second], MONTHS).filter(({ month }) => month % STEP === 0);
    const growth = quantity(asked.yearlyGrowth, "ratio");
    return {
      lines: [
        line(
          row("X", "(", "t", ")"),
          row(sum("i", ""), over(index("C", "i"), row(num(1), "+", power("e", row("−", "k", "(", "t", "−", index("t", "i"), ")"))))),
        ),
        line(row("X", "(", num(0), ")"), num(course[0]?.total ?? 0, "money")),
        line(row("X", "(", num(MONTHS), ")"), num(course.at(-1)?.total ?? 0, "money")),
        line(word("growth"), row(over(row("X", "(", "t", ")"), row("X", "(", "t", "−", num(12), ")")), "−", num(1))),
      ],
      result: next.kind === "needed" ? quantity(next.month, "months") : null,
      says: [
        ...nextSays(next, growth),
        ...(both.kind === "needed"
          ? [{ key: "stack.both", with: { month: quantity(both.month, "number"), growth } }]
          : [{ key: "stack.both_hold", with: { growth, months: quantity(MONTHS, "months") } }]),
      ],
      drawing: {
        unit: "money",
        labels: course.map(({ month }) => quantity(month, "months")),
        lines: [
          { name: { key: "stack.total" }, values: course.map(({ total }) => total), strong: true },
          { name: { key: "stack.first" }, values: course.map(({ parts }) => parts[0] ?? null) },
          { name: { key: "stack.second" }, values: course.map(({ parts }) => parts[1] ?? null) },
        ],
      },
    };
  },
  example: {
    values: { ceiling: 10_000_000, steepness: 0.1, midpoint: 6, secondShare: 0.8, secondMidpoint: 40, wantedGrowth: 0.2, lead: 12 },
    source: "standard 1.5",
  },
  files: ["subscription_line"],
};

function nextSays(next: ReturnType<typeof nextCurveNeeded>, growth: ReturnType<typeof quantity>): readonly Said[] {
  if (next.kind === "not_within") return [{ key: "stack.holds", with: { growth, months: quantity(next.months, "months") } }];
  const when = { month: quantity(next.month, "months"), growth, begin: quantity(Math.abs(next.beginBy), "months") };
  return [{ key: next.beginBy < 0 ? "stack.late" : "stack.begin", with: when }];
}
