import type { AccountQuestion } from "../../contract/index.ts";
import { badRequest, dayAt, type FieldValue, formatDay, notFound } from "../../domain/index.ts";
import { accountsNamed, type Family, type FamilyEntry, readFamily } from "../../ledger/index.ts";
import type { Told } from "../../team/accounts/index.ts";
import { type Context, zoneOf } from "../context.ts";
import { type View, withView } from "../evaluate.ts";
import type { Report } from "../progress.ts";

/** An account with everything the ledger holds about it, at one state of the facts. */
export interface OpenAccount {
  readonly view: View;
  readonly family: Family;
}

/** Opens one account; refuses what is no account, or of which nothing is left. */
export async function withAccount<T>(
  context: Context,
  question: AccountQuestion,
  report: Report,
  work: (open: OpenAccount) => Promise<T>,
): Promise<T> {
  const account = await numberOf(context, question.id);
  return withView(context, { ...question, level: "customer" }, report, async (view) => {
    const family = await readFamily(context.storage.pool, account, instantOf(view));
    if (family === null) throw noSuchAccount(question.id);
    return work({ view, family });
  });
}

export const instantOf = ({ scope }: View): Date | undefined => (scope.asOf === null ? undefined : new Date(scope.asOf));

export const noSuchAccount = (id: string) => notFound("no_such_account", `There is no account ${id}. bowtie accounts --search finds them.`);

const MOST = 2_147_483_647;

/** Digits are the account's number in the ledger; anything else is the id a source gives it. */
export async function numberOf(context: Context, id: string): Promise<number> {
  if (/^\d+$/.test(id)) {
    const number = Number(id);
    if (number > MOST) throw noSuchAccount(id);
    return number;
  }
  const colon = id.indexOf(":");
  const whole = await accountsNamed(context.storage.pool, id, null);
  const found = whole.length > 0 || colon <= 0 ? whole : await accountsNamed(context.storage.pool, id.slice(colon + 1), id.slice(0, colon));
  const owners = new Set(found.map(({ account, num }) => account ?? num));
  if (owners.size > 1)
    throw badRequest(
      "which_account",
      `Several sources have an account ${id}: write it as ${found.map(({ source }) => `${source}:${id}`).join(" or ")}.`,
    );
  const [first] = found;
  if (!first) throw noSuchAccount(id);
  return first.num;
}

/** Fields and attributes side by side, as the columns of a row stand. */
export const flatFields = (body: FamilyEntry["body"]): Readonly<Record<string, FieldValue>> => {
  const { attributes, ...fields } = body as Record<string, FieldValue> & { readonly attributes?: Record<string, string> };
  return { ...attributes, ...fields };
};

export const toldOf = (context: Context, { seq, record, type, subject, day, recordedAt, body }: FamilyEntry): Told => ({
  seq,
  record,
  type,
  subject,
  day,
  recordedOn: formatDay(dayAt(zoneOf(context), recordedAt.getTime())),
  fields: flatFields(body),
});

/** Of several versions of a record the newest holds. */
export function currentOf(entries: readonly FamilyEntry[]): readonly FamilyEntry[] {
  const newest = new Map<number, FamilyEntry>();
  for (const entry of entries) newest.set(entry.record, entry);
  return [...newest.values()];
}

/** The newest name any record gives each subject. */
export function namesIn({ entries }: Family): ReadonlyMap<number, string> {
  const names = new Map<number, string>();
  for (const { subject, body } of entries) {
    const name = body["name"] ?? body["company"];
    if (typeof name === "string" && name !== "") names.set(subject, name);
  }
  return names;
}

/** The accounts of a family: the one asked for, and those below it. */
export const accountsIn = ({ members }: Family): readonly number[] =>
  [...members.values()].flatMap(({ num, kind, account }) => (kind === "account" && account === num ? [num] : []));
