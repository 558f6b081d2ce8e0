import type { Words } from "../../units.ts";
import type { Cell, Said } from "./card.ts";
import { type Quantity, write } from "./quantity.ts";

/** From one state of the Bowtie to the next, as readers call them. */
const step = (from: string, to: string, { t }: Words): string =>
  t("mathematics.step", { from: t(`bowtie.state.${from}`), to: t(`bowtie.state.${to}`) });

/** What a number of a formula is called; steps of the journey are called after their states: `rate.mql.sql`. */
export function nameOf(name: string, words: Words): string {
  const [, from, to] = name.split(".");
  return from === undefined || to === undefined ? words.t(`mathematics.name.${name}`) : step(from, to, words);
}

const isQuantity = (cell: NonNullable<Cell>): cell is Quantity => "unit" in cell;

export function cellText(cell: Cell, currency: string | undefined, words: Words): string {
  if (cell === null) return "";
  if (isQuantity(cell)) return write(cell, currency, words);
  if ("word" in cell) return words.t(`mathematics.word.${cell.word}`);
  if ("period" in cell) return words.f.period(cell.period);
  if ("list" in cell) return words.f.list(cell.list.map((one) => rangeOr(one, currency, words)));
  const [from = "", to = ""] = cell.state.split(">");
  return step(from, to, words);
}

/** A list within a list is a range: from one end to the other. */
function rangeOr(cell: Cell, currency: string | undefined, words: Words): string {
  if (cell === null || !("list" in cell)) return cellText(cell, currency, words);
  const ends = cell.list.map((end) => cellText(end, currency, words));
  return ends[0] === ends[1] ? (ends[0] ?? "") : ends.join("–");
}

export function sentence({ key, with: put = {} }: Said, currency: string | undefined, words: Words): string {
  const values = Object.fromEntries(Object.entries(put).map(([name, cell]) => [name, cellText(cell, currency, words)]));
  return words.t(`mathematics.says.${key}`, values);
}
