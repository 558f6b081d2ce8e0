import type { RecordMapping } from "../../domain/index.ts";
import type { Importer } from "../importer.ts";
import { Columns, fields, YES } from "../preset.ts";
import type { Expand, Json } from "../reading/index.ts";

const EVENT_TYPES: Readonly<Record<string, string>> = {
  subscription_start: "start",
  subscription_start_scheduled: "start",
  subscription_updated: "update",
  subscription_update_scheduled: "update",
  subscription_cancelled: "cancel",
  subscription_cancellation_scheduled: "cancel",
};

/** A page of the API holds its events in a list of its own. */
const eventsOf: Expand = (object) => {
  const list = isObject(object) ? object["subscription_events"] : undefined;
  return Array.isArray(list) ? list.map((event: Json) => ({ object: event })) : [{ object }];
};

const isObject = (json: Json): json is { readonly [key: string]: Json } =>
  json !== null && typeof json === "object" && !Array.isArray(json);

const MARKS = ["event_type", "effective_date", "subscription_external_id", "customer_external_id"] as const;

const TAX =
  "ChartMogul's amounts are after tax, and this event has some. The amount is counted as it stands. Enter prices without tax there, or correct them.";

/**
 * Subscription events. The amount is what is paid for all seats in one interval of the plan, so the quantity is kept as an
 * attribute only. How long the interval is stands in the plan, not in the event.
 */
function eventRecord(columns: Columns): Omit<RecordMapping, "when" | "remark"> {
  const plan = columns.name(["plan_external_id"]);
  const byPlan = (list: string, rest: object = {}): ReturnType<Columns["column"]> =>
    columns.column(["plan_external_id"], { values: list, ...rest });
  return {
    type: "subscription_event",
    fields: fields({
      event_id: columns.column(["external_id"]) ?? columns.column(["id"]),
      subscription_id: "subscription_external_id",
      account_id: "customer_external_id",
      type: { column: "event_type", values: "event_types" },
      requested_on: columns.column(["event_date"]),
      effective_on: "effective_date",
      plan,
      price: columns.column(["amount_in_cents"]),
      interval: columns.column(["plan_interval_unit", "interval_unit"]) ?? byPlan("plan_intervals"),
      interval_count: columns.column(["plan_interval_count", "interval_count"]) ?? byPlan("plan_interval_counts", { otherwise: "1" }),
      currency: columns.column(["currency"]),
    }),
  };
}

const chartmogulEvents: Importer = {
  id: "chartmogul.events",
  title: "ChartMogul subscription events",
  source: "chartmogul",
  expand: eventsOf,
  identify: ({ header }) => (header.includes("subscription_events") || new Columns(header).count(...MARKS) === MARKS.length ? 0.97 : 0),
  mapping: ({ header, format }) => {
    const columns = new Columns(format === "json" ? EVENT_COLUMNS : header);
    const record = eventRecord(columns);
    const tax = columns.name(["tax_amount_in_cents"]);
    const disabled = columns.name(["disabled"]);
    const enabled =
      disabled === null
        ? []
        : [
            {
              value: { column: disabled, values: YES },
              not: ["yes"],
              because: "The event is disabled in ChartMogul, so it does not count.",
            },
          ];
    const records: readonly RecordMapping[] =
      tax === null
        ? [{ ...record, ...(enabled.length > 0 ? { when: enabled } : {}) }]
        : [
            { ...record, when: [...enabled, { column: tax, in: ["", "0"] }] },
            { ...record, when: [...enabled, { column: tax, not: ["", "0"] }], remark: TAX },
          ];
    return {
      file: {
        file: "*",
        money: "minor",
        preset: "chartmogul.events",
        ...(columns.has("retracted_event_id")
          ? { retractions: { of: "retracted_event_id", id: columns.has("external_id") ? "external_id" : "id" } }
          : {}),
        records,
      },
      maps: { event_types: EVENT_TYPES, plan_intervals: {}, plan_interval_counts: {} },
    };
  },
};

/** What an event of the API has. */
const EVENT_COLUMNS = [
  ...MARKS,
  "event_date",
  "external_id",
  "id",
  "plan_external_id",
  "currency",
  "amount_in_cents",
  "tax_amount_in_cents",
  "retracted_event_id",
  "disabled",
];

/** The customers sheet. */
const chartmogulCustomers: Importer = {
  id: "chartmogul.customers",
  title: "ChartMogul customers",
  source: "chartmogul",
  identify: ({ header }) => {
    const columns = new Columns(header);
    return columns.has("External ID") && columns.has("Name") && columns.has("Lead created at") && columns.has("Free trial started at")
      ? 0.97
      : 0;
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
              account_id: columns.column(["External ID"]),
              name: columns.first(columns.column(["Company"]), columns.column(["Name"])),
              email: columns.column(["Email"]),
              created_on: columns.column(["Lead created at"]),
            }),
          },
        ],
      },
    };
  },
};

export const chartmogulImporters: readonly Importer[] = [chartmogulEvents, chartmogulCustomers];
