import { MIN_CASES, type Money, percentile, totalsOf } from "../../domain/index.ts";
import { groupsOf } from "./groups.ts";
import type { Trade, TradeItem } from "./types.ts";

export type TradeFlag =
  | "discount_without_get"
  | "give_without_get"
  | "worth_unknown"
  | "less_got_than_given"
  | "not_approved"
  | "approved_by_seller";

export interface TradeBalance {
  /** By currency. */
  readonly given: readonly Money[];
  readonly got: readonly Money[];
  /** Worth received for each unit given; `null` where nothing of known worth was given, or currencies or unknown worth are in the way. */
  readonly ratio: number | null;
}

const worthOf = (items: readonly TradeItem[]): readonly Money[] => totalsOf(items.flatMap(({ worth }) => (worth === null ? [] : [worth])));
const isUnknown = ({ worth }: TradeItem): boolean => worth === null;

/** What was given and got in some trades, of a deal or of a seller (standard 3, moment 4): at least 1 is fair to us. */
export function tradeBalance(trades: readonly Trade[]): TradeBalance {
  const gives = trades.flatMap((trade) => trade.gives);
  const gets = trades.flatMap((trade) => trade.gets);
  const [given, got] = [worthOf(gives), worthOf(gets)];
  const [give] = given;
  const [get] = got;
  const isComparable = given.length === 1 && got.length <= 1 && (get === undefined || get.currency === give?.currency);
  const isKnown = ![...gives, ...gets].some(isUnknown);
  const ratio = isKnown && isComparable && give !== undefined && give.minor > 0 ? (get?.minor ?? 0) / give.minor : null;
  return { given, got, ratio };
}

/** What is wrong with one trade. A return without worth is no return; one whose worth nobody said may be one, and is asked about. */
export function tradeFlags(trade: Trade): readonly TradeFlag[] {
  const { gives, gets, approver, by } = trade;
  const hasGet = gets.some((item) => isUnknown(item) || (item.worth?.minor ?? 0) > 0);
  const { ratio } = tradeBalance([trade]);
  const flags: readonly (readonly [boolean, TradeFlag])[] = [
    [gives.some(({ isDiscount }) => isDiscount) && !hasGet, "discount_without_get"],
    [gives.length > 0 && !gives.some(({ isDiscount }) => isDiscount) && !hasGet, "give_without_get"],
    [[...gives, ...gets].some(isUnknown), "worth_unknown"],
    [hasGet && ratio !== null && ratio < 1, "less_got_than_given"],
    [gives.length > 0 && approver === null, "not_approved"],
    [gives.length > 0 && approver !== null && approver === by, "approved_by_seller"],
  ];
  return flags.filter(([isSo]) => isSo).map(([, flag]) => flag);
}

export interface TradeReport {
  readonly key: string;
  readonly trades: number;
  readonly balance: TradeBalance;
  readonly flagged: readonly { readonly tradeId: string; readonly flags: readonly TradeFlag[] }[];
}

/** The ledger by deal or by seller, in the order they come in. */
export function tradeReports(trades: readonly Trade[], by: "deal" | "seller"): readonly TradeReport[] {
  const groups = groupsOf(trades, (trade) => (by === "deal" ? trade.dealId : trade.by));
  return [...groups].map(([key, own]) => ({
    key,
    trades: own.length,
    balance: tradeBalance(own),
    flagged: own.map((trade) => ({ tradeId: trade.id, flags: tradeFlags(trade) })).filter(({ flags }) => flags.length > 0),
  }));
}

/**
 * The median share taken off the list price, of deals won that have one; a deal above list has a discount of 0. `null` below five.
 *
 * @param deals in minor units of each deal's own currency
 */
export function medianDiscount(deals: readonly { readonly listMinor: number; readonly amountMinor: number }[]): number | null {
  const listed = deals.filter(({ listMinor }) => listMinor > 0);
  if (listed.length < MIN_CASES) return null;
  return percentile(
    listed.map(({ listMinor, amountMinor }) => ({ value: Math.max(0, 1 - amountMinor / listMinor), count: 1 })),
    0.5,
  );
}
