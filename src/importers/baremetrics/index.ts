import type { Importer } from "../importer.ts";
import { Columns, fields } from "../preset.ts";

const REQUIRED = ["plan_amount", "plan_interval", "customer_oid", "subscription_oid", "subscription_started_at"] as const;

/** The sheet Baremetrics takes by hand: amounts in cents, one row a subscription, and the day it was cancelled. */
const baremetricsSubscriptions: Importer = {
  id: "baremetrics.subscriptions",
  title: "Baremetrics manual import",
  source: "baremetrics",
  identify: ({ header }) => (new Columns(header).count(...REQUIRED) === REQUIRED.length ? 0.98 : 0),
  mapping: ({ header }) => {
    const columns = new Columns(header);
    return {
      file: {
        file: "*",
        money: "minor",
        records: [
          {
            type: "subscription_line",
            fields: fields({
              subscription_id: "subscription_oid",
              account_id: "customer_oid",
              starts_on: "subscription_started_at",
              ends_on: columns.column(["subscription_canceled_at"]),
              plan: columns.column(["plan_oid"]),
              price: "plan_amount",
              quantity: columns.column(["subscription_quantity"]),
              interval: "plan_interval",
              interval_count: columns.column(["plan_interval_count"]),
              currency: columns.column(["plan_currency"]),
            }),
          },
          {
            type: "account",
            fields: fields({
              account_id: "customer_oid",
              name: columns.column(["customer_name"]),
              email: columns.column(["customer_email"]),
            }),
            attributes: [],
          },
        ],
      },
    };
  },
};

export const baremetricsImporters: readonly Importer[] = [baremetricsSubscriptions];
