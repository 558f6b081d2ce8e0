import type { DifferenceCause, DifferenceRecord } from "../../contract/index.ts";
import type { Context } from "../context.ts";
import { entriesNumbered } from "./entries.ts";
import type { Theirs } from "./theirs.ts";

type Named = Theirs & { readonly name: string };
const LISTED = 50;

interface Row {
  readonly id: string;
  readonly before: number;
  readonly after: number;
  readonly seqs: readonly number[];
}

/** Why two imported series differ: account by account where both tell so much. */
export async function betweenSeries(context: Context, unit: "money" | "count", from: Named, to: Named): Promise<DifferenceCause[]> {
  const whole = to.total - from.total;
  const rows = from.accounts === null || to.accounts === null ? [] : rowsOf(from, to);
  const only = (which: "before" | "after"): readonly Row[] => rows.filter((row) => row[which] === 0);
  const groups = [
    ["only_from", only("after"), `Accounts that are in “${from.name}” only.`],
    ["only_to", only("before"), `Accounts that are in “${to.name}” only.`],
    ["other_accounts", rows.filter(({ before, after }) => before !== 0 && after !== 0), "Accounts that both tell of differently."],
  ] as const;
  const causes: DifferenceCause[] = [];
  for (const [kind, of, cause] of groups) {
    if (of.length === 0) continue;
    const amount = sumOf(of);
    const seqs = of.slice(0, 5).flatMap((row) => row.seqs);
    const records = of.slice(0, LISTED).map((row) => recordOf(row, unit));
    causes.push({ kind, cause, amount, records, count: of.length, entries: await entriesNumbered(context, seqs, null) });
  }
  const rest = whole - causes.reduce((sum, { amount }) => sum + amount, 0);
  if (rest === 0) return causes.filter(({ amount }) => amount !== 0);
  const cause = "The two series tell no more than these totals, so this part stays unexplained.";
  const entries = await entriesNumbered(context, [...from.seqs, ...to.seqs], null);
  return [...causes.filter(({ amount }) => amount !== 0), { kind: "unexplained", cause, amount: rest, records: [], count: 0, entries }];
}

const sumOf = (rows: readonly Row[]): number => rows.reduce((sum, { before, after }) => sum + after - before, 0);

function rowsOf(from: Named, to: Named): readonly Row[] {
  const ids = new Set([...(from.accounts?.keys() ?? []), ...(to.accounts?.keys() ?? [])]);
  return [...ids]
    .map((id): Row => {
      const [a, b] = [from.accounts?.get(id), to.accounts?.get(id)];
      return { id, before: a?.value ?? 0, after: b?.value ?? 0, seqs: [a, b].flatMap((one) => (one ? [one.seq] : [])) };
    })
    .filter(({ before, after }) => before !== after)
    .sort((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before));
}

const recordOf = ({ id, before, after }: Row, unit: "money" | "count"): DifferenceRecord => ({
  entity: null,
  id,
  source: "",
  name: null,
  term: null,
  unit,
  before,
  after,
  amount: after - before,
});
