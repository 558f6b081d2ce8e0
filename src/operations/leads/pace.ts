import { z } from "zod";
import { type Output, type Parsed, paceSchema } from "../../contract/index.ts";
import { type Day, day, parseDay } from "../../domain/index.ts";
import { readStages } from "../../ledger/index.ts";
import { type Deed, type Deeds, type Pace, paceOf } from "../../team/deals/index.ts";
import { type Context, today } from "../context.ts";
import { allDeals, byDeal, type LedgerDeal } from "../deals/read.ts";
import { withView } from "../evaluate.ts";
import { allLeads } from "./read.ts";

const DAYS = 7;

/** How fast people answer leads and move deals, by person and week, up to the last day the ledger speaks for. */
export async function pace(context: Context, { weeks }: Parsed<"pace">): Promise<Output<"pace">> {
  const through = await withView(
    context,
    { level: "customer" },
    () => undefined,
    async (view) => view.through,
  );
  const to = through ?? today(context);
  const from = day(to - DAYS * weeks + 1);
  const found = paceOf(await deedsOf(context, from, to), from, to);
  const rated = ({ medianDays, ...counts }: Pace) => ({ medianDays, ...each(counts, (n) => ({ n, aWeek: n / weeks })) });
  return z.encode(paceSchema, {
    from,
    to,
    weeks,
    people: found.people.map(({ who, ...own }) => ({ who, ...rated(own) })),
    total: rated(found.total),
    byWeek: found.weeks.map(({ first, medianDays: _, ...counts }) => ({ first: day(first), ...counts })),
  });
}

type Counts = Omit<Pace, "medianDays">;

const each = <T>({ answered, begun, moved, won, lost }: Counts, make: (n: number) => T): Readonly<Record<keyof Counts, T>> => ({
  answered: make(answered),
  begun: make(begun),
  moved: make(moved),
  won: make(won),
  lost: make(lost),
});

async function deedsOf(context: Context, from: Day, to: Day): Promise<Deeds> {
  const [leads, deals] = await Promise.all([allLeads(context), allDeals(context)]);
  const known = byDeal(deals);
  const isIn = (on: Day | null): on is Day => on !== null && on >= from && on <= to;
  const closed = (outcome: LedgerDeal["outcome"]): readonly Deed[] =>
    deals.flatMap((deal) => (deal.outcome === outcome && isIn(deal.closedOn) ? [{ who: deal.owner, on: deal.closedOn }] : []));
  return {
    answers: leads.flatMap(({ answeredOn, createdOn, owner, deal }) =>
      isIn(answeredOn) && createdOn !== null
        ? [{ who: owner ?? known.get(deal ?? -1)?.owner ?? null, on: answeredOn, days: Math.max(0, answeredOn - createdOn) }]
        : [],
    ),
    begun: deals.flatMap(({ owner, createdOn }) => (isIn(createdOn) ? [{ who: owner, on: createdOn }] : [])),
    moves: await movesOf(context, deals, isIn),
    won: closed("won"),
    lost: closed("lost"),
  };
}

/** Entries of deals into a stage after the one they began in; one that is told twice, as a change and as the present stage, is one. */
async function movesOf(context: Context, deals: readonly LedgerDeal[], isIn: (on: Day | null) => on is Day): Promise<readonly Deed[]> {
  const among = deals.filter((deal) => deal.outcome === "open" || isIn(deal.closedOn) || isIn(deal.stageOn));
  const owners = new Map(among.map((deal) => [deal.deal, deal]));
  const moves = new Map<string, Deed>();
  const add = (deal: LedgerDeal | undefined, state: string | null, on: Day | null): void => {
    if (deal === undefined || state === null || state === "lost" || !isIn(on) || on === deal.createdOn) return;
    moves.set(`${deal.deal} ${state} ${on}`, { who: deal.owner, on });
  };
  for (const { deal, state, on } of await readStages(
    context.storage.pool,
    among.map(({ deal: number }) => number),
  ))
    add(owners.get(deal), state, parseDay(on));
  for (const deal of among) {
    if (deal.outcome === "won") add(deal, "commit", deal.closedOn);
    else if (deal.outcome === "open") add(deal, deal.state, deal.stageOn);
  }
  return [...moves.values()];
}
