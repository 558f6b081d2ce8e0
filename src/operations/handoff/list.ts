import { z } from "zod";
import { handoffsSchema, type Output, type Parsed } from "../../contract/index.ts";
import type { Rate } from "../../domain/index.ts";
import type { HandoffStandard } from "../../standard/index.ts";
import { type Handoff, handoffReport, handoffStandardOf, handoffs, type ServiceLevel, serviceLevel } from "../../team/handoff/index.ts";
import { type Context, today } from "../context.ts";
import { allDeals, byDeal, type LedgerDeal } from "../deals/read.ts";
import { type Contacted, headingOf, withContacts } from "./heading.ts";
import { nowOf } from "./open.ts";

type Listed = z.output<typeof handoffsSchema>["handoffs"][number];

interface Row extends Contacted {
  readonly version: number;
  readonly at: Date;
}

/** Every hand-off of a deal that the ledger still has. */
async function allHandoffs(
  context: Context,
): Promise<{ readonly rows: readonly Row[]; readonly standard: HandoffStandard; readonly deals: readonly LedgerDeal[] }> {
  const { pool } = context.storage;
  const [kept, deals, standard] = await Promise.all([handoffs.list(pool), allDeals(context), handoffStandardOf(pool)]);
  const known = byDeal(deals);
  const found = kept.flatMap(({ id, body, version, at }) => {
    const deal = known.get(Number(id));
    return deal === undefined ? [] : [{ deal, handoff: body, version, at }];
  });
  const contacted = await withContacts(context, found);
  return {
    rows: contacted.map((one, i) => ({ ...one, version: found[i]?.version ?? 0, at: found[i]?.at ?? context.now() })),
    standard,
    deals,
  };
}

/** What should have been done by now and is not. */
const isLate = ({ due, service }: Listed, on: number): boolean =>
  due !== null && (due.on < on || (due.what === "complete" && service?.isLate === true));

/** What is due first stands first; then what waits for the deal to be won; then what is done, the newest first. */
function byDue(a: Listed, b: Listed): number {
  if (a.due !== null && b.due !== null) return a.due.on - b.due.on || a.deal - b.deal;
  if (a.due !== null || b.due !== null) return a.due === null ? 1 : -1;
  if ((a.wonOn === null) !== (b.wonOn === null)) return a.wonOn === null ? -1 : 1;
  return (b.wonOn ?? 0) - (a.wonOn ?? 0) || a.deal - b.deal;
}

const UNBEGUN_DAYS = 90;
const UNBEGUN_SHOWN = 50;

/** Won lately, and nobody has begun to pass on what was sold. */
function unbegunOf(deals: readonly LedgerDeal[], begun: ReadonlySet<number>, on: number, owner: string | undefined) {
  return deals
    .flatMap((deal) => {
      const { outcome, closedOn } = deal;
      const isLately = outcome === "won" && closedOn !== null && closedOn <= on && closedOn > on - UNBEGUN_DAYS;
      if (!isLately || begun.has(deal.deal) || (owner !== undefined && deal.owner !== owner)) return [];
      return [
        {
          deal: deal.deal,
          name: deal.name,
          account: deal.account,
          accountName: deal.accountName ?? deal.accountId,
          owner: deal.owner,
          wonOn: closedOn,
        },
      ];
    })
    .sort((a, b) => b.wonOn - a.wonOn || a.deal - b.deal);
}

export async function listHandoffs(context: Context, question: Parsed<"handoffs">): Promise<Output<"handoffs">> {
  const { rows, standard, deals } = await allHandoffs(context);
  const on = today(context);
  const words = (question.search ?? "").toLowerCase().split(/\s+/).filter(Boolean);
  const asked = rows.filter(
    ({ deal }) => (question.owner === undefined || deal.owner === question.owner) && words.every((word) => deal.text.includes(word)),
  );
  const all: readonly Listed[] = asked
    .map((row) => ({ ...headingOf(context, row, standard), version: row.version, updatedAt: row.at.toISOString() }))
    .sort(byDue);
  const chosen = all.filter(
    (one) => question.state === "any" || (question.state === "late" ? isLate(one, on) : one.state === question.state),
  );
  const counts: Record<string, number> = { late: all.filter((one) => isLate(one, on)).length };
  for (const { state } of all) counts[state] = (counts[state] ?? 0) + 1;
  const unbegun = unbegunOf(deals, new Set(rows.map(({ deal }) => deal.deal)), on, question.owner);
  const owners = [...new Set([...rows.flatMap(({ deal }) => deal.owner ?? []), ...unbegun.flatMap(({ owner }) => owner ?? [])])];
  return z.encode(handoffsSchema, {
    handoffs: chosen.slice(question.offset, question.offset + question.limit),
    total: chosen.length,
    counts,
    owners: owners.sort((a, b) => a.localeCompare(b, "en")),
    unbegun: unbegun.slice(0, UNBEGUN_SHOWN),
    unbegunTotal: unbegun.length,
  });
}

const plainRate = ({ value, hits, n, interval, reason }: Rate) => ({
  value,
  hits,
  n,
  low: interval?.low ?? null,
  high: interval?.high ?? null,
  reason,
});

/** The service level of all hand-offs, and by who sold. */
export async function reportOnHandoffs(context: Context): Promise<Output<"handoffReport">> {
  const { rows, standard } = await allHandoffs(context);
  const now = nowOf(context);
  const measured = rows.flatMap(({ deal, handoff }): { owner: string | null; handoff: Handoff; level: ServiceLevel }[] => {
    const level = serviceLevel(handoff, now, standard);
    return level === null ? [] : [{ owner: deal.owner, handoff, level }];
  });
  const whole = handoffReport(measured);
  const owners = [...new Set(measured.map(({ owner }) => owner))].map((owner) => {
    const own = handoffReport(measured.filter((one) => one.owner === owner));
    return { owner, n: own.n, inTime: plainRate(own.inTime), firstTime: plainRate(own.firstTime), returns: own.returns };
  });
  return {
    n: whole.n,
    inTime: plainRate(whole.inTime),
    beforeKickOff: plainRate(whole.beforeKickOff),
    contactInTime: plainRate(whole.contactInTime),
    firstTime: plainRate(whole.firstTime),
    medianHours: whole.medianHours,
    medianHoursToAccepted: whole.medianHoursToAccepted,
    returns: whole.returns,
    reasons: [...whole.reasons],
    limitHours: standard.completeHours,
    limitWorkingDays: standard.contactWorkingDays,
    owners: owners.sort((a, b) => b.n - a.n || (a.owner ?? "").localeCompare(b.owner ?? "", "en")),
  };
}
