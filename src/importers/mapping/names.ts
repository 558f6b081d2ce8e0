/**
 * A column name without what differs between exports of the same thing: case, byte-order mark, blanks, underscores, and
 * a time zone in brackets.
 */
export const normalName = (name: string): string =>
  name
    .replace(/^\ufeff/, "")
    .replace(/\s*\((utc|gmt)\)\s*$/i, "")
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, " ");

/** Finds columns by name, forgiving what {@link normalName} forgives. An exact match wins. */
export class Header {
  private readonly exact = new Map<string, number>();
  private readonly normal = new Map<string, number>();
  readonly names: readonly string[];

  constructor(names: readonly string[]) {
    this.names = names;
    names.forEach((name, i) => {
      if (!this.exact.has(name)) this.exact.set(name, i);
      if (!this.normal.has(normalName(name))) this.normal.set(normalName(name), i);
    });
  }

  find(name: string): number | null {
    return this.exact.get(name) ?? this.normal.get(normalName(name)) ?? null;
  }
}
