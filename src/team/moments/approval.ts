import type { Author } from "../documents/index.ts";
import type { KeptTrade, Trade, TradeItem } from "./types.ts";

const textOf = ({ what, isDiscount, worth }: TradeItem): readonly unknown[] => [
  what,
  isDiscount,
  worth?.minor ?? null,
  worth?.currency ?? null,
];

/** What is given and got, as an approval refers to it. */
export const termsOf = ({ gives, gets }: Pick<Trade, "gives" | "gets">): string => JSON.stringify([gives.map(textOf), gets.map(textOf)]);

/** A trade with its approver, who approved what stands there now: an approval does not pass on to terms that were changed afterwards. */
export const tradeOf = ({ approval, sellerId: _, ...trade }: KeptTrade): Trade => ({
  ...trade,
  approver: approval !== null && approval.terms === termsOf(trade) ? approval.name : null,
});

const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

/** Whether somebody is the seller of a trade: by who they are where both are known, else by name. */
export const isSeller = ({ by, sellerId }: Pick<KeptTrade, "by" | "sellerId">, person: Author): boolean =>
  sellerId !== null && person.id !== null ? sellerId === person.id : same(by, person.name);
