import type { Expand, ExpandedRow } from "../reading/index.ts";
import { toMajor } from "./money.ts";
import { idOf, isThing, listOf, type Thing, text, thing } from "./objects.ts";
import { fromStripeSubscription, nothing, recurringOf, unitAmount } from "./subscription.ts";

/** Takes objects of Stripe's API apart into rows that are named like our fields. */
export const fromStripeObject: Expand = (json) => {
  if (!isThing(json)) return [nothing({ value: json }, "This is no object of Stripe, so it is left out. Export the file again.")];
  const kind = text(json["object"]);
  if (kind === "list") return listOf(json).flatMap((item) => fromStripeObject(item));
  if (json["bowtie_stripe"] !== undefined) return [{ object: json }];
  if (json["deleted"] === true)
    return [nothing({ id: idOf(json), object: kind }, "Stripe only remembers that this was deleted, so it is left out.")];
  return READERS[kind]?.(json) ?? [nothing({ id: idOf(json), object: kind }, notCounted(kind))];
};

const notCounted = (kind: string): string =>
  kind === "event"
    ? "Stripe keeps events for 30 days only, so they cannot tell what a customer paid before. Export the subscriptions instead."
    : `Nothing is counted from what Stripe calls “${kind.slice(0, 40)}”, so it is left out. Nothing needs to be done.`;

const READERS: Readonly<Record<string, (object: Thing) => readonly ExpandedRow[]>> = {
  subscription: fromStripeSubscription,
  customer: (customer) => [
    {
      object: {
        bowtie_stripe: "account",
        account_id: text(customer["id"]),
        name: text(customer["name"]) || text(customer["description"]),
        email: text(customer["email"]),
        created_on: text(customer["created"]),
        country: text(thing(customer["address"])["country"]),
        metadata: thing(customer["metadata"]),
      },
    },
  ],
  product: (product) => [
    {
      object: {
        bowtie_stripe: "product",
        product_id: text(product["id"]),
        name: text(product["name"]),
        metadata: thing(product["metadata"]),
      },
    },
  ],
  price: fromStripePrice,
  plan: fromStripePrice,
  invoice: fromStripeInvoice,
  charge: fromStripeCharge,
};

/** What a subscription calls its plan is a price; its product may have several. */
function fromStripePrice(price: Thing): readonly ExpandedRow[] {
  const currency = text(price["currency"]);
  const { interval, interval_count: count } = recurringOf(price);
  return [
    {
      object: {
        bowtie_stripe: "product",
        product_id: text(price["id"]),
        name: text(price["nickname"]) || text(thing(price["product"])["name"]) || text(price["id"]),
        price: Number(text(count) || "1") === 1 ? toMajor(unitAmount(price), currency) : "",
        interval: text(interval),
        currency,
        product: idOf(price["product"]),
        metadata: thing(price["metadata"]),
      },
    },
  ];
}

function fromStripeInvoice(invoice: Thing): readonly ExpandedRow[] {
  const status = text(invoice["status"]);
  if (status === "draft" || status === "void")
    return [nothing({ id: text(invoice["id"]), status }, `The invoice is ${status}, so nobody owes it. Nothing needs to be done.`)];
  const currency = text(invoice["currency"]);
  const total = text(invoice["total"]);
  const net = text(invoice["total_excluding_tax"]) || text(invoice["subtotal_excluding_tax"]) || text(invoice["subtotal"]) || total;
  const parent = thing(thing(invoice["parent"])["subscription_details"]);
  return [
    {
      object: {
        bowtie_stripe: "invoice",
        invoice_id: text(invoice["id"]),
        account_id: idOf(invoice["customer"]),
        subscription_id: idOf(invoice["subscription"]) || idOf(parent["subscription"]),
        issued_on: text(thing(invoice["status_transitions"])["finalized_at"]) || text(invoice["created"]),
        due_on: text(invoice["due_date"]),
        period_from: text(invoice["period_start"]),
        period_to: text(invoice["period_end"]),
        amount: toMajor(net, currency),
        tax: toMajor(text(invoice["tax"]), currency),
        currency,
        status,
        number: text(invoice["number"]),
      },
    },
  ];
}

function fromStripeCharge(charge: Thing): readonly ExpandedRow[] {
  const status = text(charge["status"]);
  if (status !== "succeeded")
    return [
      nothing({ id: text(charge["id"]), status }, `The payment is ${status || "unfinished"}, so no money moved. Nothing needs to be done.`),
    ];
  const currency = text(charge["currency"]);
  return [
    {
      object: {
        bowtie_stripe: "payment",
        payment_id: text(charge["id"]),
        account_id: idOf(charge["customer"]),
        invoice_id: idOf(charge["invoice"]),
        paid_on: text(charge["created"]),
        amount: toMajor(text(charge["amount"]), currency),
        currency,
        status,
        amount_refunded: toMajor(text(charge["amount_refunded"]), currency),
      },
    },
  ];
}
