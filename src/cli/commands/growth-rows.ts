import type { Actions, Backtest, GoalAnswer, GrowthModel, SimulationAnswer } from "../../contract/index.ts";
import { formatMonth, month, parseMonth } from "../../domain/index.ts";
import { leverNamed, playTitle } from "../../operations/index.ts";
import { type Cell, money, percent } from "../output.ts";

export interface Rows {
  readonly header: string[];
  readonly rows: Cell[][];
}

/** A lever's value as people write it. */
export function inUnit(lever: string, value: number | null, currency: string | null): string {
  if (value === null) return "";
  const { unit } = leverNamed(lever);
  if (unit === "money") return money(Math.round(value), currency ?? undefined);
  if (unit === "months") return `${value.toFixed(2)} mo`;
  if (unit === "count") return value.toFixed(1);
  return `${(value * 100).toFixed(2)} %`;
}

export const nameOf = (lever: string): string => leverNamed(lever).title;

export function modelRows({ segments, currency }: GrowthModel): Rows {
  const rows = segments.flatMap(({ model, evidence }) =>
    Object.entries(evidence).map(([lever, { value, n, low, high, basis, note }]): Cell[] => [
      model.name,
      lever,
      nameOf(lever),
      inUnit(lever, value, currency),
      low === null || high === null ? "" : `${inUnit(lever, low, currency)} – ${inUnit(lever, high, currency)}`,
      Math.round(n),
      basis,
      (note ?? "").replaceAll("_", " "),
    ]),
  );
  return { header: ["segment", "lever", "name", "value", "95 % interval", "n", "known from", "note"], rows };
}

/** Quarter by quarter for people, every month in a file. */
export function simulationRows({ startMonth, months, total, base, fan, currency }: SimulationAnswer, isWhole: boolean): Rows {
  const shownMonths = Array.from({ length: months }, (_, at) => at).filter((at) => isWhole || at === 0 || (at + 1) % 3 === 0);
  const inMoney = (value: number | undefined): Cell => (value === undefined ? "" : money(Math.round(value), currency ?? undefined));
  const share = (value: number | null | undefined): Cell => (value === null || value === undefined ? "" : percent(value));
  const rows = shownMonths.map((at): Cell[] => [
    formatMonth(month((parseMonth(startMonth) ?? 0) + at)),
    inMoney(total.arr[at]),
    inMoney(base.arr[at]),
    inMoney(fan?.p10[at]),
    inMoney(fan?.p90[at]),
    inMoney(total.newArr[at]),
    Math.round(total.customers[at] ?? 0),
    share(total.nrr[at]),
    share(total.grr[at]),
    inMoney(total.cash[at]),
  ]);
  return { header: ["month", "arr", "arr_unchanged", "p10", "p90", "new_arr", "customers", "nrr", "grr", "cash"], rows };
}

export function goalRows({ levers: alone, combination, currency, isReached }: GoalAnswer): Rows {
  const header = ["way", "segment", "lever", "now", "to", "arr"];
  if (isReached) return { header, rows: [] };
  const inMoney = (value: number): string => money(Math.round(value), currency ?? undefined);
  const rows = [
    ...combination.steps.map((step, i): Cell[] => [
      `together ${i + 1}`,
      step.segment,
      nameOf(step.lever),
      inUnit(step.lever, step.value, currency),
      inUnit(step.lever, step.to, currency),
      inMoney(step.arr),
    ]),
    ...alone
      .filter(({ segment }) => segment === null)
      .map((one): Cell[] => [
        one.needed === null ? "alone: not enough" : "alone",
        "all",
        nameOf(one.lever),
        inUnit(one.lever, one.value, currency),
        inUnit(one.lever, one.needed ?? one.limit, currency),
        inMoney(one.arr),
      ]),
  ];
  return { header, rows };
}

export function actionRows({ actions, currency }: Actions): Rows {
  const rows = actions.map((action, i): Cell[] => [
    i + 1,
    action.segment,
    nameOf(action.lever),
    inUnit(action.lever, action.value, currency),
    inUnit(action.lever, action.to, currency),
    `${action.lift >= 0 ? "+" : ""}${(action.lift * 100).toFixed(1)} pts`,
    money(Math.round(action.arr), currency ?? undefined),
    action.ownerRole,
    action.plays[0] ? playTitle(action.plays[0].id) : "",
  ]);
  return { header: ["rank", "segment", "lever", "now", "to", "chance", "arr", "owner", "play"], rows };
}

export function backtestRows({ total, segments }: Backtest): Rows {
  const share = (value: number | null): Cell => (value === null ? "—" : percent(value));
  const rows = [...total, ...segments].map(({ name, measure, score, actual, predicted }): Cell[] => [
    name,
    measure,
    share(score.error),
    share(score.naiveError),
    share(score.seasonalError),
    share(score.bias),
    share(score.coverage),
    share(score.nominal),
    Math.round(predicted.at(-1) ?? 0) / (measure === "customers" ? 1 : 100),
    Math.round(actual.at(-1) ?? 0) / (measure === "customers" ? 1 : 100),
  ]);
  return {
    header: ["segment", "measure", "error", "naive", "seasonal", "bias", "within_p10_p90", "should_be", "predicted", "actual"],
    rows,
  };
}
