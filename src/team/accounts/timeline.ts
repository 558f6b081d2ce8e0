import { badRequest, type HappeningKind, happeningNames } from "../../domain/index.ts";
import type { Happening } from "./told.ts";

const rank = (kind: HappeningKind): number => happeningNames.indexOf(kind);

type Place = Pick<Happening, "day" | "seq" | "kind">;

/** Newest first; of one day what was recorded later first. No two lines have the same place. */
function compare(a: Place, b: Place): number {
  if (a.day !== b.day) return a.day < b.day ? 1 : -1;
  return a.seq === b.seq ? rank(b.kind) - rank(a.kind) : b.seq - a.seq;
}

export interface TimelinePage<H extends Happening> {
  readonly lines: readonly H[];
  /** Lines of each kind there are, whatever was asked for. */
  readonly counts: Readonly<Record<string, number>>;
  readonly next: string | null;
}

/** A page of a timeline, after the line a cursor names. */
export function timelinePage<H extends Happening>(
  happenings: readonly H[],
  {
    kinds,
    limit,
    cursor,
  }: { readonly kinds?: readonly HappeningKind[] | undefined; readonly limit: number; readonly cursor?: string | undefined },
): TimelinePage<H> {
  const counts: Record<string, number> = {};
  for (const { kind } of happenings) counts[kind] = (counts[kind] ?? 0) + 1;
  const after = cursor === undefined ? null : placeOf(cursor);
  const wanted = happenings.filter(
    (one) => (kinds === undefined || kinds.includes(one.kind)) && (after === null || compare(one, after) > 0),
  );
  const lines = [...wanted].sort(compare).slice(0, limit);
  const last = lines.at(-1);
  return { lines, counts, next: last === undefined || wanted.length === lines.length ? null : `${last.day}~${last.seq}~${last.kind}` };
}

function placeOf(cursor: string): Place {
  const [, day = "", seq = "", name = ""] = /^(\d{4}-\d{2}-\d{2})~(\d+)~(\w+)$/.exec(cursor) ?? [];
  const kind = happeningNames.find((known) => known === name);
  if (kind === undefined) throw badRequest("bad_cursor", "The cursor is none that a timeline gave.");
  return { day, seq: Number(seq), kind };
}
