import { type Currency, minorDigits } from "../domain/index.ts";

export const formats = ["table", "json", "csv"] as const;
export type Format = (typeof formats)[number];

export type Cell = string | number | null;

/** Rows for people: columns aligned, numbers to the right. */
export function table(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  // Text of files may hold signs that steer a terminal.
  const text = rows.map((row) => row.map((cell) => (cell === null ? "" : String(cell).replaceAll(/\p{Cc}/gu, " "))));
  const widths = header.map((name, i) => Math.max(name.length, ...text.map((row) => (row[i] ?? "").length)));
  const right = header.map(
    (_, i) =>
      rows.length > 0 &&
      rows.every((row) => row[i] === null || typeof row[i] === "number" || /^[-+]?[\d,.]+( ?%| d| mo)?$/.test(String(row[i]))),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, i) => (right[i] ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0)))
      .join("  ")
      .trimEnd();
  return [line(header), line(widths.map((width) => "─".repeat(width))), ...text.map(line)].join("\n");
}

export function csv(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const quoted = (cell: Cell): string => {
    // A spreadsheet would run text that begins like a formula.
    const text =
      cell === null
        ? ""
        : typeof cell === "string" && /^[=+\-@\t\r]/.test(cell) && !/^[-+]?[\d.,]+$/.test(cell)
          ? `'${cell}`
          : String(cell);
    return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return [header, ...rows].map((row) => row.map(quoted).join(",")).join("\n");
}

export function print(
  format: Format,
  { json, header, rows }: { readonly json: unknown; readonly header: readonly string[]; readonly rows: readonly (readonly Cell[])[] },
): void {
  const text = format === "json" ? JSON.stringify(json, null, 2) : format === "csv" ? csv(header, rows) : table(header, rows);
  process.stdout.write(`${text}\n`);
}

/** Minor units as people write money: `135,603.09`. */
export function money(minor: number, currency: string | undefined): string {
  const digits = currency === undefined ? 2 : minorDigits(currency as Currency);
  return (minor / 10 ** digits).toLocaleString("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

export const percent = (value: number): string => `${(value * 100).toFixed(1)} %`;

/** How one value differs from another, with its sign: rates in points. */
export function shownChange(difference: number, unit: Parameters<typeof shown>[1], currency: string | undefined): string {
  const sign = difference > 0 ? "+" : "";
  return unit === "ratio" ? `${sign}${(difference * 100).toFixed(1)} pts` : `${sign}${shown(difference, unit, currency)}`;
}

/** A value by its unit; a missing one says why. */
export function shown(
  value: number | null,
  unit: "money" | "count" | "ratio" | "days" | "months",
  currency: string | undefined,
  reason?: string,
): string {
  if (value === null) return `— ${(reason ?? "unknown").replaceAll("_", " ")}`;
  if (unit === "money") return money(value, currency);
  if (unit === "days") return `${value} d`;
  if (unit === "months") return `${value.toFixed(1)} mo`;
  return unit === "ratio" ? percent(value) : value.toLocaleString("en-US");
}
