import type { Day } from "../../domain/index.ts";
import { type BaseAccount, type Expansion, proofs, rescues, type UsageShare } from "../../team/base/index.ts";
import { type DealNotes, dealNotes } from "../../team/deals/index.ts";
import { diagnosisOn, factsOf, scoreOf, spicedOf } from "../../team/diagnosis/index.ts";
import type { Kept } from "../../team/documents/index.ts";
import type { Directory } from "../accounts/directory.ts";
import { customerOf } from "../accounts/members.ts";
import type { Context } from "../context.ts";
import { allDeals, type LedgerDeal } from "../deals/read.ts";
import type { View } from "../evaluate.ts";
import { type LivePlan, plansOf } from "../plans/read.ts";
import { type Changed, counter } from "./changed.ts";
import { type Counting, type Counted as Counts, countedOf } from "./counted.ts";

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

/** How an account of the list is called. */
const nameIn = ({ byAccount }: Directory, account: number): string | null => {
  const entry = byAccount.get(account);
  return entry === undefined ? null : (entry.name ?? entry.id);
};

/** The customers as the ledger has them, before anything the team wrote down is put to them. */
interface Counted {
  readonly accounts: ReadonlyMap<number, BaseAccount>;
  /** Their numbers in order. */
  readonly order: readonly number[];
  readonly usage: ReadonlyMap<string, UsageShare>;
  readonly deals: readonly LedgerDeal[];
  readonly field: string | null;
  readonly fields: readonly string[];
  readonly owner: string | null;
}

const customers = counter<Counted>();

/** Counted whole once for each day and field; when the ledger has gone on, only what it changed is counted anew. */
const ledgerBase = (context: Context, view: View, directory: Directory, on: Day, field: string | undefined): Promise<Counted> =>
  customers(context, view, directory, {
    key: [on, field],
    whole: () => countBase(context, view, directory, on, field),
    follow: (before, changed) => followBase(context, view, directory, { on, field, before, changed }),
  });

function putTogether(counted: Counting["accounts"], directory: Directory, deals: readonly LedgerDeal[]): ReadonlyMap<number, BaseAccount> {
  const accounts = new Map<number, Mutable>();
  for (const [account, one] of counted) accounts.set(account, plain(account, nameIn(directory, account), one));
  addDeals(deals, accounts);
  return accounts;
}

const inOrder = (accounts: ReadonlyMap<number, unknown>): readonly number[] => [...accounts.keys()].sort((a, b) => a - b);

async function countBase(context: Context, view: View, directory: Directory, on: Day, asked: string | undefined): Promise<Counted> {
  const [{ accounts: counted, ...fields }, deals] = await Promise.all([countedOf(view, directory, on, asked), allDeals(context)]);
  const accounts = putTogether(counted, directory, deals);
  const usage = new Map<string, UsageShare>();
  for (const [account, one] of counted) if (one.usage !== null) usage.set(String(account), one.usage);
  return { accounts, order: inOrder(accounts), usage, deals, ...fields };
}

async function followBase(
  context: Context,
  view: View,
  directory: Directory,
  {
    on,
    field,
    before,
    changed,
  }: { readonly on: Day; readonly field: string | undefined; readonly before: Counted; readonly changed: Changed },
): Promise<Counted | null> {
  const [{ accounts: counted, ...fields }, deals] = await Promise.all([
    countedOf(view, directory, on, field, changed.entities),
    allDeals(context),
  ]);
  // Another field may have become the one that makes segments, or the one that names owners.
  if (fields.field !== before.field || fields.owner !== before.owner || fields.fields.join() !== before.fields.join()) return null;
  const fresh = putTogether(counted, directory, deals);
  const accounts = new Map(before.accounts);
  const usage = new Map(before.usage);
  let isOfSame = true;
  for (const account of changed.accounts) {
    isOfSame &&= before.accounts.has(account) === fresh.has(account);
    accounts.delete(account);
    usage.delete(String(account));
  }
  for (const [account, one] of fresh) {
    isOfSame &&= changed.accounts.has(account);
    accounts.set(account, one);
    const share = counted.get(account)?.usage ?? null;
    if (share !== null) usage.set(String(account), share);
  }
  return { accounts, order: isOfSame ? before.order : inOrder(accounts), usage, deals, ...fields };
}

type Mutable = { -readonly [K in keyof BaseAccount]: BaseAccount[K] };

/** Puts together what the ledger counts and what the team wrote down, as both stand on a day. */
export async function readBase(context: Context, view: View, directory: Directory, on: Day, field: string | undefined): Promise<WholeBase> {
  const { pool } = context.storage;
  const [counted, plans, proofItems, rescueItems, notes] = await Promise.all([
    ledgerBase(context, view, directory, on, field),
    plansOf(context),
    proofs.list(pool),
    rescues.list(pool),
    dealNotes.list(pool),
  ]);
  const ownerOf = await ownersOf(context, directory, [...plans.map(({ head }) => head), ...proofItems, ...rescueItems]);
  // What is kept for the next question is not changed: an account that something was written down of is a copy.
  const changed = new Map<number, Mutable>();
  const of = (account: number): Mutable => {
    const known = changed.get(account) ?? { ...(counted.accounts.get(account) ?? plain(account, nameIn(directory, account), undefined)) };
    changed.set(account, known);
    return known;
  };
  addPlans(plans, ownerOf, of);
  nameSellers(plans, counted.deals, ownerOf, of);
  for (const { account, body } of proofItems) {
    const owner = ownerOf(account);
    if (owner !== null) of(owner).proofs = [...of(owner).proofs, body];
  }
  for (const { account, body } of rescueItems) {
    const owner = ownerOf(account);
    if (owner !== null) of(owner).rescues = [...of(owner).rescues, body];
  }
  nameOutcomes(notes, counted, of);
  await addDepth(context, counted.deals, of);
  const accounts: BaseAccount[] = [];
  for (const account of counted.order) {
    const one = changed.get(account) ?? counted.accounts.get(account);
    if (one !== undefined) accounts.push(one);
  }
  for (const [account, one] of changed) if (!counted.accounts.has(account)) accounts.push(one);
  return { ...counted, accounts, ownerOf };
}

const NOTHING: readonly never[] = [];

// Written out: spreading a hundred thousand objects takes five times as long.
const plain = (account: number, name: string | null, counted: Counts | undefined): Mutable => ({
  id: String(account),
  name: name ?? String(account),
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
  { byAccount }: Directory,
  written: readonly { readonly account: number | null }[],
): Promise<WholeBase["ownerOf"]> {
  const merged = new Map<number, number>();
  for (const account of new Set(written.map((one) => one.account)))
    if (account !== null && !byAccount.has(account)) {
      const owner = await customerOf(context, String(account)).catch(() => null);
      if (owner !== null) merged.set(account, owner.account);
    }
  return (account) => (account === null ? null : byAccount.has(account) ? account : (merged.get(account) ?? null));
}

/** Each plan with what is measured of it, as its own page shows it. */
function addPlans(plans: readonly LivePlan[], ownerOf: WholeBase["ownerOf"], of: (account: number) => Mutable): void {
  for (const { plan, head, measurements, readings } of plans) {
    const account = ownerOf(head.account);
    if (account === null) continue;
    const one = of(account);
    one.plans = [...one.plans, plan];
    if (readings.length > 0) one.readings = [...one.readings, ...readings];
    one.measurements = [...one.measurements, ...measurements];
  }
}

/** Of a plan whose deal is not won yet, who sells is who has the deal. */
function nameSellers(
  plans: readonly LivePlan[],
  deals: readonly LedgerDeal[],
  ownerOf: WholeBase["ownerOf"],
  of: (account: number) => Mutable,
): void {
  if (plans.length === 0) return;
  const owners = new Map(deals.map(({ deal, owner }) => [deal, owner]));
  for (const { head } of plans) {
    const account = ownerOf(head.account);
    if (account === null || head.deal === null) continue;
    const one = of(account);
    if (one.seller === "") one.seller = owners.get(head.deal) ?? "";
  }
}

/** Who sold a customer is who won its first deal; growth is the expansions that were won. */
function addDeals(deals: readonly LedgerDeal[], accounts: ReadonlyMap<number, Mutable>): void {
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
    const grown: Expansion = { id: String(deal), on: closedOn, worth, outcomeId: null };
    one.expansions = [...one.expansions, grown];
  }
}

/** The outcomes that expansions name. */
function nameOutcomes(notes: readonly Kept<DealNotes>[], { accounts, deals }: Counted, of: (account: number) => Mutable): void {
  const outcomes = new Map(notes.flatMap(({ id, body }) => (body.outcomeId === null ? [] : [[id, body.outcomeId] as const])));
  if (outcomes.size === 0) return;
  for (const { deal, account } of deals) {
    if (account === null || !outcomes.has(String(deal)) || !accounts.has(account)) continue;
    const one = of(account);
    one.expansions = one.expansions.map((grown) => ({ ...grown, outcomeId: outcomes.get(grown.id) ?? grown.outcomeId }));
  }
}

/** How well the need was understood when the customer was won. */
async function addDepth(context: Context, deals: readonly LedgerDeal[], of: (account: number) => Mutable): Promise<void> {
  const { pool } = context.storage;
  const facts = await factsOf(pool, null);
  if (facts.size === 0) return;
  const standard = await spicedOf(pool);
  for (const { deal, account, type, outcome, closedOn } of deals) {
    const own = facts.get(deal);
    if (own === undefined || account === null || type !== "new" || outcome !== "won" || closedOn === null) continue;
    const one = of(account);
    const bodies = own.map(({ body }) => body);
    one.diagnosed ??= scoreOf(diagnosisOn(bodies, closedOn), standard).total;
  }
}
