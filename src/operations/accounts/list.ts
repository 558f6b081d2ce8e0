import type { Accounts, AccountsQuestion } from "../../contract/index.ts";
import { badRequest, formatDay } from "../../domain/index.ts";
import type { Context } from "../context.ts";
import { type View, withView } from "../evaluate.ts";
import type { Report } from "../progress.ts";
import { accountsWhere, compareKeys, type Directory, directoryOf, type Entry, type Key, keyOf, ordered, shownOf } from "./directory.ts";
import { plain } from "./plain.ts";

const ASCENDING: ReadonlySet<string> = new Set(["name", "renewal"]);

/** A page of the accounts that contain what was searched for, in the order asked for. */
export function listAccounts(context: Context, question: AccountsQuestion, report: Report = () => undefined): Promise<Accounts> {
  return withView(context, { ...question, level: "customer" }, report, async (view) => {
    const directory = await directoryOf(context, view);
    const currency = currencyOf(directory, question.currency, view);
    const up = (question.order ?? (ASCENDING.has(question.sort) ? "asc" : "desc")) === "asc";
    const found = await chosen(directory, view, question);
    const list = ordered(directory, question.sort, up, currency);
    const after = question.cursor === undefined ? null : placeOf(question.cursor);
    const page: Entry[] = [];
    let total = 0;
    let rest = 0;
    for (const entry of list) {
      if (!found(entry)) continue;
      total += 1;
      if (after !== null && compareKeys(keyOf(entry, question.sort, currency), entry.account, after.key, after.account, up) <= 0) continue;
      if (page.length < question.limit) page.push(entry);
      else rest += 1;
    }
    const last = page.at(-1);
    return {
      accounts: page.map(shownOf),
      total,
      all: directory.entries.length,
      next: last === undefined || rest === 0 ? null : cursorOf(keyOf(last, question.sort, currency), last.account),
      currency,
      through: view.through === null ? null : formatDay(view.through),
      position: view.reader.mark.position,
    };
  });
}

async function chosen(
  directory: Directory,
  { reader }: View,
  { search = "", where }: AccountsQuestion,
): Promise<(entry: Entry) => boolean> {
  const words = plain(search).split(/\s+/).filter(Boolean);
  if (where.length === 0) return words.length === 0 ? () => true : ({ text }) => words.every((word) => text.includes(word));
  const fields = new Set(reader.fields().map(({ field }) => field));
  const unknown = where.find(({ field }) => field !== "currency" && !fields.has(field));
  if (unknown) throw badRequest("no_such_field", `Nothing in the ledger has a field “${unknown.field}”.`);
  const money = where.filter(({ field }) => field === "currency").flatMap(({ values }) => values.map((code) => code.toUpperCase()));
  const rest = where.filter(({ field }) => field !== "currency");
  const among = rest.length === 0 ? null : await accountsWhere(directory, reader, rest);
  return ({ account, text, revenue }) =>
    (among === null || among.has(account)) &&
    (money.length === 0 || revenue.some(({ currency }) => money.includes(currency))) &&
    words.every((word) => text.includes(word));
}

/** Amounts of different currencies are ordered by nobody: the one asked for decides, or the one most customers pay in. */
function currencyOf(directory: Directory, asked: string | undefined, { settings }: View): string | null {
  if (settings.currencyView !== "native") return settings.reportingCurrency;
  return asked?.toUpperCase() ?? directory.currency;
}

const cursorOf = (key: Key, account: number): string => Buffer.from(JSON.stringify([key, account])).toString("base64url");

function placeOf(cursor: string): { readonly key: Key; readonly account: number } {
  try {
    const [key, account] = JSON.parse(Buffer.from(cursor, "base64url").toString()) as readonly unknown[];
    if ((key === null || typeof key === "string" || typeof key === "number") && typeof account === "number") return { key, account };
  } catch {
    // Refused below, like every other text that is no cursor.
  }
  throw badRequest("bad_cursor", "The cursor is none that a list of accounts gave.");
}
