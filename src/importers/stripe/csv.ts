import type { Condition, FieldSource, RecordMapping } from "../../domain/index.ts";
import type { Importer } from "../importer.ts";
import { Columns, fields } from "../preset.ts";

const STATUS_NEVER_PAID = ["incomplete", "incomplete_expired"];
const NEVER_BEGAN = "The first payment of this subscription was never made, so it never began. Nothing needs to be done.";
const UNPAID = "Stripe has given up collecting, so the subscription counts until the beginning of the period that was not paid.";
const SEATS =
  "The subscription has several units. The amount is taken as the price of one of them; if it is the price of all, set the quantity to 1.";

/** Lines that differ only in where their end stands, which depends on other columns. */
interface Ending {
  readonly when: readonly Condition[];
  readonly ends: FieldSource | null;
  readonly remark?: string;
  readonly reason?: FieldSource;
}

function endings(columns: Columns): readonly Ending[] {
  const status = columns.name(["Status"]);
  const ended = columns.name(["Ended At (UTC)", "Ended At"]);
  const leaves = columns.name(["Cancel At Period End"]);
  const periodEnd = columns.column(["Current Period End (UTC)"]);
  const over = columns.first(columns.column(["Ended At (UTC)"]), columns.column(["Canceled At (UTC)"]), periodEnd);
  if (status === null) return [{ when: [], ends: ended }];
  const running = [...STATUS_NEVER_PAID, "canceled", "unpaid"];
  const began: Condition = { column: status, not: STATUS_NEVER_PAID, because: NEVER_BEGAN };
  const open: Condition = { column: status, not: running };
  const rest: readonly Ending[] = [
    { when: [began, { column: status, in: ["canceled"] }], ends: over },
    {
      when: [{ column: status, in: ["unpaid"] }],
      ends: columns.first(columns.column(["Ended At (UTC)"]), columns.column(["Current Period Start (UTC)"])),
      remark: UNPAID,
      reason: { constant: "payment" },
    },
  ];
  if (leaves === null) return [{ when: [open], ends: ended }, ...rest];
  const yes = ["true", "TRUE", "True", "yes", "1"];
  return [
    { when: [open, { column: leaves, not: yes }], ends: ended },
    { when: [open, { column: leaves, in: yes }], ends: columns.first(columns.column(["Ended At (UTC)"]), periodEnd) },
    ...rest,
  ];
}

function lineRecords(columns: Columns, amount: string): readonly RecordMapping[] {
  const quantity = columns.name(["Quantity"]);
  const counts: readonly { when: readonly Condition[]; remark?: string }[] =
    quantity === null
      ? [{ when: [] }]
      : [{ when: [{ column: quantity, in: ["", "1"] }] }, { when: [{ column: quantity, not: ["", "1"] }], remark: SEATS }];
  return endings(columns).flatMap(({ when, ends, remark, reason }) =>
    counts.map((count): RecordMapping => {
      const said = [remark, count.remark].filter((sentence) => sentence !== undefined).join(" ");
      const conditions = [...when, ...count.when];
      return {
        type: "subscription_line",
        ...(conditions.length > 0 ? { when: conditions } : {}),
        ...(said === "" ? {} : { remark: said }),
        fields: fields({
          subscription_id: "id",
          account_id: columns.column(["Customer ID"]),
          starts_on: columns.first(
            columns.column(["Start Date (UTC)"]),
            columns.column(["Start (UTC)"]),
            columns.column(["Created (UTC)"]),
          ),
          ends_on: ends,
          plan: columns.first(columns.column(["Product"]), columns.column(["Plan"])),
          price: amount,
          quantity,
          interval: columns.column(["Interval"], { extract: "(day|week|month|year)" }),
          interval_count: intervalCount(columns),
          currency: columns.column(["Currency"]),
          trial_ends_on: columns.column(["Trial End (UTC)"]),
          cancel_requested_on: columns.column(["Canceled At (UTC)"]),
          end_reason: reason ?? columns.column(["Cancellation Reason"], { values: REASONS, otherwise: "" }),
        }),
        attributes: ["*"],
      };
    }),
  );
}

const REASONS = { payment_failed: "payment", payment_disputed: "payment", cancellation_requested: "chosen" };

/** "3 months", or a column of its own. */
const intervalCount = (columns: Columns): FieldSource | null =>
  columns.column(["Interval Count"]) ?? columns.column(["Interval"], { extract: "(\\d+)" });

/** The dashboard's list of subscriptions: how each stands today, without its past. */
const subscriptionsCsv: Importer = {
  id: "stripe.subscriptions",
  title: "Stripe subscriptions (dashboard)",
  source: "stripe",
  identify: ({ header, format }) => {
    const columns = new Columns(header);
    const isExport = columns.has("id") && columns.has("Customer ID") && columns.has("Current Period Start (UTC)") && columns.has("Status");
    return format === "csv" && isExport ? 0.98 : 0;
  },
  mapping: ({ header }) => {
    const columns = new Columns(header);
    const person: RecordMapping = {
      type: "contact",
      when: { column: columns.name(["Customer Email"]) ?? "Customer Email" },
      fields: fields({
        contact_id: columns.column(["Customer ID"]),
        account_id: columns.column(["Customer ID"]),
        name: columns.column(["Customer Name"]),
        email: columns.column(["Customer Email"]),
      }),
      attributes: [],
    };
    const records = lineRecords(columns, columns.name(["Amount"]) ?? "Amount");
    return { file: { file: "*", records: columns.has("Customer Email") ? [...records, person] : records } };
  },
};

const customersCsv: Importer = {
  id: "stripe.customers",
  title: "Stripe customers (dashboard)",
  source: "stripe",
  identify: ({ header, format }) => {
    const columns = new Columns(header);
    const marks = columns.count("Delinquent", "Card ID", "Total Spend", "Payment Count", "Account Balance", "Default Source");
    return format === "csv" && columns.has("id") && columns.has("Email") && columns.has("Created (UTC)") && marks > 1 ? 0.97 : 0;
  },
  mapping: ({ header }) => {
    const columns = new Columns(header);
    return {
      file: {
        file: "*",
        records: [
          {
            type: "account",
            fields: fields({
              account_id: "id",
              name: columns.first(columns.column(["Name"]), columns.column(["Description"])),
              email: columns.column(["Email"]),
              created_on: columns.column(["Created (UTC)"]),
            }),
          },
        ],
      },
    };
  },
};

const PAID = ["Paid", "paid", "succeeded", "Succeeded", "Refunded", "Partially refunded"];

const paymentsCsv: Importer = {
  id: "stripe.payments",
  title: "Stripe payments (dashboard)",
  source: "stripe",
  identify: ({ header, format }) => {
    const columns = new Columns(header);
    const isExport = columns.has("id") && columns.has("Amount Refunded") && columns.has("Created (UTC)") && columns.has("Status");
    return format === "csv" && isExport ? 0.98 : 0;
  },
  mapping: ({ header }) => {
    const columns = new Columns(header);
    const because = "The payment did not succeed, so no money moved. Nothing needs to be done.";
    return {
      file: {
        file: "*",
        records: [
          {
            type: "payment",
            when: { column: columns.name(["Status"]) ?? "Status", in: PAID, because },
            fields: fields({
              payment_id: "id",
              account_id: columns.column(["Customer ID"]),
              invoice_id: columns.column(["Invoice ID"]),
              paid_on: columns.column(["Created (UTC)"]),
              amount: columns.column(["Amount"]),
              currency: columns.column(["Currency"]),
              status: columns.column(["Status"]),
            }),
          },
        ],
      },
    };
  },
};

export const stripeCsvImporters: readonly Importer[] = [subscriptionsCsv, customersCsv, paymentsCsv];
