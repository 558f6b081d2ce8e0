import { toMajor } from "./money.ts";
import { flag, idOf, instant, isThing, listOf, type Thing, text, thing } from "./objects.ts";

interface Discount {
  readonly percent: string;
  /** In whole money, for one invoice. */
  readonly amount: string;
  readonly start: number | null;
  readonly end: number | null;
}

export interface Discounts {
  readonly percent: string;
  readonly amount: string;
  readonly ends: string;
  readonly remarks: readonly string[];
}

const couponOf = (discount: Thing): Thing =>
  isThing(discount["coupon"]) ? discount["coupon"] : thing(thing(discount["source"])["coupon"]);

/** Discounts that recur; those used once are not part of recurring revenue. `unread` counts the ones that are only ids. */
function recurring(holder: Thing): { readonly found: readonly Discount[]; readonly unread: number } {
  const written = Array.isArray(holder["discounts"]) ? holder["discounts"] : [];
  const all = [...listOf(holder["discounts"]), ...(isThing(holder["discount"]) ? [holder["discount"]] : [])];
  const distinct = [...new Map(all.map((discount, i) => [idOf(discount) || String(i), discount])).values()];
  const known = distinct.filter((discount) => isThing(discount["coupon"]) || isThing(thing(discount["source"])["coupon"]));
  const found = known
    .filter((discount) => text(couponOf(discount)["duration"]) !== "once" && !flag(discount["deleted"]))
    .map((discount) => {
      const coupon = couponOf(discount);
      return {
        percent: text(coupon["percent_off"]),
        amount: toMajor(text(coupon["amount_off"]), text(coupon["currency"])),
        start: instant(discount["start"]),
        end: instant(discount["end"]),
      };
    });
  return { found, unread: written.length - listOf(holder["discounts"]).length + (distinct.length - known.length) };
}

/** Percentages one after the other, as Stripe takes them off: 50 and 20 make 60. Exact, in millionths of a percent. */
function together(percents: readonly string[]): string {
  if (percents.length < 2) return percents[0] ?? "";
  const whole = 100_000_000n;
  const rest = percents.reduce((left, percent) => (left * (whole - BigInt(Math.round(Number(percent) * 1e6)))) / whole, whole);
  return String(Number(whole - rest) / 1e6);
}

/**
 * What is taken off one item, regularly. An amount for the whole subscription is taken off its first item: customers come
 * out right, items may not.
 *
 * @param began when the item began
 */
export function discountsOf(
  subscription: Thing,
  item: Thing,
  position: { readonly isFirst: boolean; readonly began: number | null },
): Discounts {
  const [whole, own] = [recurring(subscription), recurring(item)];
  const all = [...whole.found, ...own.found];
  const percents = all.map(({ percent }) => percent).filter((percent) => percent !== "");
  const amounts = [...(position.isFirst ? whole.found : []), ...own.found].map(({ amount }) => amount).filter((amount) => amount !== "");
  const ends = [...new Set(all.map(({ end }) => end))];
  const remarks: string[] = [];
  if (whole.unread + own.unread > 0)
    remarks.push(
      "A discount is only named by its id, so the price is counted without it. Export the subscriptions with expand[]=data.discounts to have it counted.",
    );
  if (amounts.length > 1 || ends.length > 1)
    remarks.push("Several discounts with different ends apply. Only the first amount is counted, and all until the first of them ends.");
  if (all.some(({ start }) => start !== null && position.began !== null && start > position.began + 86_400))
    remarks.push(
      "The discount began after the subscription did. Stripe does not say what was paid before, so it is counted from the beginning.",
    );
  const known = ends.filter((end) => end !== null);
  return { percent: together(percents), amount: amounts[0] ?? "", ends: known.length === 0 ? "" : String(Math.min(...known)), remarks };
}
