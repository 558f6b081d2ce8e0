import type { Day } from "../domain/index.ts";
import { costOf, financeOf } from "./costs.ts";
import { describing } from "./describe.ts";
import { labelsOf } from "./labels.ts";
import { dayField, textField } from "./lines.ts";
import type { FactSink } from "./sink.ts";
import type { Unit, UnitEntry } from "./unit.ts";

/** An entry of the company is an entity of its own; one that names an account belongs to the account, with its labels. */
const entityOf = ({ account, seq }: UnitEntry): number => account ?? -seq;

/**
 * Costs and figures of the accounts, as they are by the horizon.
 *
 * @returns the day of the next one that is dated ahead
 */
export function emitCosts(unit: Unit, horizon: Day, sink: FactSink): Day | null {
  let due: Day | null = null;
  for (const entry of unit.entries) {
    if (entry.type !== "cost" && entry.type !== "finance") continue;
    const day = dayField(entry.fields, "on");
    if (day === null) continue;
    if (day > horizon) due = due === null || day < due ? day : due;
    else emitOne(unit, entry, day, sink);
  }
  return due;
}

function emitOne(unit: Unit, entry: UnitEntry, day: Day, sink: FactSink): void {
  const entity = entityOf(entry);
  if (entry.type === "cost") sink.cost(entity, costOf(entry, day));
  else {
    const figure = financeOf(entry, day);
    if (figure === null) return;
    sink.finance(entity, figure);
  }
  sink.labels(entity, entry.account === null ? ownLabels(entry) : labelsOf(describing(accountEntries(unit, entry.account))));
}

const accountEntries = (unit: Unit, account: number): readonly UnitEntry[] => unit.entries.filter((one) => one.account === account);

/** Team and category are asked for as `cost.team`: customers may have a team of another kind. */
function ownLabels(entry: UnitEntry): ReadonlyMap<string, string> {
  const labels = new Map(labelsOf([entry]));
  for (const name of ["team", "category"]) {
    const value = textField(entry.fields, name);
    if (value !== "") labels.set(`cost.${name}`, value);
  }
  return labels;
}
