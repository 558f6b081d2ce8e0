import type { Output, Parsed } from "../../contract/index.ts";
import { badRequest, type Day, day, endOfDay, parseDay } from "../../domain/index.ts";
import { type AuditRow, auditedNames, listAudit } from "../../team/people/index.ts";
import { type Context, zoneOf } from "../context.ts";

type Question = Parsed<"audit">;

const at = (text: string | undefined, instantOf: (date: Day) => number): Date | null => {
  if (text === undefined) return null;
  const date = parseDay(text);
  const instant = date === null ? new Date(text) : new Date(instantOf(date));
  if (Number.isNaN(instant.getTime())) throw badRequest("bad_request", `“${text}” is no date. Write it as 2026-03-31.`);
  return instant;
};

function rowsOf(context: Context, { person, operation, from, to, before, limit }: Question): Promise<readonly AuditRow[]> {
  const zone = zoneOf(context);
  return listAudit(context.storage.pool, {
    person: person ?? null,
    operation: operation ?? null,
    from: at(from, (date) => endOfDay(zone, day(date - 1)) + 1),
    to: at(to, (date) => endOfDay(zone, date) + 1),
    before: before ?? null,
    limit,
  });
}

export async function auditOf(context: Context, question: Question): Promise<Output<"audit">> {
  const { people, operations } = await auditedNames(context.storage.pool);
  const rows = await rowsOf(context, question);
  return {
    entries: rows.map(({ at: when, ...row }) => ({ ...row, at: when.toISOString(), before: row.before ?? null, after: row.after ?? null })),
    people: [...people],
    operations: [...operations],
  };
}

const COLUMNS = ["at", "kind", "person", "token", "operation", "subject", "outcome", "before", "after"] as const;
const PIECE = 1000;

/** Text that a spreadsheet would run as a formula gets an apostrophe before it. */
function cell(value: unknown): string {
  const text =
    value === null || value === undefined
      ? ""
      : value instanceof Date
        ? value.toISOString()
        : typeof value === "string"
          ? value
          : JSON.stringify(value);
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** All of it that was asked for, the newest first, piece by piece. */
export async function* auditCsv(context: Context, question: Question): AsyncGenerator<string> {
  yield `${COLUMNS.join(",")}\n`;
  for (let before = question.before; ; ) {
    const rows = await rowsOf(context, { ...question, limit: PIECE, ...(before === undefined ? {} : { before }) });
    for (const row of rows) yield `${COLUMNS.map((name) => cell(row[name])).join(",")}\n`;
    const last = rows.at(-1);
    if (last === undefined || rows.length < PIECE) return;
    before = last.id;
  }
}
