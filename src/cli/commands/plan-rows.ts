import type { PlanProgress } from "../../contract/index.ts";
import { notFound } from "../../domain/index.ts";
import { type Cell, money } from "../output.ts";
import { inUnit, nameOf, type Rows } from "./growth-rows.ts";

type Month = PlanProgress["months"][number];

/** Causes shown beside a month; the others are in the one of `--month`. */
const SHOWN = 3;

const signed = (minor: number, currency: string | null): string => `${minor > 0 ? "+" : ""}${money(minor, currency ?? undefined)}`;

/** Levers of all segments together, the largest first. */
function causesOf({ levers }: Month): readonly (readonly [lever: string, variance: number])[] {
  const sums = new Map<string, number>();
  for (const { lever, variance } of levers) sums.set(lever, (sums.get(lever) ?? 0) + variance);
  return [...sums].filter(([, sum]) => sum !== 0).sort(([, a], [, b]) => Math.abs(b) - Math.abs(a));
}

/** One row a month. A file has a column for each lever, people are told the largest causes. */
export function monthRows({ plan, months }: PlanProgress, isWhole: boolean): Rows {
  const currency = plan?.currency ?? null;
  const inMoney = (minor: number): string => money(minor, currency ?? undefined);
  const known = isWhole ? [...new Set(months.flatMap(({ levers }) => levers.map(({ lever }) => lever)))] : [];
  const rows = months.map((one): Cell[] => {
    const causes = causesOf(one);
    const told = causes.slice(0, SHOWN).map(([lever, variance]) => `${nameOf(lever)} ${signed(variance, currency)}`);
    return [
      one.month,
      inMoney(one.arr.planned),
      inMoney(one.arr.actual),
      signed(one.arr.actual - one.arr.planned, currency),
      signed(one.unexplained, currency),
      inMoney(one.newArr.planned),
      inMoney(one.newArr.actual),
      Math.round(one.customers.planned),
      one.customers.actual,
      ...(isWhole ? known.map((lever) => signed(causes.find(([id]) => id === lever)?.[1] ?? 0, currency)) : [told.join("; ")]),
    ];
  });
  const columns = ["month", "planned_arr", "actual_arr", "difference", "unexplained", "planned_new", "actual_new", "planned_customers"];
  return { header: [...columns, "customers", ...(isWhole ? known : ["mostly"])], rows };
}

/** Every lever of one month, in the order in which they were replaced, and what none of them explains. */
export function leverRows({ plan, months }: PlanProgress, month: string): Rows {
  const found = months.find((one) => one.month === month);
  if (found === undefined)
    throw notFound(
      "no_such_month",
      months.length === 0
        ? `There is no month to compare yet, so none is ${month}.`
        : `The plan has no ${month} to compare. It has ${months[0]?.month} to ${months.at(-1)?.month}.`,
    );
  const currency = plan?.currency ?? null;
  const rows = found.levers.map(({ segment, lever, planned, actual, n, over, variance }): Cell[] => [
    segment,
    nameOf(lever),
    inUnit(lever, planned, currency),
    actual === null ? "— too few cases" : inUnit(lever, actual, currency),
    Math.round(n),
    over,
    signed(variance, currency),
  ]);
  const header = ["segment", "lever", "planned", "actual", "n", "months", "variance"];
  return { header, rows: [...rows, ["", "unexplained", "", "", null, null, signed(found.unexplained, currency)]] };
}
