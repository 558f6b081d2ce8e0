import type { SentEvents } from "../../contract/index.ts";
import { badRequest, Refusal } from "../../domain/index.ts";
import { readTable, readText } from "../../importers/index.ts";
import type { Report } from "../progress.ts";
import type { InputFile } from "../read-file.ts";

/** Events sent in one go: large enough to be cheap, small enough to be held several times. */
const AT_ONCE = 10_000;
/** Sent while the next are read, so that whoever keeps them has many to keep at once. */
const UNDERWAY = 16;
const TOLD = 10;
const ATTEMPTS = 100;

/** What a file brought. Rows are counted from 1, a header not among them. */
export interface Loaded {
  readonly rows: number;
  readonly accepted: number;
  readonly duplicates: number;
  readonly refused: number;
  readonly refusals: readonly { readonly row: number; readonly sentence: string }[];
}

type Send = (events: readonly unknown[]) => Promise<SentEvents>;

/**
 * Sends a file of usage events, part by part, and waits where it is asked to. Broken off anywhere, it is sent again from its beginning: what had come in
 * counts once.
 */
export async function loadUsage(file: InputFile, send: Send, report: Report): Promise<Loaded> {
  const done = { rows: 0, accepted: 0, duplicates: 0, refused: 0 };
  const refusals: { row: number; sentence: string }[] = [];
  const underway: Promise<void>[] = [];
  const take = async (events: readonly unknown[], before: number): Promise<void> => {
    const told = await patiently(send, events);
    for (const name of ["accepted", "duplicates", "refused"] as const) done[name] += told[name];
    for (const { index, sentence } of told.refusals) refusals.push({ row: before + index + 1, sentence });
    refusals.sort((a, b) => a.row - b.row).splice(TOLD);
    report({ phase: "writing", label: file.name, done: done.accepted + done.duplicates, total: 0 });
  };
  try {
    for await (const events of inGroups(eventsIn(file))) {
      if (underway.length >= UNDERWAY) await underway.shift();
      const taken = take(events, done.rows);
      // It is waited for in its turn; until then its failure is nobody's.
      taken.catch(() => undefined);
      underway.push(taken);
      done.rows += events.length;
    }
  } finally {
    await Promise.allSettled(underway);
  }
  await Promise.all(underway);
  return { ...done, refusals };
}

/** Comes back when there is too much at once, as often as is sensible. */
async function patiently(send: Send, events: readonly unknown[]): Promise<SentEvents> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await send(events);
    } catch (error) {
      const seconds = error instanceof Refusal ? error.details["seconds"] : undefined;
      if (typeof seconds !== "number" || attempt >= ATTEMPTS) throw error;
      await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
    }
  }
}

async function* inGroups(events: AsyncIterable<readonly unknown[]>): AsyncGenerator<readonly unknown[]> {
  let group: unknown[] = [];
  for await (const some of events) {
    for (const event of some) {
      group.push(event);
      if (group.length < AT_ONCE) continue;
      yield group;
      group = [];
    }
  }
  if (group.length > 0) yield group;
}

/** One event a line, or a table whose header names the fields. */
async function* eventsIn(file: InputFile): AsyncGenerator<readonly unknown[]> {
  if (await isLines(file)) yield* linesOf(file);
  else yield* rowsOf(file);
}

async function isLines(file: InputFile): Promise<boolean> {
  const { pieces } = await readText(file.open());
  for await (const piece of pieces) if (piece.trim() !== "") return piece.trimStart().startsWith("{");
  throw badRequest("empty_file", `${file.name} is empty.`);
}

async function* linesOf(file: InputFile): AsyncGenerator<readonly unknown[]> {
  const { pieces } = await readText(file.open());
  let rest = "";
  for await (const piece of pieces) {
    const lines = (rest + piece).split("\n");
    rest = lines.pop() ?? "";
    yield lines.flatMap(eventOf);
  }
  yield eventOf(rest);
}

function eventOf(line: string): readonly unknown[] {
  if (line.trim() === "") return [];
  try {
    return [JSON.parse(line)];
  } catch {
    return [null];
  }
}

/** What columns are called in the files of others. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  id: ["id", "event_id", "idempotency_key", "transaction_id"],
  account: ["account", "account_id", "customer", "customer_id"],
  meter: ["meter", "meter_name", "event_name", "metric"],
  time: ["time", "timestamp", "occurred_at", "happened_at"],
  value: ["value", "quantity", "count"],
  amount: ["amount"],
  currency: ["currency"],
};
const NEEDED = ["id", "account", "meter", "time", "value"];

async function* rowsOf(file: InputFile): AsyncGenerator<readonly unknown[]> {
  const table = await readTable(file.open());
  const header = table.header.map((name) => name.trim().toLowerCase());
  const columns = Object.entries(NAMES).flatMap(([field, names]) => {
    const at = header.findIndex((name) => names.includes(name));
    return at < 0 ? [] : [[field, at] as const];
  });
  const missing = NEEDED.filter((field) => !columns.some(([name]) => name === field));
  if (missing.length > 0)
    throw badRequest(
      "missing_columns",
      `${file.name} has no column ${missing.join(", ")}. A file of usage events has the columns ${NEEDED.join(", ")}, and amount and currency where it is rated.`,
    );
  for await (const group of table.groups)
    yield group.map(({ cells, broken }) => (broken ? null : Object.fromEntries(columns.map(([field, at]) => [field, cells[at] ?? ""]))));
}
