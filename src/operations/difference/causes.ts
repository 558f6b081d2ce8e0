import type { DifferenceCause } from "../../contract/index.ts";
import type { LedgerEvent } from "../../ledger/index.ts";
import type { Context } from "../context.ts";
import { entriesBehind } from "./entries.ts";
import { namedRecords } from "./records.ts";
import type { Wanted } from "./state.ts";
import { casesOf, type Why } from "./steps.ts";
import type { Move } from "./walk.ts";
import { sentenceOf } from "./words.ts";

/** Each part of a way told as a cause, down to the records and entries. */
export async function told(context: Context, wanted: Wanted, moves: readonly Move[]): Promise<DifferenceCause[]> {
  const causes: DifferenceCause[] = [];
  for (const move of moves) {
    const { changed, count } = move.found;
    const changes = move.whys.flatMap(changeOf);
    const events = move.whys.flatMap((why) => (why.kind === "events" ? why.events.map(eventOf) : []));
    const days = move.whys.find((why) => why.kind === "days");
    causes.push({
      kind: kindOf(move.whys),
      cause: sentenceOf(move.whys),
      amount: move.amount,
      ...(changes.length === 0 ? {} : { changes }),
      ...(events.length === 0 ? {} : { events }),
      ...(days?.kind === "days" ? { days: { from: days.from, to: days.to } } : {}),
      records: await namedRecords(context, changed),
      count,
      entries: await entriesBehind(context, wanted, move, changed),
    });
  }
  return causes;
}

function changeOf(why: Why): NonNullable<DifferenceCause["changes"]> {
  if (why.kind === "setting") return [{ name: why.name, from: why.from, to: why.to, cases: [...casesOf(why.name)] }];
  return why.kind === "method" ? [{ name: "method", from: why.from, to: why.to, cases: [] }] : [];
}

const eventOf = ({ kind, batch, title, at, files }: LedgerEvent) => ({ kind, batch, title, at: at.toISOString(), files: [...files] });

function kindOf(whys: readonly Why[]): DifferenceCause["kind"] {
  const events = whys.flatMap((why) => (why.kind === "events" ? why.events : []));
  if (events.length > 0) return events.length === 1 && events[0] ? events[0].kind : "imports";
  if (whys.some(({ kind }) => kind === "setting")) return "setting";
  return whys.some(({ kind }) => kind === "method") ? "method" : "days";
}

/** A cause seen from the other side. */
export const turnedCause = (cause: DifferenceCause): DifferenceCause => ({
  ...cause,
  ...(cause.kind === "only_from" ? { kind: "only_to" as const } : cause.kind === "only_to" ? { kind: "only_from" as const } : {}),
  amount: -cause.amount,
  records: cause.records.map(({ before, after, amount, ...record }) => ({ ...record, before: after, after: before, amount: -amount })),
});

/** What binary fractions lose: far below what any ratio shows. */
const RESIDUE = 1e-9;

/** Causes that add up to the difference: sums of whole numbers do; of fractions, the last takes what their addition loses. */
export function exact(causes: readonly DifferenceCause[], difference: number): DifferenceCause[] {
  const total = (of: readonly DifferenceCause[]): number => of.reduce((sum, { amount }) => sum + amount, 0);
  const rest = difference - total(causes);
  const last = causes.at(-1);
  if (rest === 0) return [...causes];
  if (last && Math.abs(rest) < RESIDUE) return [...causes.slice(0, -1), { ...last, amount: difference - total(causes.slice(0, -1)) }];
  const cause = "The ledger changed while it was asked: ask again.";
  return [...causes, { kind: "unexplained", cause, amount: rest, records: [], count: 0, entries: [] }];
}
