import { z } from "zod";
import { momentReportSchema, type Output, type Parsed } from "../../contract/index.ts";
import { badRequest, day, formatDay, parseDay, remembering } from "../../domain/index.ts";
import { readStages } from "../../ledger/index.ts";
import type { MethodologyId, SalesPhase } from "../../standard/index.ts";
import { type DealNotes, dealNotes } from "../../team/deals/index.ts";
import { factsOf } from "../../team/diagnosis/index.ts";
import type { Kept } from "../../team/documents/index.ts";
import {
  type MomentRecord,
  methodologyReport,
  momentRecords,
  orderOf,
  phaseWorkOf,
  proposals,
  teamIndex,
  trades,
} from "../../team/moments/index.ts";
import { type Context, today } from "../context.ts";
import { allDeals, byDeal, type LedgerDeal } from "../deals/read.ts";
import { subjectsNamed } from "../workspace/lookups.ts";
import { type Days, liftsOf, within } from "./cases.ts";
import { contributionReport } from "./contributed.ts";
import { confirmationsOf } from "./shown.ts";
import { named, tradedOf } from "./traded.ts";

type Report = z.output<typeof momentReportSchema>;

const CAVEAT =
  "What goes together need not cause: who does a moment well may do other things well too, and easier deals leave more time for it. " +
  "“Without” means that no record shows it was done well.";

const YEAR = 365;

function daysOf(context: Context, { from, to }: Parsed<"momentReport">): Days {
  const last = to ?? today(context);
  const first = from ?? day(last - YEAR + 1);
  if (first > last) throw badRequest("bad_range", `${formatDay(first)} is after ${formatDay(last)}. Turn them round.`);
  return { from: first, to: last };
}

const recordOf = remembering(
  ({ body }: Kept<MomentRecord>, customer: number | null): MomentRecord =>
    customer === null ? body : { ...body, accountId: String(customer) },
);

export async function reportOf(context: Context, question: Parsed<"momentReport">): Promise<Output<"momentReport">> {
  const { pool } = context.storage;
  const days = daysOf(context, question);
  const [kept, sent, traded, ledgerDeals, notes] = await Promise.all([
    momentRecords.list(pool),
    proposals.list(pool),
    trades.list(pool),
    allDeals(context),
    dealNotes.list(pool),
  ]);
  const deals = byDeal(ledgerDeals);
  const names = await subjectsNamed(pool, [...new Set(kept.flatMap(({ account }) => account ?? []))]);
  // An account may have been merged into another since.
  const records = kept.map((one) => recordOf(one, one.account === null ? null : (names.get(String(one.account))?.account ?? one.account)));
  const own = records.filter(({ on }) => within(on, days));
  return z.encode(momentReportSchema, {
    ...days,
    records: own.length,
    index: [...teamIndex(own)],
    lifts: [...(await liftsOf(context, records, ledgerDeals, days))],
    caveat: CAVEAT,
    proposals: await orderReport(
      context,
      sent.map(({ body }) => body).filter(({ on }) => within(on, days)),
      deals,
    ),
    trades: tradedOf(traded, deals, days),
    methodology: await methodologyOf(context, notes, deals, days),
    contributions: await contributionReport(context, own, ledgerDeals, days),
  });
}

async function orderReport(
  context: Context,
  sent: Parameters<typeof orderOf>[0],
  deals: ReadonlyMap<number, LedgerDeal>,
): Promise<Report["proposals"]> {
  const numbers = [...new Set(sent.map(({ dealId }) => Number(dealId)))];
  const facts = await factsOf(context.storage.pool, numbers);
  const confirmations = numbers.flatMap((number) =>
    confirmationsOf(
      String(number),
      (facts.get(number) ?? []).map(({ body }) => body),
    ),
  );
  const { warnings, diagnosedFirst } = orderOf(sent, confirmations);
  return {
    diagnosedFirst,
    offenders: warnings.flatMap(({ proposal: { dealId, on, by }, kind, confirmedOn }) => {
      const deal = deals.get(Number(dealId));
      return deal === undefined ? [] : [{ ...named(deal), on, by, kind, confirmedOn }];
    }),
  };
}

/** Methodologies by phase, of deals for which somebody chose one: what nobody chose is not guessed. */
async function methodologyOf(
  context: Context,
  notes: readonly Kept<DealNotes>[],
  deals: ReadonlyMap<number, LedgerDeal>,
  days: Days,
): Promise<Report["methodology"]> {
  const chosen = notes.filter(({ body }) => Object.keys(body.methodology ?? {}).length > 0);
  const stages = new Map<number, { readonly state: string; readonly on: NonNullable<ReturnType<typeof parseDay>> }[]>();
  for (const { deal, state, on } of await readStages(
    context.storage.pool,
    chosen.map(({ id }) => Number(id)),
  )) {
    const entered = parseDay(on);
    if (entered !== null) stages.set(deal, [...(stages.get(deal) ?? []), { state, on: entered }]);
  }
  const work = chosen.flatMap(({ id, body }) => {
    const deal = deals.get(Number(id));
    if (deal === undefined) return [];
    const entered = [...firstAndLast(deal), ...(stages.get(deal.deal) ?? [])];
    return phaseWorkOf({ dealId: id, entered, outcome: deal.outcome, closedOn: deal.closedOn }, body.methodology);
  });
  const isInDays = ({ isConverted, endedOn }: (typeof work)[number]): boolean => isConverted === null || within(endedOn, days);
  const found = work.filter(isInDays);
  const withChoice = new Set(chosen.map(({ id }) => Number(id)));
  const decided = [...deals.values()].filter(({ outcome, closedOn }) => outcome !== "open" && within(closedOn, days));
  return {
    phases: [...methodologyReport(found)].sort(byPhase),
    deals: new Set(found.map(({ dealId }) => dealId)).size,
    unchosen: decided.filter(({ deal }) => !withChoice.has(deal)).length,
  };
}

const PHASES: readonly SalesPhase[] = ["prospecting", "qualification", "selling"];
const byPhase = (
  a: { readonly phase: SalesPhase; readonly methodology: MethodologyId },
  b: { readonly phase: SalesPhase; readonly methodology: MethodologyId },
): number => PHASES.indexOf(a.phase) - PHASES.indexOf(b.phase) || (a.methodology < b.methodology ? -1 : 1);

/** What the deal's own record says of its states: where it began, and where it stands. */
function firstAndLast({ body, createdOn, state, stageOn }: LedgerDeal) {
  const began = typeof body["created_state"] === "string" && body["created_state"] !== "" ? body["created_state"] : "sql";
  return [
    ...(createdOn === null ? [] : [{ state: began, on: createdOn }]),
    ...(state === null || stageOn === null ? [] : [{ state, on: stageOn }]),
  ];
}
