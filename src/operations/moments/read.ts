import { z } from "zod";
import { momentsSchema, type Output, type Parsed } from "../../contract/index.ts";
import { badRequest } from "../../domain/index.ts";
import { moments } from "../../standard/index.ts";
import { diagnosisOn, factsOf } from "../../team/diagnosis/index.ts";
import type { Kept } from "../../team/documents/index.ts";
import { type MomentRecord, momentRecords, proposals, tradeBalance, tradeOf, trades } from "../../team/moments/index.ts";
import { withAccountMembers } from "../accounts/members.ts";
import { type Context, today } from "../context.ts";
import { findDeal, type LedgerDeal } from "../deals/read.ts";
import { balanceShown, confirmationsOf, momentShown, proposalsShown, tradeShown } from "./shown.ts";

const newestFirst = (records: readonly Kept<MomentRecord>[]): readonly Kept<MomentRecord>[] =>
  [...records].sort((a, b) => b.body.on - a.body.on || b.at.getTime() - a.at.getTime());

/** The seven in their order, with the records of each. */
function seven(records: readonly Kept<MomentRecord>[]): z.output<typeof momentsSchema>["moments"] {
  const shown = newestFirst(records).map(momentShown);
  return moments.map(({ id }) => {
    const own = shown.filter(({ moment }) => moment === id);
    return { moment: id, quality: own[0]?.quality ?? null, records: own };
  });
}

export async function momentsOf(context: Context, { account, deal }: Parsed<"moments">): Promise<Output<"moments">> {
  if (deal !== undefined) return momentsOfDeal(context, deal);
  if (account === undefined) throw badRequest("which_moments", "Say whose moments: of an account, or of a deal.");
  const { pool } = context.storage;
  const members = [...(await withAccountMembers(context, account))];
  const records = await momentRecords.list(pool, { accounts: members });
  return z.encode(momentsSchema, { account: members[0] ?? null, deal: null, moments: seven(records), ofDeal: null });
}

/** The share taken off the list price of a deal; `null` where the ledger has not both. */
export const discountOf = ({ amount, listAmount }: LedgerDeal): number | null =>
  amount === null || listAmount === null || listAmount <= 0 ? null : 1 - amount / listAmount;

async function momentsOfDeal(context: Context, id: string): Promise<Output<"moments">> {
  const { pool } = context.storage;
  const deal = await findDeal(context, id);
  const number = deal.deal;
  const ofAccount = deal.account === null ? [] : [...(await withAccountMembers(context, String(deal.account)))];
  const [own, others, sent, kept, known] = await Promise.all([
    momentRecords.list(pool, { deals: [number] }),
    momentRecords.list(pool, { accounts: ofAccount }),
    proposals.list(pool, { deals: [number] }),
    trades.list(pool, { deals: [number] }),
    factsOf(pool, [number]),
  ]);
  const facts = (known.get(number) ?? []).map(({ body }) => body);
  const traded = kept.map(({ body }) => tradeOf(body));
  const discount = discountOf(deal);
  return z.encode(momentsSchema, {
    account: deal.account,
    deal: number,
    moments: seven([...own, ...others.filter((one) => one.deal === null)]),
    ofDeal: {
      confirmedOn: diagnosisOn(facts, today(context)).confirmedOn,
      proposals: [
        ...proposalsShown(
          sent.map(({ body }) => body).sort((a, b) => a.on - b.on),
          confirmationsOf(String(number), facts),
        ),
      ],
      trades: kept.map(tradeShown),
      balance: balanceShown(tradeBalance(traded)),
      discount,
      hasUntradedDiscount: discount !== null && discount > 0 && !traded.some(({ gives }) => gives.some(({ isDiscount }) => isDiscount)),
    },
  });
}
