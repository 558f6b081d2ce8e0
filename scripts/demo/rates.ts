import { lastDay, month } from "../../src/domain/index.ts";
import { dateCell } from "./calendar.ts";
import { Chance } from "./chance.ts";
import { FIRST_MONTH, LAST_MONTH } from "./story.ts";
import type { Table } from "./table.ts";

/** What a euro is worth in dollars: it wanders around the middle and never far from it. */
const MIDDLE = 1.1;
const PULL = 0.12;
const STEP = 0.022;

/** Rates of every month's end, and of the one before the first, as a bank publishes them. Invented, like the rest. */
export function ratesTable(): Table {
  const chance = new Chance("rates");
  const rows: string[][] = [];
  let rate = 1.04;
  for (let at = FIRST_MONTH - 1; at <= LAST_MONTH; at++) {
    rows.push([dateCell(lastDay(month(at))), "EUR", "USD", rate.toFixed(4)]);
    rate += PULL * (MIDDLE - rate) + chance.around([-STEP, 0, STEP]);
  }
  return { name: "exchange-rates.csv", header: ["Date", "Base", "Quote", "Rate"], rows };
}
