import { settingDefinition } from "../../domain/index.ts";
import type { LedgerEvent } from "../../ledger/index.ts";
import type { Why } from "./steps.ts";

const said = (value: string | number): string => (value === "" ? "none" : String(value));

/** A cause in a sentence. */
export function sentenceOf(whys: readonly Why[]): string {
  const sentence = whys.map(sentenceOfOne).join(" ");
  return whys.length > 1 ? `${sentence} Between these steps there is no value, so they cannot be told apart.` : sentence;
}

function sentenceOfOne(why: Why): string {
  switch (why.kind) {
    case "setting":
      return `${why.name}: ${said(why.from)} → ${said(why.to)}. ${settingDefinition(why.name).meaning}`;
    case "method":
      return `Method: ${why.from} → ${why.to}. The value is made by another formula.`;
    case "days":
      return `The days from ${why.from} to ${why.to}, which passed between the two: what was dated ahead came true.`;
    case "events":
      return ofEvents(why.events);
  }
}

function ofEvents(events: readonly LedgerEvent[]): string {
  const [first] = events;
  const last = events.at(-1);
  if (!first || !last) return "";
  if (events.length === 1) {
    const files = first.files.slice(0, 5).join(", ");
    const more = first.files.length > 5 ? ` and ${first.files.length - 5} more` : "";
    const what = first.kind === "import" ? "Import" : "Undoing of import";
    return `${what} ${first.batch}, “${first.title}” (${files}${more}), on ${dayOf(first.at)}.`;
  }
  const undone = events.filter(({ kind }) => kind === "undo").length;
  const imports = events.length - undone;
  const parts = [
    ...(imports === 0 ? [] : [`${imports} ${imports === 1 ? "import" : "imports"}`]),
    ...(undone === 0 ? [] : [`${undone} undone`]),
  ];
  return `${parts.join(" and ")}, recorded from ${dayOf(first.at)} to ${dayOf(last.at)}.`;
}

const dayOf = (moment: Date): string => moment.toISOString().slice(0, 10);
