import type { ExpandedRow, Json } from "../reading/index.ts";
import { discountsOf } from "./discounts.ts";
import { toMajor } from "./money.ts";
import { flag, idOf, instant, isThing, listOf, type Thing, text, thing } from "./objects.ts";

const remark = (sentence: string): { readonly code: string; readonly sentence: string } => ({ code: "stripe_remark", sentence });

/** A row that makes no record and says why. */
export const nothing = (object: Json, sentence: string): ExpandedRow => ({ object, remarks: [{ code: "left_out", sentence }] });

const NEVER_PAID = new Set(["incomplete", "incomplete_expired"]);

/** A subscription becomes one line for every item; an item whose value nobody can know becomes an issue. */
export function fromStripeSubscription(subscription: Thing): readonly ExpandedRow[] {
  const id = text(subscription["id"]);
  const row = { bowtie_stripe: "", subscription_id: id, account_id: idOf(subscription["customer"]) };
  if (NEVER_PAID.has(text(subscription["status"])))
    return [nothing(row, "The first payment of this subscription was never made, so it never began. Nothing needs to be done.")];
  const items = listOf(subscription["items"]);
  const all = items.length > 0 ? items : isThing(subscription["plan"]) ? [{ ...subscription, id: `${id}/plan` }] : [];
  if (all.length === 0)
    return [nothing(row, "The subscription has no items, so nothing is paid for. If it has, export it with expand[]=data.items.")];
  const metered = all.filter((item) => usage(priceOf(item)) === "metered");
  const licensed = all.filter((item) => usage(priceOf(item)) !== "metered");
  const lines = licensed.map((item, i) => lineOf(subscription, item, i === 0));
  const usageRows = metered.map((item) =>
    nothing(
      { ...row, line_id: text(item["id"]) },
      "What is paid for use is no recurring revenue, so this item is left out. Nothing needs to be done.",
    ),
  );
  return [...lines, ...usageRows];
}

const priceOf = (item: Thing): Thing => (isThing(item["price"]) ? item["price"] : thing(item["plan"]));
export const recurringOf = (price: Thing): Thing => (isThing(price["recurring"]) ? price["recurring"] : price);
const usage = (price: Thing): string => text(recurringOf(price)["usage_type"]);

/** Price of one unit in Stripe's smallest unit, with all its decimals. */
export const unitAmount = (price: Thing): string =>
  text(price["unit_amount_decimal"]) || text(price["unit_amount"]) || text(price["amount_decimal"]) || text(price["amount"]);

/** Units that are paid for: some prices are for every ten. */
function quantityOf(item: Thing, price: Thing): string {
  const quantity = text(item["quantity"]) || "1";
  const packs = isThing(price["transform_quantity"]) ? price["transform_quantity"] : thing(price["transform_usage"]);
  const size = Number(text(packs["divide_by"]) || "1");
  if (size <= 1 || !Number.isFinite(Number(quantity))) return quantity;
  const exact = Number(quantity) / size;
  return String(text(packs["round"]) === "down" ? Math.floor(exact) : Math.ceil(exact));
}

/** When the line ended or will: the end itself, never the moment it was asked for. */
function endOf(subscription: Thing, item: Thing): string {
  const ended = text(subscription["ended_at"]);
  if (ended !== "") return ended;
  const status = text(subscription["status"]);
  const period = text(subscription["current_period_end"]) || text(item["current_period_end"]);
  if (status === "canceled") return text(subscription["canceled_at"]) || period;
  if (status === "unpaid") return text(subscription["current_period_start"]) || text(item["current_period_start"]);
  if (status === "paused") return text(subscription["trial_end"]);
  return text(subscription["cancel_at"]) || (flag(subscription["cancel_at_period_end"]) ? period : "");
}

const REASONS: Readonly<Record<string, string>> = {
  payment_failed: "payment",
  payment_disputed: "payment",
  cancellation_requested: "chosen",
};

function remarksOn(subscription: Thing): readonly string[] {
  const said: string[] = [];
  if (isThing(subscription["pause_collection"]))
    said.push(
      "Collection is paused, and Stripe does not say since when. The subscription counts as running. If it should not, end it in the file or in Stripe.",
    );
  if (text(subscription["status"]) === "unpaid")
    said.push("Stripe has given up collecting, so the subscription counts until the beginning of the period that was not paid.");
  if (flag(thing(subscription["items"])["has_more"]))
    said.push("The subscription has more items than the file holds, so they are missing. Export each subscription's items to the end.");
  return said;
}

function lineOf(subscription: Thing, item: Thing, isFirst: boolean): ExpandedRow {
  const price = priceOf(item);
  const began = instant(subscription["start_date"]) ?? instant(subscription["created"]);
  const [created, added] = [instant(subscription["created"]), instant(item["created"])];
  // An item made with its subscription is a second younger than it; one added later has a past of its own.
  const isAdded = added !== null && created !== null && began !== null && added > created + 86_400 && added > began;
  const discounts = discountsOf(subscription, item, { isFirst, began: isAdded ? added : began });
  const currency = text(price["currency"]) || text(subscription["currency"]);
  const reason = text(thing(subscription["cancellation_details"])["reason"]);
  const { interval, interval_count: count } = recurringOf(price);
  const row = {
    bowtie_stripe: "subscription_line",
    subscription_id: text(subscription["id"]),
    line_id: text(item["id"]),
    account_id: idOf(subscription["customer"]),
    starts_on: String((isAdded ? added : began) ?? ""),
    ends_on: endOf(subscription, item),
    // Two items of one product are two plans: the second does not take the place of the first.
    plan: text(price["id"]) || idOf(price["product"]),
    price: toMajor(unitAmount(price), currency),
    quantity: quantityOf(item, price),
    interval: text(interval),
    interval_count: text(count),
    currency,
    discount_percent: discounts.percent,
    discount_amount: discounts.amount,
    discount_ends_on: discounts.ends,
    trial_ends_on: text(subscription["trial_end"]),
    cancel_requested_on: text(subscription["canceled_at"]),
    end_reason: REASONS[reason] ?? (text(subscription["status"]) === "unpaid" ? "payment" : ""),
    subscription_status: text(subscription["status"]),
    product: idOf(price["product"]),
    price_name: text(price["nickname"]),
    metadata: thing(subscription["metadata"]),
  };
  const isTiered = text(price["billing_scheme"]) === "tiered";
  if (isTiered || row.price === "") {
    const why = isTiered ? "has tiers" : "has no amount";
    const sentence = `The price ${text(price["id"])} ${why}, so what this customer pays cannot be known from it. Write what one unit costs for one interval into the column price.`;
    return { object: row, broken: { code: "price_unknown", column: "price", sentence } };
  }
  const remarks = [...remarksOn(subscription), ...discounts.remarks].map(remark);
  return { object: row, ...(remarks.length > 0 ? { remarks } : {}) };
}
