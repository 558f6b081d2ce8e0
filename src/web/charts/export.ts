import { type Currency, minorDigits } from "../../domain/index.ts";
import type { Unit } from "../i18n/index.ts";
import type { Series } from "./series.ts";

export type Cell = string | number | null;

const quoted = (cell: Cell): string => {
  const text = cell === null ? "" : String(cell);
  // A cell that begins like a formula would be run by a spreadsheet.
  const safe = typeof cell === "string" && /^[=+@\t\r]|^-(?![\d.])/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

export const csvOf = (header: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  `${[header, ...rows].map((row) => row.map(quoted).join(",")).join("\r\n")}\r\n`;

function save(name: string, href: string): void {
  const link = document.createElement("a");
  link.href = href;
  link.download = name;
  link.click();
}

export function saveCsv(name: string, text: string): void {
  const href = URL.createObjectURL(new Blob(["\uFEFF", text], { type: "text/csv;charset=utf-8" }));
  save(`${name}.csv`, href);
  setTimeout(() => URL.revokeObjectURL(href), 1000);
}

export const savePng = (name: string, href: string): void => save(`${name}.png`, href);

/** A value as a spreadsheet reads it: money in whole units of its currency, ratios as plain numbers. */
export const plainValue = (value: number | null, unit: Unit, currency: string | undefined): number | null => {
  if (value === null || unit !== "money") return value;
  const digits = minorDigits((currency ?? "") as Currency);
  return Number((value / 10 ** digits).toFixed(digits));
};

/** One row a value, with all that stands behind it. */
export function seriesRows(series: readonly Series[], unit: Unit, currency: string | undefined): readonly (readonly Cell[])[] {
  return series.flatMap(({ name, marks }) =>
    marks
      .filter(({ absent }) => !absent)
      .map(({ label, point }) => [
        label,
        name,
        plainValue(point.value, unit, currency),
        unit === "money" ? (currency ?? null) : null,
        point.n,
        point.low ?? null,
        point.high ?? null,
        point.reason ?? (point.partial ? "partial" : null),
      ]),
  );
}

export const SERIES_HEADER = ["period", "series", "value", "currency", "n", "low", "high", "note"] as const;
