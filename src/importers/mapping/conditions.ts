import type { Condition, FileMapping, Mapping, RecordMapping } from "../../domain/index.ts";
import type { Header } from "./names.ts";
import { cellReader } from "./sources.ts";

/** Why no record is made of a row, or `null`: then one is. An empty sentence means that nothing needs to be said. */
type Refuses = (cells: readonly string[]) => string | null;

export const conditionsOf = (record: RecordMapping): readonly Condition[] =>
  record.when === undefined ? [] : "length" in record.when ? record.when : [record.when];

/** Whether a record is made of a row at all. */
export function refusalOf(record: RecordMapping, header: Header, mapping: Mapping): Refuses {
  const conditions = conditionsOf(record).map((condition) => {
    const read = cellReader("column" in condition ? condition.column : condition.value, header, mapping, null, -1);
    const wanted = condition.in === undefined ? null : new Set(condition.in);
    const unwanted = new Set(condition.not ?? []);
    const holds = (cell: string): boolean => (wanted ? wanted.has(cell) : condition.not ? !unwanted.has(cell) : cell !== "");
    return { read, holds, because: condition.because ?? "" };
  });
  return (cells) => conditions.find(({ read, holds }) => !holds(read(cells)))?.because ?? null;
}

/** Rows of a file that are no records whatever their columns say, with the reason. */
export function leftOut(file: FileMapping, header: Header, withdrawn: ReadonlySet<string>): Refuses {
  const skip = file.skip === undefined ? null : new RegExp(file.skip, "i");
  const of = file.retractions ? header.find(file.retractions.of) : null;
  const id = file.retractions ? header.find(file.retractions.id) : null;
  return (cells) => {
    const filled = skip ? cells.filter((cell) => cell.trim() !== "") : [];
    const first = filled.length * 2 <= header.names.length ? filled[0]?.trim() : undefined;
    if (first !== undefined && skip?.test(first))
      return `“${first.slice(0, 60)}” is a line of the report and no record, so it was left out. Nothing needs to be done.`;
    const taken = of === null ? "" : (cells[of] ?? "").trim();
    if (taken !== "") return `The row takes back the event ${taken}, so neither of the two counts. Nothing needs to be done.`;
    if (id !== null && withdrawn.has((cells[id] ?? "").trim()))
      return "Another row of the file takes this event back, so it does not count. Nothing needs to be done.";
    return null;
  };
}
