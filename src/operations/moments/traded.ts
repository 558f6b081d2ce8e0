import type { z } from "zod";
import type { momentReportSchema } from "../../contract/index.ts";
import type { Kept } from "../../team/documents/index.ts";
import { type KeptTrade, medianDiscount, tradeFlags, tradeOf, tradeReports } from "../../team/moments/index.ts";
import type { LedgerDeal } from "../deals/read.ts";
import { type Days, within } from "./cases.ts";
import { discountOf } from "./read.ts";
import { balanceShown } from "./shown.ts";

type Traded = z.output<typeof momentReportSchema>["trades"];

export const named = ({ deal, name, account, accountName, accountId }: LedgerDeal) => ({
  deal,
  dealName: name,
  account,
  accountName: accountName ?? accountId,
});

const MOST = 100;

/** The ledger of trades by seller and by deal, and discounts that stand in no trade at all. */
export function tradedOf(kept: readonly Kept<KeptTrade>[], deals: ReadonlyMap<number, LedgerDeal>, days: Days): Traded {
  const all = kept.map(({ body }) => tradeOf(body));
  const own = all.filter(({ on }) => within(on, days));
  const dealOf = (id: string): readonly LedgerDeal[] => {
    const found = deals.get(Number(id));
    return found === undefined ? [] : [found];
  };
  const counted = ({ trades, balance, flagged }: ReturnType<typeof tradeReports>[number]) => ({
    trades,
    balance: balanceShown(balance),
    flags: [...new Set(flagged.flatMap(({ flags }) => flags))],
  });
  const won = [...deals.values()].filter(({ outcome, closedOn }) => outcome === "won" && within(closedOn, days));
  const listed = won.flatMap(({ listAmount, amount }) =>
    listAmount === null || amount === null || listAmount <= 0 ? [] : [{ listMinor: listAmount, amountMinor: amount }],
  );
  const discounted = new Set(all.flatMap(({ dealId, gives }) => (gives.some(({ isDiscount }) => isDiscount) ? [Number(dealId)] : [])));
  const below = won.filter((deal) => (discountOf(deal) ?? 0) > 0);
  const untraded = below.filter(({ deal }) => !discounted.has(deal));
  return {
    sellers: tradeReports(own, "seller").map((one) => ({ seller: one.key, ...counted(one) })),
    deals: tradeReports(own, "deal").flatMap((one) => dealOf(one.key).map((deal) => ({ ...named(deal), ...counted(one) }))),
    withoutGet: own
      .filter((trade) => tradeFlags(trade).includes("discount_without_get"))
      .flatMap(({ id, dealId, on, by, gives }) =>
        dealOf(dealId).map((deal) => ({ ...named(deal), trade: id, on, seller: by, what: gives.map(({ what }) => what).join(", ") })),
      ),
    medianDiscount: { value: medianDiscount(listed), n: listed.length },
    untraded: {
      n: untraded.length,
      of: below.length,
      deals: untraded
        .flatMap((deal) => {
          const { owner, amount, listAmount, currency, closedOn } = deal;
          if (amount === null || listAmount === null || currency === null || closedOn === null) return [];
          const off = { minor: listAmount - amount, currency };
          return [{ ...named(deal), owner, discount: discountOf(deal) ?? 0, off, closedOn }];
        })
        .sort((a, b) => b.discount - a.discount)
        .slice(0, MOST),
    },
  };
}
