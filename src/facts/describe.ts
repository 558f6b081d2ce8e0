import { revenueShapes } from "../domain/index.ts";
import { dayField } from "./lines.ts";
import type { UnitEntry } from "./unit.ts";

export const isRevenue = (entry: UnitEntry): boolean => (revenueShapes as readonly string[]).includes(entry.type);

/** The entries labels of a customer are read from: account, newest revenue, the sale that won it, its lead. */
export function describing(entries: readonly UnitEntry[]): readonly UnitEntry[] {
  const newest = [...entries].reverse();
  const revenue = newest.filter(isRevenue).sort((a, b) => (b.day ?? 0) - (a.day ?? 0));
  const won = entries.filter((entry) => entry.type === "opportunity" && entry.fields["outcome"] === "won");
  won.sort((a, b) => (dayField(a.fields, "closed_on") ?? 0) - (dayField(b.fields, "closed_on") ?? 0));
  const leads = newest.filter((entry) => entry.type === "lead" && (won.length === 0 || entry.parent === won[0]?.subject));
  return [...newest.filter((entry) => entry.type === "account"), ...revenue, ...won, ...leads];
}
