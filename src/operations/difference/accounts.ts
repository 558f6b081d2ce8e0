import type { DifferenceCause, DifferenceRecord } from "../../contract/index.ts";
import { accountsCalled, describeSubjects } from "../../ledger/index.ts";
import type { Context } from "../context.ts";
import { unitOf } from "../explain.ts";
import { entriesBehind, entriesNumbered } from "./entries.ts";
import { contributed, groundsOf } from "./records.ts";
import { type Address, type State, viewState, type Wanted } from "./state.ts";
import type { Theirs } from "./theirs.ts";

/** One account in both: what we say, and what they say. */
interface Pair {
  readonly id: string;
  readonly entity: number | null;
  readonly ours: number;
  readonly theirs: number;
  readonly seq: number | null;
}

/** Accounts that differ, each with a cause of its own. */
const ALONE = 20;
const LISTED = 50;

const gap = ({ ours, theirs }: Pair): number => theirs - ours;
const sumOf = (pairs: readonly Pair[]): number => pairs.reduce((sum, pair) => sum + gap(pair), 0);

/** Why a series says another number than our ledger counted alike: account by account, as far as it tells. */
export async function seriesCauses(
  context: Context,
  wanted: Wanted,
  address: Address,
  ours: { readonly state: State; readonly value: number },
  theirs: Theirs & { readonly name: string },
): Promise<readonly DifferenceCause[]> {
  const whole = theirs.total - ours.value;
  const mine = theirs.accounts === null ? null : await contributions(context, wanted, address, ours.state);
  if (whole === 0 && mine === null) return [];
  if (theirs.accounts === null || mine === null) return [await unexplained(context, theirs, whole, false)];
  const pairs = await paired(context, mine, theirs);
  const only = (kind: "only_from" | "only_to", of: readonly Pair[]): Promise<DifferenceCause> =>
    causeOf(context, wanted, ours.state, kind, of, sentenceOf[kind](of.length, theirs.name));
  const differing = pairs.both.filter((pair) => gap(pair) !== 0).sort((a, b) => Math.abs(gap(b)) - Math.abs(gap(a)));
  const alone = differing.slice(0, ALONE);
  const others = differing.slice(ALONE);
  const causes: DifferenceCause[] = [];
  if (pairs.onlyOurs.length > 0) causes.push(await only("only_from", pairs.onlyOurs));
  if (pairs.onlyTheirs.length > 0) causes.push(await only("only_to", pairs.onlyTheirs));
  for (const pair of alone) causes.push(await causeOf(context, wanted, ours.state, "account", [pair], ""));
  if (others.length > 0)
    causes.push(
      await causeOf(context, wanted, ours.state, "other_accounts", others, `${others.length} further accounts that both know differ.`),
    );
  const rounding = [...mine.values()].reduce((sum, value) => sum + value, 0) - ours.value;
  if (rounding !== 0)
    causes.push(plainCause("rounding", rounding, "Each account of ours is rounded by itself here, our total is rounded once."));
  const rest = whole - rounding - [pairs.onlyOurs, pairs.onlyTheirs, differing].reduce((sum, group) => sum + sumOf(group), 0);
  if (rest !== 0) causes.push(await unexplained(context, theirs, rest, true));
  return causes.filter(({ amount }) => amount !== 0);
}

const sentenceOf = {
  only_from: (n: number, name: string) => `${n === 1 ? "One account is" : `${n} accounts are`} in our ledger and not in “${name}”.`,
  only_to: (n: number, name: string) =>
    `${n === 1 ? "One account is" : `${n} accounts are`} in “${name}” and not in what our ledger counts.`,
} as const;

const plainCause = (kind: DifferenceCause["kind"], amount: number, cause: string): DifferenceCause => ({
  kind,
  cause,
  amount,
  records: [],
  count: 0,
  entries: [],
});

/** What is left when nothing more is told. */
async function unexplained(
  context: Context,
  theirs: Theirs & { readonly name: string },
  amount: number,
  byAccount: boolean,
): Promise<DifferenceCause> {
  const cause = byAccount
    ? `The total of “${theirs.name}” is not the sum of its accounts; nothing says why.`
    : `“${theirs.name}” tells a total only, so this part stays unexplained. A series by account would open it.`;
  return { ...plainCause("unexplained", amount, cause), entries: await entriesNumbered(context, theirs.seqs, null) };
}

/** What each of our customers contributes to the value; `null` where the value is no sum over customers. */
async function contributions(
  context: Context,
  wanted: Wanted,
  address: Address,
  state: State,
): Promise<ReadonlyMap<number, number> | null> {
  const { metric, question } = wanted;
  const { combine } = metric;
  if (question.level !== "customer" || combine === null || (metric.unit !== "money" && metric.unit !== "count")) return null;
  return viewState(
    context,
    wanted,
    state,
    () => undefined,
    async (view) => {
      const grounds = await groundsOf(context, wanted, address, state, view);
      const [evidence] = grounds.evidence;
      if (!evidence || grounds.evidence.length > 1 || evidence.top !== undefined || evidence.column === null) return null;
      if (unitOf(evidence) !== metric.unit) return null;
      const found = new Map<number, number>();
      for (const [entity, sum] of await contributed(grounds, evidence, null)) {
        const value = combine({ [evidence.term]: sum });
        if (value !== null && value !== 0) found.set(entity, value);
      }
      return found;
    },
  );
}

/** Accounts put side by side, by their id in any of our sources. */
async function paired(context: Context, mine: ReadonlyMap<number, number>, theirs: Theirs & { readonly name: string }) {
  const told = theirs.accounts ?? new Map<string, { value: number; seq: number }>();
  const known = new Map<string, { account: number; source: string }[]>();
  for (const { externalId, account, source } of await accountsCalled(context.storage.pool, [...told.keys()]))
    known.set(externalId, [...(known.get(externalId) ?? []), { account, source }]);
  const both = new Map<number, Pair>();
  const onlyTheirs: Pair[] = [];
  for (const [id, { value, seq }] of told) {
    const candidates = known.get(id) ?? [];
    const found =
      candidates.find(({ source }) => source.toLowerCase() === theirs.name.toLowerCase()) ??
      candidates.find(({ account }) => mine.has(account)) ??
      candidates[0];
    if (found && mine.has(found.account)) {
      const before = both.get(found.account);
      both.set(found.account, {
        id,
        entity: found.account,
        ours: mine.get(found.account) ?? 0,
        theirs: value + (before?.theirs ?? 0),
        seq,
      });
    } else if (value !== 0) onlyTheirs.push({ id, entity: found?.account ?? null, ours: 0, theirs: value, seq });
  }
  const onlyOurs = [...mine].flatMap(([entity, value]): Pair[] =>
    both.has(entity) ? [] : [{ id: String(entity), entity, ours: value, theirs: 0, seq: null }],
  );
  const largest = (a: Pair, b: Pair): number => Math.abs(gap(b)) - Math.abs(gap(a));
  return { both: [...both.values()], onlyOurs: onlyOurs.sort(largest), onlyTheirs: onlyTheirs.sort(largest) };
}

async function causeOf(
  context: Context,
  wanted: Wanted,
  state: State,
  kind: "only_from" | "only_to" | "account" | "other_accounts",
  pairs: readonly Pair[],
  sentence: string,
): Promise<DifferenceCause> {
  const listed = pairs.slice(0, LISTED);
  const names = await describeSubjects(
    context.storage.pool,
    listed.flatMap(({ entity }) => (entity === null ? [] : [entity])),
  );
  const records = listed.map(({ id, entity, ours, theirs }): DifferenceRecord => {
    const subject = entity === null ? undefined : names.get(entity);
    return {
      entity,
      id: subject?.externalId ?? id,
      source: subject?.source ?? "",
      name: subject?.name ?? null,
      term: null,
      unit: wanted.metric.unit === "money" ? "money" : "count",
      before: ours,
      after: theirs,
      amount: theirs - ours,
    };
  });
  const [first] = records;
  return {
    kind,
    cause: sentence || `${first?.name ?? first?.id ?? ""}: both know this account, and count it differently.`,
    amount: sumOf(pairs),
    records,
    count: pairs.length,
    entries: await entriesOf(context, wanted, state, pairs.slice(0, 5)),
  };
}

/** What the series says of the accounts, and the entries our own value follows from. */
async function entriesOf(context: Context, wanted: Wanted, state: State, pairs: readonly Pair[]): Promise<DifferenceCause["entries"]> {
  const entries: DifferenceCause["entries"] = [];
  const evidence = await viewState(
    context,
    wanted,
    state,
    () => undefined,
    async (view) => (await groundsOf(context, wanted, { part: wanted.question.part, currency: undefined }, state, view)).evidence[0],
  );
  for (const { entity, seq } of pairs) {
    if (seq !== null) entries.push(...(await entriesNumbered(context, [seq], entity)));
    if (entity === null || !evidence) continue;
    const move = { whys: [], between: [state, state] as const };
    entries.push(...(await entriesBehind(context, wanted, move, [{ entity, evidence, before: 0n, after: 0n }])));
  }
  return entries;
}
