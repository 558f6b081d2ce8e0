import { type Day, day } from "../../domain/index.ts";
import { type BaseAccount, type Expansion, proofs, rescues, type UsageShare } from "../../team/base/index.ts";
import { dealNotes } from "../../team/deals/index.ts";
import { diagnosisOn, factsOf, scoreOf, spicedOf } from "../../team/diagnosis/index.ts";
import type { Kept } from "../../team/documents/index.ts";
import { type KeptPlan, type Measurement, type Reading, readPlans } from "../../team/plans/index.ts";
import type { Directory } from "../accounts/directory.ts";
import { customerOf } from "../accounts/members.ts";
import { type Context, zoneOf } from "../context.ts";
import { allDeals, type LedgerDeal } from "../deals/read.ts";
import type { View } from "../evaluate.ts";
import { type Counted, countedOf } from "./counted.ts";
import { readingsOf } from "./usage.ts";

/** All customers, and what was written down of any of them. */
export interface WholeBase {
  readonly accounts: readonly BaseAccount[];
  readonly usage: ReadonlyMap<string, UsageShare>;
  readonly deals: readonly LedgerDeal[];
  readonly field: string | null;
  readonly fields: readonly string[];
  /** Whose account a document is of now: of one that was merged, the one it went into. */
  readonly ownerOf: (account: number | null) => number | null;
}

const named = new WeakMap<Directory, ReadonlyMap<number, string>>();

/** Names of all accounts, made once for each state of the list. */
export function namesOf(directory: Directory): ReadonlyMap<number, string> {
  const known = named.get(directory) ?? new Map(directory.entries.map(({ account, name, id }) => [account, name ?? id]));
  named.set(directory, known);
  return known;
}

type Mutable = { -readonly [K in keyof BaseAccount]: BaseAccount[K] };

/** Puts together what the ledger counts and what the team wrote down, as both stand on a day. */
export async function readBase(context: Context, view: View, directory: Directory, on: Day, field: string | undefined): Promise<WholeBase> {
  const { pool } = context.storage;
  const names = namesOf(directory);
  const [counting, plans, proofItems, rescueItems, deals, notes] = await Promise.all([
    countedOf(context, view, directory, on, field),
    readPlans(pool, {}, zoneOf(context)),
    proofs.list(pool),
    rescues.list(pool),
    allDeals(context),
    dealNotes.list(pool),
  ]);
  const written: readonly (number | null)[] = [
    ...plans.map(({ head }) => head.account),
    ...[...proofItems, ...rescueItems].map(({ account }) => account),
  ];
  const ownerOf = await ownersOf(context, names, written);
  const accounts = new Map<number, Mutable>();
  const of = (account: number): Mutable => {
    const known = accounts.get(account) ?? plain(account, names, counting.accounts.get(account));
    accounts.set(account, known);
    return known;
  };
  for (const account of counting.accounts.keys()) of(account);
  const usage = new Map<string, UsageShare>();
  for (const [account, counted] of counting.accounts) if (counted.usage !== null) usage.set(String(account), counted.usage);
  addPlans(plans, ownerOf, of, await readingsOf(view.reader, planned(plans, ownerOf)));
  for (const one of proofItems) push(ownerOf(one.account), one, (account, body) => (of(account).proofs = [...of(account).proofs, body]));
  for (const one of rescueItems) push(ownerOf(one.account), one, (account, body) => (of(account).rescues = [...of(account).rescues, body]));
  addDeals(deals, new Map(notes.map(({ id, body }) => [Number(id), body.outcomeId])), accounts);
  await addDepth(context, deals, accounts);
  return { accounts: [...accounts.values()], usage, deals, field: counting.field, fields: counting.fields, ownerOf };
}

function push<T>(account: number | null, { body }: Kept<T>, add: (account: number, body: T) => void): void {
  if (account !== null) add(account, body);
}

const NOTHING: readonly never[] = [];

// Written out: spreading a hundred thousand objects takes five times as long.
const plain = (account: number, names: ReadonlyMap<number, string>, counted: Counted | undefined): Mutable => ({
  id: String(account),
  name: names.get(account) ?? String(account),
  segment: counted?.segment ?? "",
  owner: counted?.owner ?? "",
  seller: "",
  committedOn: counted?.committedOn ?? null,
  payingOn: counted?.payingOn ?? null,
  leftOn: counted?.leftOn ?? null,
  liveOn: counted?.liveOn ?? null,
  impactOn: counted?.impactOn ?? null,
  renewedOn: counted?.renewedOn ?? null,
  expandedOn: counted?.expandedOn ?? null,
  usage: counted?.usage?.share ?? null,
  plans: NOTHING,
  measurements: NOTHING,
  readings: NOTHING,
  expansions: NOTHING,
  proofs: NOTHING,
  rescues: NOTHING,
  diagnosed: null,
});

async function ownersOf(
  context: Context,
  names: ReadonlyMap<number, string>,
  written: readonly (number | null)[],
): Promise<WholeBase["ownerOf"]> {
  const merged = new Map<number, number>();
  for (const account of new Set(written))
    if (account !== null && !names.has(account)) {
      const owner = await customerOf(context, String(account)).catch(() => null);
      if (owner !== null) merged.set(account, owner.account);
    }
  return (account) => (account === null ? null : names.has(account) ? account : (merged.get(account) ?? null));
}

const planned = (plans: readonly KeptPlan[], ownerOf: WholeBase["ownerOf"]): readonly number[] => [
  ...new Set(plans.flatMap(({ head }) => ownerOf(head.account) ?? [])),
];

function addPlans(
  plans: readonly KeptPlan[],
  ownerOf: WholeBase["ownerOf"],
  of: (account: number) => Mutable,
  readings: ReadonlyMap<number, readonly Reading[]>,
): void {
  for (const { plan, head, measurements } of plans) {
    const account = ownerOf(head.account);
    if (account === null) continue;
    const one = of(account);
    const own = readings.get(account) ?? NOTHING;
    one.plans = [...one.plans, plan];
    one.readings = own;
    one.measurements = [...one.measurements, ...measurements, ...plan.outcomes.flatMap((outcome) => measuredBy(own, outcome))];
  }
}

/** Outcomes with a meter measure themselves. */
const measuredBy = (
  readings: readonly Reading[],
  { id, metric, baseline }: KeptPlan["plan"]["outcomes"][number],
): readonly Measurement[] =>
  metric === null || metric.meter === null
    ? []
    : readings.flatMap(({ meter, on, value }) =>
        meter !== metric.meter || (baseline !== null && on <= baseline.on)
          ? []
          : [{ outcomeId: id, on, value, source: "usage" as const, evidence: null, by: meter }],
      );

/** Who sold a customer is who won its first deal; growth is the expansions that were won. */
function addDeals(
  deals: readonly LedgerDeal[],
  outcomes: ReadonlyMap<number, string | null>,
  accounts: ReadonlyMap<number, Mutable>,
): void {
  const first = new Map<number, Day>();
  for (const { deal, account, type, outcome, owner, closedOn, amount, currency } of deals) {
    const one = account === null ? undefined : accounts.get(account);
    if (one === undefined || account === null || outcome !== "won" || closedOn === null) continue;
    if (type === "new" && closedOn < (first.get(account) ?? Number.POSITIVE_INFINITY)) {
      first.set(account, closedOn);
      one.seller = owner ?? "";
    }
    if (type !== "expansion") continue;
    const worth = amount === null || currency === null ? null : { minor: amount, currency };
    const grown: Expansion = { id: String(deal), on: closedOn, worth, outcomeId: outcomes.get(deal) ?? null };
    one.expansions = [...one.expansions, grown];
  }
}

/** How well the need was understood when the customer was won. */
async function addDepth(context: Context, deals: readonly LedgerDeal[], accounts: ReadonlyMap<number, Mutable>): Promise<void> {
  const { pool } = context.storage;
  const facts = await factsOf(pool, null);
  if (facts.size === 0) return;
  const standard = await spicedOf(pool);
  for (const { deal, account, type, outcome, closedOn } of deals) {
    const own = facts.get(deal);
    const one = account === null ? undefined : accounts.get(account);
    if (own === undefined || one === undefined || one.diagnosed !== null || type !== "new" || outcome !== "won" || closedOn === null)
      continue;
    const bodies = own.map(({ body }) => body);
    one.diagnosed = scoreOf(diagnosisOn(bodies, day(closedOn)), standard).total;
  }
}
