import type { z } from "zod";
import type { momentReportSchema } from "../../contract/index.ts";
import { type Day, day } from "../../domain/index.ts";
import { renewalOutcomes } from "../../facts/index.ts";
import { type MomentId, moments } from "../../standard/index.ts";
import { type Case, liftOf, type MomentRecord } from "../../team/moments/index.ts";
import type { Context } from "../context.ts";
import type { LedgerDeal } from "../deals/read.ts";
import { withView } from "../evaluate.ts";
import { accountKey } from "./save.ts";

export interface Days {
  readonly from: Day;
  readonly to: Day;
}

type Lift = z.output<typeof momentReportSchema>["lifts"][number];

export const within = (on: Day | null, { from, to }: Days): boolean => on !== null && on >= from && on <= to;

/** What a moment may have helped: the sale, that the customer stays, or that it grows. */
const casesOf: Readonly<Record<MomentId, Lift["cases"]>> = {
  business_outcome: "deals",
  conversation: "deals",
  diagnose: "deals",
  trade: "deals",
  orchestrate: "renewals",
  outcomes: "renewals",
  grow: "expansions",
};

/** Deals that were decided in some days. */
const decided = (deals: readonly LedgerDeal[], days: Days): readonly Case[] =>
  deals.flatMap((deal): readonly Case[] =>
    deal.outcome === "open" || deal.closedOn === null || !within(deal.closedOn, days)
      ? []
      : [{ accountId: accountKey(deal), dealId: String(deal.deal), isConverted: deal.outcome === "won", decidedOn: deal.closedOn }],
  );

const KEPT: ReadonlySet<string> = new Set(["renewed", "early", "late"]);

/** Terms of customers that came to their end in some days, and whether they were renewed; what has run out and is still used is not decided yet. */
async function renewals(context: Context, { from, to }: Days): Promise<readonly Case[]> {
  const rows = await withView(
    context,
    { level: "customer" },
    () => undefined,
    ({ reader }) =>
      reader.sums({
        fact: "renewal",
        sums: [],
        by: ["entity", "due_day", "outcome"].map((column) => ({ column })),
        where: [{ column: "due_day", from, to }],
      }),
  );
  return rows.flatMap(({ keys }): readonly Case[] => {
    const [entity = 0, due = 0, code = 0] = keys.map(Number);
    const outcome = renewalOutcomes[code] ?? "open";
    if (outcome !== "lost" && !KEPT.has(outcome)) return [];
    return [{ accountId: String(entity), dealId: null, isConverted: outcome !== "lost", decidedOn: day(due) }];
  });
}

/**
 * What went well with each moment and without it. Only cases decided since the team began to record the moment are compared: before, everything
 * would count as done without it.
 */
export async function liftsOf(
  context: Context,
  records: readonly MomentRecord[],
  deals: readonly LedgerDeal[],
  days: Days,
): Promise<readonly Lift[]> {
  const cases: Readonly<Record<Lift["cases"], readonly Case[]>> = {
    deals: decided(deals, days),
    expansions: decided(
      deals.filter(({ type }) => type === "expansion"),
      days,
    ),
    renewals: await renewals(context, days),
  };
  return moments.map(({ id }): Lift => {
    const first = records.reduce<Day | null>(
      (least, { moment, on }) => (moment === id && (least === null || on < least) ? on : least),
      null,
    );
    const compared = first === null ? [] : cases[casesOf[id]].filter(({ decidedOn }) => decidedOn >= first);
    const { moment, withIt, withoutIt, difference } = liftOf(id, records, compared);
    return { moment, cases: casesOf[id], since: first, withIt, withoutIt, difference };
  });
}
