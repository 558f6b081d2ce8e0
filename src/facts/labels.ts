import type { RecordType } from "../domain/index.ts";
import type { UnitEntry } from "./unit.ts";

/** What segments are made of: field name to value. A name is `account.region`, or `region` for the nearest that has one. */
export type Labels = ReadonlyMap<string, string>;

const GROUPS = {
  account: "account",
  opportunity: "opportunity",
  lead: "lead",
  subscription_line: "subscription",
  subscription_event: "subscription",
  cost: "cost",
  finance: "finance",
} as const;
type Group = (typeof GROUPS)[keyof typeof GROUPS];

/** Canonical fields that sort records into few kinds, beside all attributes a source brings. */
const SEGMENT_FIELDS: Readonly<Partial<Record<RecordType, readonly string[]>>> = {
  opportunity: ["owner", "type", "currency"],
  subscription_line: ["plan", "currency", "interval"],
  subscription_event: ["plan", "currency", "interval"],
  movement: ["plan", "currency"],
  level_snapshot: ["plan", "currency"],
  cost: ["motion"],
};

const groupOf = (entry: UnitEntry): Group | null => {
  if (entry.type in GROUPS) return GROUPS[entry.type as keyof typeof GROUPS];
  return entry.type === "movement" || entry.type === "level_snapshot" ? "subscription" : null;
};

const FULL: Readonly<Record<Group, Map<string, string>>> = {
  account: new Map(),
  opportunity: new Map(),
  lead: new Map(),
  subscription: new Map(),
  cost: new Map(),
  finance: new Map(),
};

/** `account.region`; made once a name, because it is asked for with every entry. */
function qualified(group: Group, name: string): string {
  const known = FULL[group].get(name);
  if (known !== undefined) return known;
  const full = `${group}.${name}`;
  FULL[group].set(name, full);
  return full;
}

function put(labels: Map<string, string>, group: Group, name: string, value: string): void {
  if (value === "") return;
  const full = qualified(group, name);
  if (!labels.has(full)) labels.set(full, value);
  if (!labels.has(name)) labels.set(name, value);
}

/**
 * Labels of one entity from the entries that describe it, the most telling first. A later entry of the same record
 * group does not replace an earlier one in the list, so callers order them: newest state first.
 */
export function labelsOf(entries: readonly UnitEntry[]): Labels {
  const labels = new Map<string, string>();
  for (const entry of entries) {
    const group = groupOf(entry);
    if (!group) continue;
    for (const name of SEGMENT_FIELDS[entry.type] ?? []) {
      const value = entry.fields[name];
      if (value !== undefined) put(labels, group, name, String(value));
    }
    for (const name in entry.attributes) put(labels, group, name, entry.attributes[name] ?? "");
  }
  return labels;
}
