import { type FieldSource, type FileMapping, type RecordType, recordDefinition, recordTypes } from "../domain/index.ts";
import type { Sample } from "./importer.ts";
import { normalName } from "./mapping/names.ts";

/** Other names the trade uses for our fields; compared after {@link normalName}. */
const ALIASES: Readonly<Record<string, readonly string[]>> = {
  account_id: [
    "account",
    "customer",
    "customer id",
    "client id",
    "company id",
    "organization id",
    "customer external id",
    "customer oid",
    "acct id",
    "account name",
    "company",
  ],
  name: ["company name", "account name", "customer name", "deal name", "opportunity name", "full name", "title"],
  parent_id: ["parent account", "parent account id", "subsidiary of", "parent"],
  domain: ["website", "website url", "company domain name", "web site"],
  email: ["e mail", "email address", "customer email"],
  created_on: [
    "created",
    "created at",
    "created date",
    "create date",
    "creation date",
    "signup date",
    "date created",
    "engage date",
    "opened",
  ],
  closed_on: ["close date", "closed date", "closed at", "closed", "won date"],
  lead_id: ["lead"],
  contact_id: ["contact", "person id"],
  opportunity_id: ["opp id", "deal id", "opportunity", "deal", "record id"],
  subscription_id: ["sub id", "subscription", "contract id", "subscription external id", "subscription oid", "contract"],
  stage: ["deal stage", "stage name", "status", "lead status"],
  owner: ["deal owner", "sales agent", "rep id", "opportunity owner", "owner id", "sales rep"],
  amount: ["value", "deal value", "close value", "total", "amount paid"],
  starts_on: ["start date", "started at", "start", "contract start date", "subscription started at", "period start"],
  ends_on: ["end date", "ended at", "end", "contract end date", "cancelled at", "canceled at", "period end"],
  plan: ["plan name", "product", "product name", "plan tier", "plan id", "plan external id", "tier"],
  price: ["mrr", "monthly amount", "mrr amount", "unit price", "amount", "plan amount", "monthly revenue"],
  quantity: ["seats", "qty", "licenses", "licences", "units", "usage count"],
  interval: ["billing frequency", "billing period", "billing interval", "plan interval", "period"],
  interval_count: ["plan interval count"],
  mrr: ["mrr amount", "monthly recurring revenue", "level"],
  mrr_change: ["amount", "change", "delta", "mrr movement", "activity mrr movement"],
  on: ["date", "event date", "day", "usage date", "snapshot date", "month", "submitted at", "activity date", "at"],
  type: ["event type", "kind", "activity type"],
  meter: ["feature", "feature name", "event", "metric"],
  movement_id: ["event id"],
  activity_id: ["ticket id", "task id", "event id", "id"],
  invoice_id: ["invoice", "invoice number", "number", "id"],
  payment_id: ["payment", "transaction id", "charge id", "id"],
  product_id: ["product", "plan", "sku"],
  issued_on: ["invoice date", "date", "created", "issue date"],
  due_on: ["due date"],
  paid_on: ["payment date", "paid at", "date", "created"],
  entered_on: ["date entered", "entered at", "changed at", "stage date"],
  trial_ends_on: ["trial end", "trial end date"],
  discount_percent: ["discount", "discount %"],
  reason: ["lost reason", "close reason", "reason code"],
};

interface Guess {
  readonly type: RecordType;
  readonly fields: Readonly<Record<string, string>>;
  readonly score: number;
}

function guess(type: RecordType, header: readonly string[]): Guess {
  const definition = recordDefinition(type);
  const free = new Map(header.map((name) => [normalName(name), name]));
  const fields: Record<string, string> = {};
  let score = 0;
  for (const rank of [0, 1]) {
    for (const [field, { required }] of Object.entries(definition.fields)) {
      if (fields[field] !== undefined) continue;
      const names = rank === 0 ? [normalName(field)] : (ALIASES[field] ?? []);
      const found = names.map((name) => free.get(name)).find((name) => name !== undefined);
      if (found === undefined) continue;
      fields[field] = found;
      free.delete(normalName(found));
      score += (required ? 3 : 1) * (rank === 0 ? 1.2 : 1);
    }
  }
  const lacking = Object.entries(definition.fields).filter(([field, { required }]) => required && fields[field] === undefined).length;
  const complete = type === "subscription_line" && fields["price"] === undefined ? lacking + 1 : lacking;
  return { type, fields, score: score - complete * 4 };
}

/**
 * A first draft of a mapping for a file nobody knows, from the names of its columns. It is a draft: the user sees it,
 * changes it, and only then is it used.
 */
export function suggestMapping(sample: Sample): FileMapping | null {
  const best = recordTypes.map((type) => guess(type, sample.header)).sort((a, b) => b.score - a.score)[0];
  if (!best || best.score <= 0) return null;
  const fields: Record<string, FieldSource> = { ...best.fields };
  if (best.type === "subscription_line" && normalName(best.fields["price"] ?? "").includes("mrr"))
    fields["interval"] = { constant: "month" };
  return { file: sample.name, records: [{ type: best.type, fields }] };
}
