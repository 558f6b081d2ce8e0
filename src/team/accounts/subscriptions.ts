import { formatDay, day as nextTo, parseDay } from "../../domain/index.ts";
import type { Fields, Told } from "./told.ts";

const PRICE = ["plan", "price", "quantity", "interval", "interval_count", "currency"] as const;

/** What a line or event follows in the same subscription, by the number of its entry. */
export interface Succession {
  /** What was paid for before: its own line is then a change, not a start. */
  readonly before: ReadonlyMap<number, Fields>;
  /** Lines that another continues: their end is no end. */
  readonly continued: ReadonlySet<number>;
}

const text = (fields: Fields, name: string): string => String(fields[name] ?? "");

/** The end of a line is its first day without service, or, in some sources, its last day with it. */
function continues(end: string, start: string): boolean {
  if (end === start) return true;
  const at = parseDay(end);
  return at !== null && formatDay(nextTo(at + 1)) === start;
}

const priceOf = (fields: Fields): Fields =>
  Object.fromEntries(PRICE.flatMap((name) => (fields[name] === undefined ? [] : [[name, fields[name]]]))) as Fields;

const bySubject = (entries: readonly Told[]): Iterable<readonly Told[]> => {
  const groups = new Map<number, Told[]>();
  for (const entry of entries) groups.set(entry.subject, [...(groups.get(entry.subject) ?? []), entry]);
  return groups.values();
};

/** Finds what follows what; one line continues one other at most, of the same plan where there is a choice. */
export function successionOf(entries: readonly Told[]): Succession {
  const before = new Map<number, Fields>();
  const continued = new Set<number>();
  for (const lines of bySubject(entries.filter(({ type, fields }) => type === "subscription_line" && fields["one_off"] !== true))) {
    for (const line of lines) {
      const end = text(line.fields, "ends_on");
      if (end === "") continue;
      const next = lines.filter((one) => one.seq !== line.seq && !before.has(one.seq) && continues(end, text(one.fields, "starts_on")));
      const chosen = next.find((one) => text(one.fields, "plan") === text(line.fields, "plan")) ?? next[0];
      if (!chosen) continue;
      before.set(chosen.seq, priceOf(line.fields));
      continued.add(line.seq);
    }
  }
  for (const events of bySubject(entries.filter(({ type }) => type === "subscription_event"))) {
    let known: Fields = {};
    for (const event of [...events].sort((a, b) => (a.day === b.day ? a.seq - b.seq : (a.day ?? "") < (b.day ?? "") ? -1 : 1))) {
      if (event.fields["type"] === "update") before.set(event.seq, known);
      known = { ...known, ...priceOf(event.fields) };
    }
  }
  return { before, continued };
}
