import { lastDay, month } from "../../src/domain/index.ts";
import { dateCell } from "./calendar.ts";
import { Chance } from "./chance.ts";
import { FIRST_MONTH, LAST_MONTH } from "./story.ts";
import type { Table } from "./table.ts";

/** Monthly cost at the beginning and at the end, in whole money. */
interface CostLine {
  readonly account: string;
  readonly team: string;
  readonly category: string;
  readonly currency: "EUR" | "USD";
  readonly amount: readonly [number, number];
}

const COSTS: readonly CostLine[] = [
  { account: "6010", team: "marketing", category: "people", currency: "EUR", amount: [11_000, 24_000] },
  { account: "6015", team: "marketing", category: "media", currency: "EUR", amount: [7_500, 19_000] },
  { account: "6020", team: "sales", category: "people", currency: "EUR", amount: [26_000, 58_000] },
  { account: "6021", team: "sales", category: "people", currency: "USD", amount: [9_000, 21_000] },
  { account: "6025", team: "sales", category: "tools", currency: "EUR", amount: [1_400, 3_600] },
  { account: "6030", team: "success", category: "people", currency: "EUR", amount: [9_000, 22_000] },
  { account: "6040", team: "support", category: "people", currency: "EUR", amount: [7_000, 17_000] },
  { account: "6050", team: "research", category: "people", currency: "EUR", amount: [38_000, 74_000] },
  { account: "6060", team: "support", category: "hosting", currency: "USD", amount: [2_100, 7_800] },
];

/** Decimal comma and day first, as a European ledger writes them. */
const euroCell = (amount: number): string => {
  const [whole = "0", cents = "00"] = amount.toFixed(2).split(".");
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ".")},${cents}`;
};

export function costsTable(): Table {
  const chance = new Chance("costs");
  const rows: string[][] = [];
  for (let at = FIRST_MONTH as number; at <= LAST_MONTH; at++) {
    const progress = (at - FIRST_MONTH) / (LAST_MONTH - FIRST_MONTH);
    const [year, monthOfYear, dayOfMonth] = dateCell(lastDay(month(at))).split("-");
    for (const { account, team, category, currency, amount } of COSTS) {
      const cost = (amount[0] + (amount[1] - amount[0]) * progress) * chance.around([0.94, 1, 1.07]);
      rows.push([`${dayOfMonth}.${monthOfYear}.${year}`, account, team, category, euroCell(cost), currency]);
    }
  }
  return { name: "costs.csv", header: ["Buchungstag", "Konto", "Team", "Kategorie", "Betrag", "Währung"], rows, delimiter: ";" };
}
