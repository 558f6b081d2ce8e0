import { type RecordMapping, type RecordType, recordDefinition } from "../../domain/index.ts";
import type { Importer, Sample } from "../importer.ts";
import { stripeCsvImporters } from "./csv.ts";
import { fromStripeObject } from "./expand.ts";

const KINDS = new Set([
  "subscription",
  "customer",
  "product",
  "price",
  "plan",
  "invoice",
  "charge",
  "event",
  "coupon",
  "subscription_item",
]);
const RECORDS = ["subscription_line", "account", "product", "invoice", "payment"] as const satisfies readonly RecordType[];

/** Rows are named like fields once an object has been taken apart, so every record is read from columns of its own names. */
const records: readonly RecordMapping[] = RECORDS.map((type) => ({
  type,
  when: { column: "bowtie_stripe", in: [type] },
  fields: Object.fromEntries(Object.keys(recordDefinition(type).fields).map((name) => [name, name])),
  attributes: ["*"],
}));

/** Lists of the API hold their kind in every object; pages of it, one a line, in the list itself. */
function holdsStripe({ header, rows, format }: Sample): boolean {
  if (header.includes("bowtie_stripe")) return true;
  const [kind, id] = [header.indexOf("object"), header.indexOf("id")];
  if (format !== "json" || kind < 0) return false;
  return rows.some((cells) => (id >= 0 && KINDS.has(cells[kind] ?? "")) || (cells[kind] === "list" && header.includes("has_more")));
}

const stripeApi: Importer = {
  id: "stripe.api",
  title: "Stripe objects (API)",
  source: "stripe",
  expand: fromStripeObject,
  identify: (sample) => (holdsStripe(sample) ? 0.98 : 0),
  mapping: () => ({ file: { file: "*", preset: "stripe.api", records } }),
};

export const stripeImporters: readonly Importer[] = [stripeApi, ...stripeCsvImporters];
