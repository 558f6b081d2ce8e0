import { type Day, remembering } from "../../domain/index.ts";
import { type BaseAccount, type Expansion, type Groups, proofs, rescues, type UsageShare } from "../../team/base/index.ts";
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
import { asBefore, type Chunks, chunksOf, inChunks, type LedgerAccount, quietGroups, withChanged } from "./chunks.ts";
import { type Counting, type Counted as Counts, countedOf } from "./counted.ts";

/** All customers, and what was written down of any of them. */
export interface WholeBase {
  readonly groups: Groups;
  readonly written: readonly BaseAccount[];
  readonly accountOf: (account: number) => BaseAccount | undefined;
  readonly shareOf: (account: string) => UsageShare | null;
  readonly deals: readonly LedgerDeal[];
  readonly dealOf: (deal: number) => LedgerDeal | undefined;
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
  readonly chunks: Chunks<LedgerAccount>;
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

function putTogether(
  counted: Counting["accounts"],
  directory: Directory,
  deals: readonly LedgerDeal[],
): ReadonlyMap<number, LedgerAccount> {
  const accounts = new Map<number, Mutable>();
  for (const [account, one] of counted) accounts.set(account, plain(account, nameIn(directory, account), one));
  addDeals(deals, accounts);
  return new Map([...accounts].map(([account, one]) => [account, { account: one, share: counted.get(account)?.usage ?? null }]));
}

async function countBase(context: Context, view: View, directory: Directory, on: Day, asked: string | undefined): Promise<Counted> {
  const [{ accounts, ...fields }, deals] = await Promise.all([countedOf(view, directory, on, asked), allDeals(context)]);
  return { chunks: chunksOf(putTogether(accounts, directory, deals)), deals, ...fields };
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
  const [{ accounts, ...fields }, deals] = await Promise.all([countedOf(view, directory, on, field, changed.entities), allDeals(context)]);
  // Another field may have become the one that makes segments, or the one that names owners.
  if (fields.field !== before.field || fields.owner !== before.owner || fields.fields.join() !== before.fields.join()) return null;
  return { chunks: withChanged(before.chunks, changed.accounts, putTogether(accounts, directory, deals)), deals, ...fields };
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
    const known = changed.get(account) ?? {
      ...(inChunks(counted.chunks, account)?.account ?? plain(account, nameIn(directory, account), undefined)),
    };
    changed.set(account, known);
    return known;
  };
  const deals = dealsById(counted.deals);
  addPlans(plans, ownerOf, of);
  nameSellers(plans, deals, ownerOf, of);
  for (const { account, body } of proofItems) {
    const owner = ownerOf(account);
    if (owner !== null) of(owner).proofs = [...of(owner).proofs, body];
  }
  for (const { account, body } of rescueItems) {
    const owner = ownerOf(account);
    if (owner !== null) of(owner).rescues = [...of(owner).rescues, body];
  }
  nameOutcomes(notes, counted.chunks, deals, of);
  await addDepth(context, deals, of);
  const touched = asBefore(counted.chunks, changed);
  const groups = [...quietGroups(counted.chunks, [...touched.keys()]), [...touched.values()]];
  const written = groups.flatMap((group) => writtenOf(group)).sort((a, b) => Number(a.id) - Number(b.id));
  const { chunks, ...rest } = counted;
  return {
    ...rest,
    groups,
    written,
    accountOf: (account) => touched.get(account) ?? inChunks(chunks, account)?.account,
    shareOf: (account) => inChunks(chunks, Number(account))?.share ?? null,
    dealOf: (deal) => deals.get(deal),
    ownerOf,
  };
}

/** Accounts of whom anything but their journey is known. */
const writtenOf = remembering((group: readonly BaseAccount[]): readonly BaseAccount[] =>
  group.filter(
    ({ plans, proofs, rescues, expansions, diagnosed }) =>
      plans.length > 0 || proofs.length > 0 || rescues.length > 0 || expansions.length > 0 || diagnosed !== null,
  ),
);

const amongOf = remembering((group: readonly BaseAccount[], among: ReadonlySet<number>): readonly BaseAccount[] =>
  group.filter(({ id }) => among.has(Number(id))),
);

/** Only those of some accounts. */
export const within = ({ groups, written, ...rest }: WholeBase, among: ReadonlySet<number>): WholeBase => ({
  ...rest,
  groups: groups.map((group) => amongOf(group, among)),
  written: written.filter(({ id }) => among.has(Number(id))),
  accountOf: (account) => (among.has(account) ? rest.accountOf(account) : undefined),
});

const dealsById = remembering(
  (deals: readonly LedgerDeal[]): ReadonlyMap<number, LedgerDeal> => new Map(deals.map((one) => [one.deal, one])),
);

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
  deals: ReadonlyMap<number, LedgerDeal>,
  ownerOf: WholeBase["ownerOf"],
  of: (account: number) => Mutable,
): void {
  for (const { head } of plans) {
    const account = ownerOf(head.account);
    if (account === null || head.deal === null) continue;
    const one = of(account);
    if (one.seller === "") one.seller = deals.get(head.deal)?.owner ?? "";
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
function nameOutcomes(
  notes: readonly Kept<DealNotes>[],
  chunks: Counted["chunks"],
  deals: ReadonlyMap<number, LedgerDeal>,
  of: (account: number) => Mutable,
): void {
  for (const { id, body } of notes) {
    const account = body.outcomeId === null ? null : (deals.get(Number(id))?.account ?? null);
    if (account === null || inChunks(chunks, account) === undefined) continue;
    const one = of(account);
    one.expansions = one.expansions.map((grown) => (grown.id === id ? { ...grown, outcomeId: body.outcomeId } : grown));
  }
}

/** How well the need was understood when the customer was won. */
async function addDepth(context: Context, deals: ReadonlyMap<number, LedgerDeal>, of: (account: number) => Mutable): Promise<void> {
  const { pool } = context.storage;
  const facts = await factsOf(pool, null);
  if (facts.size === 0) return;
  const standard = await spicedOf(pool);
  for (const [deal, own] of [...facts].sort(([a], [b]) => a - b)) {
    const { account, type, outcome, closedOn } = deals.get(deal) ?? NO_DEAL;
    if (account === null || type !== "new" || outcome !== "won" || closedOn === null) continue;
    const one = of(account);
    const bodies = own.map(({ body }) => body);
    one.diagnosed ??= scoreOf(diagnosisOn(bodies, closedOn), standard).total;
  }
}

const NO_DEAL = { account: null, type: null, outcome: null, closedOn: null };
