/** Cells of a row by column. */
export type Row = Readonly<Record<string, string>>;

const FILES = {
  account: "accounts.csv",
  line: "subscription_lines.csv",
  event: "subscription_events.csv",
  opportunity: "opportunities.csv",
  stage: "stage_changes.csv",
  usage: "usage.csv",
  costs: "costs.csv",
  finance: "finance.csv",
} as const;

/** The rows of the CSV templates, as they are written. */
export class Tables {
  private readonly rows = new Map<keyof typeof FILES, Row[]>();

  add(table: keyof typeof FILES, row: Row): void {
    this.rows.set(table, [...this.of(table), row]);
  }

  of(table: keyof typeof FILES): readonly Row[] {
    return this.rows.get(table) ?? [];
  }

  files(): Readonly<Record<string, string>> {
    return Object.fromEntries([...this.rows].map(([table, rows]) => [FILES[table], toCsv(rows)]));
  }
}

/** A table as CSV text: the columns any row has, in the order they are met. */
export function toCsv(rows: readonly Row[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const quoted = (cell: string): string => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ""))]
    .map((row) => `${row.map(quoted).join(",")}\n`)
    .join("");
}

/** `region=north, parent=holding` as cells. */
export const attributesOf = (text: string): Row =>
  Object.fromEntries(
    text
      .split(/\s*,\s*/)
      .filter(Boolean)
      .map((pair) => pair.split("=") as [string, string]),
  );

/** A month stands for its first day. */
export const dateOf = (text: string): string => (text.length === 7 ? `${text}-01` : text);
