import { lastDay, month } from "../../src/domain/index.ts";
import { dateCell } from "./calendar.ts";
import { Chance } from "./chance.ts";
import { FIRST_MONTH, LAST_MONTH, type Motion } from "./story.ts";
import type { Table } from "./table.ts";

type Money = "EUR" | "USD";

/** Monthly cost at the beginning and at the end, in whole money. */
interface CostLine {
  readonly account: string;
  readonly team: string;
  readonly category: string;
  readonly purpose: string;
  readonly motion: Motion | "";
  readonly currency: Money;
  readonly amount: readonly [number, number];
}

const line = (
  account: string,
  [team, category]: readonly [string, string],
  purpose: string,
  motion: Motion | "",
  currency: Money,
  amount: readonly [number, number],
): CostLine => ({ account, team, category, purpose, motion, currency, amount });

const COSTS: readonly CostLine[] = [
  line("6010", ["marketing", "people"], "Gewinnung", "Inside sales", "EUR", [5_000, 11_500]),
  line("6011", ["marketing", "people"], "Gewinnung", "Field sales", "EUR", [4_000, 10_500]),
  line("6015", ["marketing", "media"], "Gewinnung", "Self-serve", "EUR", [2_600, 6_800]),
  line("6016", ["marketing", "media"], "Gewinnung", "Inside sales", "EUR", [3_800, 8_600]),
  line("6017", ["marketing", "media"], "Gewinnung", "Self-serve", "USD", [2_200, 4_900]),
  line("6018", ["marketing", "media"], "Gewinnung", "Inside sales", "USD", [2_400, 5_200]),
  line("6020", ["sales", "people"], "Gewinnung", "Inside sales", "EUR", [9_000, 24_000]),
  line("6021", ["sales", "people"], "Gewinnung", "Field sales", "EUR", [16_000, 62_000]),
  line("6022", ["sales", "people"], "Gewinnung", "Inside sales", "USD", [6_000, 16_500]),
  line("6023", ["sales", "people"], "Gewinnung", "Field sales", "USD", [9_000, 38_000]),
  line("6024", ["sales", "people"], "Ausbau", "Field sales", "EUR", [4_000, 19_000]),
  line("6025", ["sales", "people"], "Ausbau", "Inside sales", "EUR", [1_500, 6_500]),
  line("6026", ["sales", "people"], "Ausbau", "Field sales", "USD", [3_000, 13_000]),
  line("6028", ["sales", "tools"], "Gewinnung", "Inside sales", "EUR", [1_400, 3_600]),
  line("6030", ["success", "people"], "Betreuung", "Field sales", "EUR", [4_000, 19_000]),
  line("6031", ["success", "people"], "Betreuung", "Inside sales", "EUR", [3_000, 12_500]),
  line("6032", ["success", "people"], "Betreuung", "Field sales", "USD", [2_000, 11_500]),
  line("6040", ["support", "people"], "Betreuung", "Inside sales", "EUR", [2_500, 9_500]),
  line("6041", ["support", "people"], "Betreuung", "Self-serve", "EUR", [1_500, 4_200]),
  line("6042", ["support", "people"], "Betreuung", "Inside sales", "USD", [2_000, 9_000]),
  line("6060", ["support", "hosting"], "Betreuung", "Field sales", "EUR", [1_400, 7_900]),
  line("6061", ["support", "hosting"], "Betreuung", "Self-serve", "EUR", [500, 1_900]),
  line("6062", ["support", "hosting"], "Betreuung", "Field sales", "USD", [1_200, 6_800]),
  line("6063", ["support", "hosting"], "Betreuung", "Inside sales", "USD", [1_000, 5_100]),
  line("6064", ["support", "hosting"], "Betreuung", "Self-serve", "USD", [700, 2_900]),
  line("6050", ["research", "people"], "Entwicklung", "", "EUR", [38_000, 96_000]),
  line("6051", ["research", "people"], "Entwicklung", "", "USD", [21_000, 52_000]),
  line("6080", ["office", "general"], "Verwaltung", "", "EUR", [14_000, 39_000]),
  line("6081", ["office", "general"], "Verwaltung", "", "USD", [7_000, 18_000]),
];

/** Recognised revenue of every sixth month from the first on, and of the last: close to the MRR that the other files add up to. */
const REVENUE: Readonly<Record<Money, readonly number[]>> = {
  EUR: [24_800, 37_900, 55_200, 77_600, 111_300, 150_100, 199_700, 265_000, 307_800],
  USD: [18_100, 21_300, 37_800, 66_700, 80_200, 112_000, 136_800, 167_300, 192_600],
};
const STEP = 6;

interface Booking {
  readonly at: number;
  readonly line: CostLine;
  readonly amount: number;
}

/** Everything spent, month by month: the accounts are made of the same amounts. */
function bookings(): readonly Booking[] {
  const chance = new Chance("costs");
  const booked: Booking[] = [];
  for (let at = FIRST_MONTH as number; at <= LAST_MONTH; at++) {
    const progress = (at - FIRST_MONTH) / (LAST_MONTH - FIRST_MONTH);
    for (const one of COSTS) {
      const amount = (one.amount[0] + (one.amount[1] - one.amount[0]) * progress) * chance.around([0.94, 1, 1.07]);
      booked.push({ at, line: one, amount: Math.round(amount * 100) / 100 });
    }
  }
  return booked;
}

/** Decimal comma and day first, as a European ledger writes them. */
const euroCell = (amount: number): string => {
  const [whole = "0", cents = "00"] = amount.toFixed(2).split(".");
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ".")},${cents}`;
};

const endOf = (at: number): string => dateCell(lastDay(month(at)));

export function costsTable(): Table {
  const rows = bookings().map(({ at, line: { account, team, category, purpose, motion, currency }, amount }) => {
    const [year, monthOfYear, dayOfMonth] = endOf(at).split("-");
    return [`${dayOfMonth}.${monthOfYear}.${year}`, account, team, category, purpose, motion, euroCell(amount), currency];
  });
  const header = ["Buchungstag", "Konto", "Team", "Kategorie", "Zweck", "Vertriebsweg", "Betrag", "Währung"];
  return { name: "costs.csv", header, rows, delimiter: ";" };
}

/** What the accounts say of every month, in both currencies. Customers pay about a month after the service. */
export function financeTable(): Table {
  const chance = new Chance("finance");
  const booked = bookings();
  const rows: string[][] = [];
  for (let at = FIRST_MONTH as number; at <= LAST_MONTH; at++) {
    for (const currency of ["EUR", "USD"] as const) {
      const own = booked.filter((one) => one.at === at && one.line.currency === currency);
      const sum = (list: readonly Booking[]): number => list.reduce((total, { amount }) => total + amount, 0);
      const spent = sum(own);
      const revenue = revenueOf(currency, at) * chance.around([0.985, 1, 1.015]);
      const figures = {
        revenue,
        gross_profit: revenue - sum(own.filter(({ line: { purpose } }) => purpose === "Betreuung")),
        operating_profit: revenue - spent,
        cash_in: revenueOf(currency, Math.max(at - 1, FIRST_MONTH)) * chance.around([0.97, 1, 1.03]),
        cash_out: spent * chance.around([0.98, 1, 1.03]),
      };
      for (const [measure, amount] of Object.entries(figures)) rows.push([endOf(at), measure, amount.toFixed(2), currency]);
    }
  }
  return { name: "finance.csv", header: ["Month end", "Figure", "Amount", "Currency"], rows };
}

function revenueOf(currency: Money, at: number): number {
  const since = at - FIRST_MONTH;
  const step = Math.floor(since / STEP);
  const [from = 0, to = from] = REVENUE[currency].slice(step, step + 2);
  const length = Math.min(STEP, LAST_MONTH - FIRST_MONTH - step * STEP) || 1;
  return from + ((to - from) * (since - step * STEP)) / length;
}
