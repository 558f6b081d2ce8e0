import type { AccountTimeline, AccountTimelineQuestion, TimelineLine } from "../../contract/index.ts";
import { day, dayAt, formatDay, monthlyMinor } from "../../domain/index.ts";
import { renewalOutcomes } from "../../facts/index.ts";
import { type Family, type FamilyEntry, USAGE_EVENTS, type UsageMonth } from "../../ledger/index.ts";
import { type Happening, happeningsOf, timelinePage } from "../../team/accounts/index.ts";
import { type Context, zoneOf } from "../context.ts";
import type { View } from "../evaluate.ts";
import type { Report } from "../progress.ts";
import { accountsIn, namesIn, toldOf, withAccount } from "./open.ts";
import { workLines } from "./work-lines.ts";

/** A page of everything the ledger knows of an account and those below it, newest first. */
export function timelineOf(
  context: Context,
  question: AccountTimelineQuestion,
  report: Report = () => undefined,
): Promise<AccountTimeline> {
  return withAccount(context, question, report, async ({ view, family }) => {
    const happenings = [
      ...happeningsOf(family.entries.map((entry) => toldOf(context, entry))),
      ...family.usage.map(usageLine),
      ...(await renewalLines(view, family)),
      ...importLines(context, family),
      ...(await workLines(context, family, view.scope.asOf)),
    ];
    const { lines, counts, next } = timelinePage(happenings, question);
    const shown = lineTeller(view, family);
    return { account: family.account, lines: lines.map(shown), counts, next, position: view.reader.mark.position };
  });
}

const usageLine = ({ seq, subject, day: on, entries, meter, quantity, amount, currency }: UsageMonth): Happening => ({
  kind: "usage",
  day: on,
  dated: true,
  seq,
  entries,
  subject,
  fields: { meter, quantity, ...(amount === null ? {} : { amount }), ...(currency === null ? {} : { currency }) },
});

const MANY = 10_000;

/** The ends of terms, with what became of them; those that are still open lie ahead, as a rule. */
async function renewalLines({ reader }: View, family: Family): Promise<readonly Happening[]> {
  const rows = await reader.rows({
    fact: "renewal",
    columns: ["due_day", "outcome", "currency", "amount", "renewed", "term_months", "entry"],
    where: [{ column: "entity", in: accountsIn(family) }],
    limit: MANY,
    offset: 0,
  });
  const subjects = new Map(family.entries.map(({ seq, subject }) => [seq, subject]));
  return rows.map(([due, outcome, currency, amount, renewed, months, entry]) => {
    const fate = renewalOutcomes[Number(outcome)] ?? "open";
    return {
      kind: "renewal",
      day: formatDay(day(Number(due))),
      dated: true,
      seq: Number(entry),
      entries: 1,
      subject: subjects.get(Number(entry)) ?? null,
      fields: {
        outcome: fate,
        mrr: monthlyMinor(BigInt(amount ?? 0)),
        ...(fate === "open" || fate === "lost" ? {} : { renewed: monthlyMinor(BigInt(renewed ?? 0)) }),
        ...(typeof currency === "string" ? { currency } : {}),
        term_months: Number(months),
      },
    };
  });
}

/** Each import that brought something, on the day it did, with how many entries and files. */
function importLines(context: Context, { entries, usage }: Family): readonly Happening[] {
  const batches = new Map<number, { seq: number; count: number; at: Date; files: Set<string> }>();
  for (const one of [...entries, ...usage]) {
    // Sums of events come all day long.
    if ("importer" in one && one.importer === USAGE_EVENTS) continue;
    const known = batches.get(one.batch) ?? { seq: 0, count: 0, at: one.recordedAt, files: new Set<string>() };
    known.count += "entries" in one ? one.entries : 1;
    known.seq = Math.max(known.seq, one.seq);
    known.files.add(one.file);
    batches.set(one.batch, known);
  }
  return [...batches.values()].map(({ seq, count, at, files }) => ({
    kind: "import",
    day: formatDay(dayAt(zoneOf(context), at.getTime())),
    dated: true,
    seq,
    entries: count,
    subject: null,
    fields: { file: [...files][0] ?? "", files: files.size },
  }));
}

/** Gives each line the row it came from, and the names of whom and what it is about. */
function lineTeller(view: View, family: Family): (happening: Happening) => TimelineLine {
  const rows = new Map<number, Pick<FamilyEntry, "file" | "row" | "recordedAt" | "source">>();
  for (const entry of [...family.entries, ...family.usage]) rows.set(entry.seq, entry);
  const names = namesIn(family);
  const today = formatDay(view.reader.mark.horizon);
  return ({ kind, day: on, dated, seq, entries, subject, fields, before, changes, written }) => {
    const row = rows.get(seq);
    const member = subject === null ? undefined : family.members.get(subject);
    const owner = ownerOf(family, subject);
    return {
      kind,
      day: on,
      dated,
      ahead: on > today,
      source: row?.source ?? written?.by ?? "",
      seq,
      entries,
      file: row?.file ?? "",
      row: kind === "import" ? null : (row?.row ?? null),
      recordedAt: (row?.recordedAt ?? written?.at ?? new Date(0)).toISOString(),
      account: owner === null ? null : { ...owner, name: names.get(owner.account) ?? null },
      about: member === undefined || member.kind === "account" ? null : (names.get(member.num) ?? member.id),
      fields: { ...fields },
      ...(written === undefined ? {} : { written: { by: written.by, deal: written.deal, plan: written.plan } }),
      ...(before === undefined ? {} : { before: { ...before } }),
      ...(changes === undefined ? {} : { changes: changes.map((one) => ({ ...one })) }),
    };
  };
}

/** The customer below it that a subject belongs to; an account that is merged into this one is this one. */
function ownerOf({ members, account }: Family, subject: number | null): Omit<NonNullable<TimelineLine["account"]>, "name"> | null {
  const owner = subject === null ? null : (members.get(subject)?.account ?? null);
  const member = owner === null || owner === account ? undefined : members.get(owner);
  return member === undefined ? null : { account: member.num, source: member.source, id: member.id };
}
