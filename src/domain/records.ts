import { intervalUnits } from "./recurring.ts";

/** The things entries are about. Each is known by the id its source gives it. */
export const subjectKinds = ["account", "contact", "lead", "opportunity", "subscription", "product", "company"] as const;
export type SubjectKind = (typeof subjectKinds)[number];

export type FieldKind = "text" | "day" | "money" | "decimal" | "integer" | "boolean" | "choice" | "currency";

/**
 * One column of a canonical record.
 * `money` is an integer of minor units; `decimal` keeps the digits the source wrote; `refers` makes it the id of a subject.
 */
export interface Field {
  readonly kind: FieldKind;
  readonly meaning: string;
  readonly required?: true;
  readonly choices?: readonly string[];
  readonly refers?: SubjectKind;
}

export interface RecordDefinition {
  readonly meaning: string;
  /** The subject a record belongs to: the first of these fields that has a value. */
  readonly subject: readonly string[];
  /** The record's own id, when the source gives one: it alone says that two rows are the same record. */
  readonly id?: string;
  /** Without an id, these fields beside the subject do. */
  readonly key: readonly string[];
  /** Without an id, rows that agree in all of these are separate happenings, told apart by their order in the file. */
  readonly repeats?: true;
  /** The day it is true in business. */
  readonly effective: string | null;
  readonly fields: Readonly<Record<string, Field>>;
  /** One invented row, used in the template and its test. */
  readonly example: Readonly<Record<string, string>>;
}

const text = (meaning: string): Field => ({ kind: "text", meaning });
const on = (meaning: string): Field => ({ kind: "day", meaning });
const money = (meaning: string): Field => ({ kind: "money", meaning });
const decimal = (meaning: string): Field => ({ kind: "decimal", meaning });
const flag = (meaning: string): Field => ({ kind: "boolean", meaning });
const choice = (choices: readonly string[], meaning: string): Field => ({ kind: "choice", choices, meaning });
const ref = (refers: SubjectKind, meaning: string): Field => ({ kind: "text", refers, meaning });
const required = (field: Field): Field => ({ ...field, required: true });
const currency: Field = { kind: "currency", meaning: "ISO 4217 code, such as EUR" };

/** States of the Bowtie a source's stage can stand for, in the order of the journey, and `lost`. */
export const mappedStates = ["prospect", "mql", "sql", "sal", "commit", "live", "impact", "renewed", "expanded", "lost"] as const;
export type MappedState = (typeof mappedStates)[number];

const price = {
  plan: ref("product", "plan or product sold"),
  price: decimal("price of one unit for one interval, in major units, before discount"),
  quantity: decimal("units sold; 1 when empty"),
  interval: choice(intervalUnits, "how often the price is charged"),
  interval_count: { kind: "integer", meaning: "intervals between two charges; 1 when empty" } as Field,
  currency,
} as const;

export const recordDefinitions = {
  account: {
    meaning: "A company or person who buys, or may.",
    subject: ["account_id"],
    key: [],
    effective: "created_on",
    fields: {
      account_id: required(ref("account", "id of the account in this source")),
      name: text("name people know it by"),
      parent_id: ref("account", "account that owns this one"),
      same_as: text("id of the same account in another source, as SOURCE:ID"),
      domain: text("web domain"),
      email: text("billing e-mail"),
      created_on: on("day it was first known"),
    },
    example: { account_id: "A-17", name: "Lindqvist Rail", domain: "lindqvist.example", created_on: "2024-02-11" },
  },
  contact: {
    meaning: "A person at an account.",
    subject: ["contact_id"],
    key: [],
    effective: "created_on",
    fields: {
      contact_id: required(ref("contact", "id of the contact in this source")),
      account_id: ref("account", "account the person works for"),
      name: text("full name"),
      email: text("e-mail address"),
      role: text("job or buying role"),
      created_on: on("day it was first known"),
    },
    example: { contact_id: "C-3", account_id: "A-17", name: "Maja Lindqvist", email: "maja@lindqvist.example", role: "operations" },
  },
  lead: {
    meaning: "Someone who may become an opportunity.",
    subject: ["lead_id"],
    key: [],
    effective: "created_on",
    fields: {
      lead_id: required(ref("lead", "id of the lead in this source")),
      account_id: ref("account", "account it belongs to"),
      opportunity_id: ref("opportunity", "opportunity it was converted to"),
      company: text("company name as typed"),
      email: text("e-mail address"),
      created_on: required(on("day the lead was created")),
      stage: text("stage the source shows now"),
      state: choice(mappedStates, "Bowtie state of that stage"),
      stage_on: on("day the present stage was entered, when the source knows"),
    },
    example: { lead_id: "L-204", company: "Lindqvist Rail", created_on: "2024-01-08", stage: "Qualified", state: "mql" },
  },
  opportunity: {
    meaning: "A possible sale.",
    subject: ["opportunity_id"],
    key: [],
    effective: "created_on",
    fields: {
      opportunity_id: required(ref("opportunity", "id of the opportunity in this source")),
      account_id: ref("account", "account that would buy"),
      lead_id: ref("lead", "lead it came from"),
      name: text("title"),
      owner: text("person selling"),
      created_on: required(on("day it was created")),
      created_state: choice(mappedStates, "Bowtie state an opportunity is in when created; sql when empty"),
      closed_on: on("day it was won or lost"),
      stage: text("stage the source shows now"),
      state: choice(mappedStates, "Bowtie state of that stage"),
      stage_on: on("day the present stage was entered, when the source knows"),
      outcome: choice(["open", "won", "lost"], "open, won or lost"),
      amount: money("value of the deal"),
      list_amount: money("value at list price, before discount"),
      currency,
      type: choice(["new", "expansion", "renewal"], "first sale, growth of a customer, or renewal; new when empty"),
      reason: text("why it was won or lost"),
    },
    example: { opportunity_id: "O-88", account_id: "A-17", created_on: "2024-01-20", closed_on: "2024-02-11", stage: "Closed won", state: "commit", outcome: "won", amount: "14400.00", currency: "EUR" },
  },
  stage_change: {
    meaning: "The entry into a stage, before or after the sale.",
    subject: ["opportunity_id", "lead_id", "subscription_id", "account_id"],
    key: ["stage", "entered_on"],
    effective: "entered_on",
    fields: {
      opportunity_id: ref("opportunity", "opportunity that changed stage"),
      lead_id: ref("lead", "lead that changed stage"),
      subscription_id: ref("subscription", "subscription that changed stage"),
      account_id: ref("account", "account that changed stage"),
      stage: required(text("stage as the source names it")),
      state: choice(mappedStates, "Bowtie state of that stage"),
      entered_on: required(on("day the stage was entered")),
    },
    example: { account_id: "A-17", stage: "Onboarding done", state: "live", entered_on: "2024-03-22" },
  },
  product: {
    meaning: "A plan or product that is sold.",
    subject: ["product_id"],
    key: [],
    effective: null,
    fields: {
      product_id: required(ref("product", "id of the plan or product")),
      name: text("name people know it by"),
      family: choice(["ownership", "subscription", "consumption", "freemium"], "business model"),
      price: price.price,
      interval: price.interval,
      currency,
    },
    example: { product_id: "team", name: "Team", family: "subscription", price: "12.00", interval: "month", currency: "EUR" },
  },
  subscription_line: {
    meaning: "What a customer pays for a period. Recurring revenue, first shape.",
    subject: ["subscription_id"],
    id: "line_id",
    key: [],
    effective: "starts_on",
    fields: {
      subscription_id: required(ref("subscription", "id of the subscription or contract")),
      line_id: text("id of the line, when a subscription has several"),
      account_id: ref("account", "account that pays"),
      opportunity_id: ref("opportunity", "opportunity it was sold in"),
      starts_on: required(on("first day of service")),
      ends_on: on("first day without service; empty while it runs"),
      ...price,
      discount_percent: decimal("discount in percent of the price"),
      discount_amount: decimal("discount for one interval, in major units"),
      discount_ends_on: on("first day without the discount"),
      trial_ends_on: on("first day that is paid for"),
      cancel_requested_on: on("day the customer gave notice"),
      end_reason: choice(["chosen", "payment", "end_of_term"], "why it ended"),
      one_off: flag("true for a charge that does not recur"),
    },
    example: { subscription_id: "S-5", account_id: "A-17", starts_on: "2024-02-11", plan: "team", price: "12.00", quantity: "100", interval: "month", currency: "EUR" },
  },
  subscription_event: {
    meaning: "A change of a subscription. Recurring revenue, second shape.",
    subject: ["subscription_id"],
    id: "event_id",
    key: ["type", "effective_on"],
    effective: "effective_on",
    fields: {
      event_id: text("id of the event; type and date when empty"),
      subscription_id: required(ref("subscription", "id of the subscription or contract")),
      account_id: ref("account", "account that pays"),
      type: required(choice(["start", "update", "cancel", "pause", "resume"], "what changed")),
      requested_on: on("day it was asked for"),
      effective_on: required(on("first day it is true")),
      ...price,
      reason: choice(["chosen", "payment", "end_of_term"], "why a cancel happened"),
    },
    example: { subscription_id: "S-5", account_id: "A-17", type: "update", effective_on: "2024-06-01", plan: "team", price: "12.00", quantity: "140", interval: "month", currency: "EUR" },
  },
  level_snapshot: {
    meaning: "What a customer's MRR was on a day. Recurring revenue, third shape.",
    subject: ["subscription_id", "account_id"],
    key: ["on"],
    effective: "on",
    fields: {
      account_id: required(ref("account", "account that pays")),
      subscription_id: ref("subscription", "subscription, when the snapshot is that fine"),
      on: required(on("day of the snapshot")),
      mrr: required(decimal("monthly recurring revenue on that day, in major units")),
      currency,
      plan: price.plan,
    },
    example: { account_id: "A-17", on: "2024-06-30", mrr: "1680.00", currency: "EUR" },
  },
  movement: {
    meaning: "A change of a customer's MRR. Recurring revenue, fourth shape.",
    subject: ["subscription_id", "account_id"],
    id: "movement_id",
    key: ["on"],
    repeats: true,
    effective: "on",
    fields: {
      movement_id: text("id of the movement"),
      account_id: required(ref("account", "account that pays")),
      subscription_id: ref("subscription", "subscription it belongs to"),
      on: required(on("day it is true")),
      mrr_change: required(decimal("signed change of monthly recurring revenue, in major units")),
      currency,
      plan: price.plan,
      type: text("kind as the source names it"),
      reason: choice(["quantity", "price", "uplift", "plan", "add_on", "discount", "discount_expiry", "chosen", "payment", "end_of_term"], "why, when the source says"),
    },
    example: { movement_id: "M-9", account_id: "A-17", on: "2024-06-01", mrr_change: "480.00", currency: "EUR", type: "expansion" },
  },
  invoice: {
    meaning: "A bill.",
    subject: ["account_id", "subscription_id"],
    id: "invoice_id",
    key: [],
    effective: "issued_on",
    fields: {
      invoice_id: required(text("number of the invoice")),
      account_id: ref("account", "account billed"),
      subscription_id: ref("subscription", "subscription billed"),
      issued_on: required(on("day of issue")),
      due_on: on("day payment is due"),
      period_from: on("first day it covers"),
      period_to: on("first day it no longer covers"),
      amount: required(money("total without tax")),
      tax: money("tax"),
      currency,
      status: text("status as the source names it"),
    },
    example: { invoice_id: "INV-301", account_id: "A-17", issued_on: "2024-02-11", due_on: "2024-03-12", amount: "1200.00", currency: "EUR", status: "paid" },
  },
  payment: {
    meaning: "Money received or given back.",
    subject: ["account_id"],
    id: "payment_id",
    key: [],
    effective: "paid_on",
    fields: {
      payment_id: required(text("id of the payment")),
      account_id: ref("account", "account that paid"),
      invoice_id: text("invoice it pays"),
      paid_on: required(on("day the money moved")),
      amount: required(money("amount; negative for a refund")),
      currency,
      status: text("status as the source names it"),
    },
    example: { payment_id: "P-77", account_id: "A-17", invoice_id: "INV-301", paid_on: "2024-02-20", amount: "1200.00", currency: "EUR" },
  },
  usage: {
    meaning: "How much was used on a day.",
    subject: ["subscription_id", "account_id"],
    id: "usage_id",
    key: ["on", "meter"],
    repeats: true,
    effective: "on",
    fields: {
      usage_id: text("id of the measurement"),
      account_id: ref("account", "account that used it"),
      subscription_id: ref("subscription", "subscription it belongs to"),
      on: required(on("day of use")),
      meter: required(text("what is measured")),
      quantity: required(decimal("how much")),
    },
    example: { account_id: "A-17", on: "2024-03-02", meter: "reports run", quantity: "34" },
  },
  activity: {
    meaning: "Something that happened with a customer: a meeting, a ticket, a health check.",
    subject: ["opportunity_id", "lead_id", "subscription_id", "account_id", "contact_id"],
    id: "activity_id",
    key: ["on", "type"],
    repeats: true,
    effective: "on",
    fields: {
      activity_id: text("id of the activity"),
      account_id: ref("account", "account concerned"),
      opportunity_id: ref("opportunity", "opportunity concerned"),
      lead_id: ref("lead", "lead concerned"),
      subscription_id: ref("subscription", "subscription concerned"),
      contact_id: ref("contact", "person concerned"),
      on: required(on("day it happened")),
      type: required(text("meeting, call, ticket, health, and so on")),
      title: text("what it was about"),
      owner: text("our person"),
    },
    example: { activity_id: "T-12", account_id: "A-17", on: "2024-03-05", type: "ticket", title: "Login fails" },
  },
  cost: {
    meaning: "Money spent on winning or serving customers.",
    subject: ["company_id"],
    id: "cost_id",
    key: ["on", "category", "team"],
    repeats: true,
    effective: "on",
    fields: {
      company_id: ref("company", "our company; leave empty"),
      cost_id: text("id of the cost"),
      on: required(on("a day in the month it belongs to")),
      amount: required(money("amount")),
      currency,
      category: required(text("people, media, tools, hosting, and so on")),
      team: text("marketing, sales, success, support, research")
    },
    example: { on: "2024-03-31", amount: "48000.00", currency: "EUR", category: "people", team: "sales" },
  },
} as const satisfies Readonly<Record<string, RecordDefinition>>;

export type RecordType = keyof typeof recordDefinitions;
export const recordTypes = Object.keys(recordDefinitions) as readonly RecordType[];
export const isRecordType = (text: string): text is RecordType => Object.hasOwn(recordDefinitions, text);
export const recordDefinition = (type: RecordType): RecordDefinition => recordDefinitions[type];

/** What a field holds once read. Days are `YYYY-MM-DD`, decimals keep their digits as text, money is minor units. */
export type FieldValue = string | number | boolean;

/** A record in our own terms, as an importer makes it and the ledger keeps it. */
export interface CanonicalRecord {
  readonly type: RecordType;
  /** Fields of the definition, and nothing else. */
  readonly fields: Readonly<Record<string, FieldValue>>;
  /** Every other column of the row, kept as text. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** The four shapes recurring revenue comes in; when one source sends several, the first of this list is the truth. */
export const revenueShapes = ["movement", "subscription_event", "subscription_line", "level_snapshot"] as const satisfies readonly RecordType[];
export type RevenueShape = (typeof revenueShapes)[number];
