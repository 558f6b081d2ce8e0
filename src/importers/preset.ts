import type { ColumnSource, FieldSource } from "../domain/index.ts";
import { Header } from "./mapping/names.ts";

/** Names one column has in the exports of a source, the likeliest first. */
type Names = readonly string[];

/** The columns of a file, found by the names a source may give them. */
export class Columns {
  private readonly header: Header;

  constructor(names: readonly string[]) {
    this.header = new Header(names);
  }

  /** The name the file itself uses. */
  name(names: Names): string | null {
    const found = names.map((name) => this.header.find(name)).find((index) => index !== null);
    return found === undefined || found === null ? null : (this.header.names[found] ?? null);
  }

  has(...names: Names): boolean {
    return this.name(names) !== null;
  }

  /** How many of the columns the file has. */
  count(...columns: Names): number {
    return columns.filter((name) => this.header.find(name) !== null).length;
  }

  column(names: Names, rest: Omit<ColumnSource, "column"> = {}): ColumnSource | null {
    const column = this.name(names);
    return column === null ? null : { column, ...rest };
  }

  /** The first that is not empty of those the file has. */
  first(...sources: readonly (ColumnSource | null)[]): FieldSource | null {
    const found = sources.filter((source) => source !== null);
    return found.length > 1 ? { first: found } : (found[0] ?? null);
  }
}

/** The fields a file can fill: what it has no column for is left out. */
export function fields(wanted: Readonly<Record<string, FieldSource | null>>): Readonly<Record<string, FieldSource>> {
  return Object.fromEntries(Object.entries(wanted).filter((entry): entry is [string, FieldSource] => entry[1] !== null));
}

export const YES = { true: "yes", yes: "yes", "1": "yes", t: "yes" } as const;
