import { type Day, lastDay, month } from "../../src/domain/index.ts";
import { dateCell, moneyCell } from "./calendar.ts";
import { Chance } from "./chance.ts";
import type { Commitment, Customer } from "./customer.ts";
import { PLANS } from "./plans.ts";
import type { RoundsheetCustomer } from "./roundsheet.ts";
import { LAST_MONTH, THROUGH } from "./story.ts";
import type { Table } from "./table.ts";

export function billingCustomersTable(customers: readonly Customer[]): Table {
  return {
    name: "stripe-customers.csv",
    header: ["id", "Name", "Email", "Currency", "Created (UTC)"],
    rows: customers.map(({ billingId, account, commitOn, lines }) => [
      billingId,
      account.name,
      `accounts@${account.domain}`,
      account.currency.toLowerCase(),
      dateCell(lines[0]?.from ?? commitOn),
    ]),
  };
}

export function subscriptionsTable(customers: readonly Customer[]): Table {
  const rows: string[][] = [];
  for (const { billingId, lines } of customers) {
    for (const {
      subscription,
      item,
      offer,
      currency,
      from,
      to,
      noticeOn,
      trialEndsOn,
      contractEnd,
      discountPercent,
      discountEndsOn,
      reason,
    } of lines) {
      rows.push([
        subscription,
        item,
        billingId,
        PLANS[offer.plan].name,
        String(offer.cents),
        String(offer.quantity),
        offer.unit,
        String(offer.count),
        currency.toLowerCase(),
        dateCell(from),
        dateCell(trialEndsOn),
        discountPercent === 0 ? "" : String(discountPercent),
        dateCell(discountEndsOn),
        dateCell(contractEnd),
        dateCell(noticeOn),
        dateCell(to),
        reason,
      ]);
    }
  }
  return {
    name: "stripe-subscription-items.csv",
    header: [
      "Subscription ID",
      "Item ID",
      "Customer ID",
      "Product",
      "Unit Amount",
      "Quantity",
      "Interval",
      "Interval Count",
      "Currency",
      "Start (UTC)",
      "Trial End (UTC)",
      "Coupon Percent Off",
      "Coupon End (UTC)",
      "Contract End",
      "Canceled At (UTC)",
      "Ended At (UTC)",
      "Cancellation Reason",
    ],
    rows: rows.map((row) => row.map((cell, i) => (i === 16 ? (REASONS[cell] ?? cell) : cell))),
  };
}

const REASONS: Readonly<Record<string, string>> = {
  chosen: "cancellation_requested",
  payment: "payment_failed",
  end_of_term: "not_renewed",
};

export function commitmentsTable(customers: readonly Customer[]): Table {
  const rows: string[][] = [];
  for (const { billingId, account, commitments } of customers) {
    for (const { subscription, type, on, askedOn, offer, reason } of commitments) {
      const isPriced = type === "start" || type === "update";
      rows.push([
        subscription,
        billingId,
        type,
        dateCell(askedOn),
        dateCell(on),
        isPriced ? PLANS.metered.name : "",
        isPriced ? String(offer.quantity) : "",
        isPriced ? moneyCell(offer.cents) : "",
        isPriced ? account.currency : "",
        REASONS[reason] ?? "",
      ]);
    }
  }
  return {
    name: "metering-commitments.csv",
    header: [
      "commitment",
      "customer",
      "event",
      "asked_on",
      "effective_on",
      "product",
      "jobs_per_month",
      "price_per_job",
      "currency",
      "reason",
    ],
    rows: rows.filter((row) => row[2] === "cancel" || (row[4] ?? "") <= dateCell(THROUGH)),
  };
}

/** What a customer commits to on a day, unless it rests or has ended. */
function commitmentOn({ commitments }: Customer, day: Day): Commitment | null {
  const last = commitments.findLast((event) => event.on <= day);
  return last && last.type !== "cancel" && last.type !== "pause" ? last : null;
}

export function usageTable(customers: readonly Customer[]): Table {
  const chance = new Chance("usage");
  const rows: string[][] = [];
  for (const customer of customers) {
    for (let back = 0; back < 12; back++) {
      const day = lastDay(month(LAST_MONTH - back));
      if (customer.liveOn === null || customer.liveOn > day) break;
      const line = customer.lines.findLast(({ from, to }) => from <= day && (to === null || to > day));
      const commitment = commitmentOn(customer, day);
      const quantity = line?.offer.quantity ?? commitment?.offer.quantity ?? 0;
      if (quantity === 0) continue;
      const leaving = customer.leftOn !== null && customer.leftOn - day < 90 ? 0.45 : 1;
      const used = Math.max(0, Math.round(quantity * leaving * chance.around([0.55, 0.85, 1.05])));
      // Jobs have a price, and so are rated; users are only counted.
      const rated = line || !commitment ? ["", ""] : [moneyCell(used * commitment.offer.cents), customer.account.currency];
      rows.push([customer.billingId, dateCell(day), line ? "active users" : "jobs dispatched", String(used), ...rated]);
    }
  }
  return { name: "metering-usage.csv", header: ["customer", "measured_on", "meter", "quantity", "amount", "currency"], rows };
}

export function roundsheetTables(bought: readonly RoundsheetCustomer[]): readonly Table[] {
  return [
    {
      name: "roundsheet-customers.csv",
      header: ["Customer No", "Name", "Website"],
      rows: bought.map(({ number, name, domain }) => [number, name, `https://www.${domain}/`]),
    },
    {
      name: "roundsheet-mrr-changes.csv",
      header: ["Customer No", "Date", "MRR change", "Currency", "Kind", "Reason"],
      rows: bought.flatMap(({ number, currency, changes }) =>
        changes.map(({ on, cents, type, reason }) => [number, dateCell(on), moneyCell(cents), currency, type, reason]),
      ),
    },
  ];
}

export function productsTable(): Table {
  return {
    name: "stripe-products.csv",
    header: ["Product", "Model", "List Price", "Interval", "Currency"],
    rows: Object.values(PLANS).map(({ name, model, cents }) => [name, model, String(cents.EUR), "month", "eur"]),
  };
}
