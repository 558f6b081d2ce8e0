import { readFileSync } from "node:fs";
import { join } from "node:path";
import Papa from "papaparse";

/** Counts the invented company's story straight from its files, sharing nothing with the product but the definition. */
export const demoFolder = join(import.meta.dirname, "..", "..", "demo");

type Row = Readonly<Record<string, string>>;

export const rowsOf = (name: string): readonly Row[] =>
  Papa.parse<Row>(readFileSync(join(demoFolder, name), "utf8"), { header: true, skipEmptyLines: true }).data;

const cell = (row: Row, column: string): string => row[column] ?? "";

const PER_MONTH: Readonly<Record<string, number>> = { day: 365 / 12, week: 52 / 12, month: 1, year: 1 / 12 };

/** What a subscription item is worth a month on a day; 0 when it is over, on trial, or nothing a price can be read from. */
function itemWorth(row: Row, on: string): number {
  const from = cell(row, "Trial End (UTC)") || cell(row, "Start (UTC)");
  const to = cell(row, "Ended At (UTC)");
  const perMonth = PER_MONTH[cell(row, "Interval")];
  const count = Number(cell(row, "Interval Count"));
  if (perMonth === undefined || count < 1 || cell(row, "Unit Amount") === "" || cell(row, "Currency").length !== 3) return 0;
  if (from > on || (to !== "" && to <= on)) return 0;
  const isDiscounted =
    cell(row, "Coupon Percent Off") !== "" && (cell(row, "Coupon End (UTC)") === "" || on < cell(row, "Coupon End (UTC)"));
  const share = isDiscounted ? 1 - Number(cell(row, "Coupon Percent Off")) / 100 : 1;
  return ((Number(cell(row, "Unit Amount")) * Number(cell(row, "Quantity")) * perMonth) / count) * share;
}

/** Monthly value in cents of every customer on a day, by `customer currency`. */
export function worthOn(on: string): ReadonlyMap<string, number> {
  const worth = new Map<string, number>();
  const add = (customer: string, currency: string, cents: number): void => {
    const key = `${customer} ${currency.toUpperCase()}`;
    worth.set(key, (worth.get(key) ?? 0) + cents);
  };
  // Of two items of one product in one subscription the later one is a renewal signed early.
  const items = new Map<string, Row>();
  for (const row of rowsOf("stripe-subscription-items.csv")) {
    if (itemWorth(row, on) === 0) continue;
    const key = `${cell(row, "Subscription ID")} ${cell(row, "Product")} ${cell(row, "Currency")}`;
    const other = items.get(key);
    if (!other || cell(other, "Start (UTC)") < cell(row, "Start (UTC)")) items.set(key, row);
  }
  for (const row of items.values()) add(cell(row, "Customer ID"), cell(row, "Currency"), itemWorth(row, on));
  const commitments = new Map<string, { row: Row; cents: number; isPaused: boolean }>();
  const events = rowsOf("metering-commitments.csv")
    .filter((row) => cell(row, "effective_on") <= on && cell(row, "event") !== "rise")
    .toSorted((a, b) => (cell(a, "effective_on") < cell(b, "effective_on") ? -1 : 1));
  for (const row of events) {
    const known = commitments.get(cell(row, "commitment"));
    const priced = cell(row, "price_per_job") === "" ? known?.row : row;
    if (!priced) continue;
    const cents = Number(cell(priced, "price_per_job")) * 100 * Number(cell(priced, "jobs_per_month"));
    commitments.set(cell(row, "commitment"), { row: priced, cents, isPaused: ["pause", "cancel"].includes(cell(row, "event")) });
  }
  for (const { row, cents, isPaused } of commitments.values()) if (!isPaused) add(cell(row, "customer"), cell(row, "currency"), cents);
  for (const row of rowsOf("roundsheet-mrr-changes.csv"))
    if (cell(row, "Date") <= on) add(cell(row, "Customer No"), cell(row, "Currency"), Number(cell(row, "MRR change")) * 100);
  return worth;
}

export interface Retained {
  readonly opening: number;
  readonly net: number;
  readonly gross: number;
  readonly top5: number;
  readonly growth: number;
}

/** What those who paid on one day pay on another. */
export function retained(currency: string, then: string, now: string): Retained {
  const after = worthOn(now);
  const growths: number[] = [];
  let [opening, net, gross] = [0, 0, 0];
  for (const [key, before] of worthOn(then)) {
    if (!key.endsWith(` ${currency}`) || before < 0.5) continue;
    const left = after.get(key) ?? 0;
    opening += before;
    net += left;
    gross += Math.min(before, left);
    growths.push(Math.max(0, left - before));
  }
  growths.sort((a, b) => b - a);
  const sum = (list: readonly number[]): number => list.reduce((all, one) => all + one, 0);
  return { opening, net, gross, top5: sum(growths.slice(0, 5)), growth: sum(growths) };
}

/** Customers of a motion who committed between two days, by the deals won and, without one, by the signed project; and who has gone live. */
export function onboarded(motion: string, from: string, to: string): { readonly commits: number; readonly live: number } {
  const ofMotion = new Set(
    rowsOf("hubspot-companies.csv")
      .filter((row) => cell(row, "Motion") === motion)
      .map((row) => cell(row, "Record ID")),
  );
  const projects = rowsOf("onboarding-projects.csv").filter(
    (row) => ofMotion.has(cell(row, "Company ID")) && cell(row, "Contract signed") >= from && cell(row, "Contract signed") <= to,
  );
  return { commits: projects.length, live: projects.filter((row) => cell(row, "Went live") !== "").length };
}
