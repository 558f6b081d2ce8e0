import { type Day, parseDay, type RecordType, recordDefinition, type SubjectKind } from "../../src/domain/index.ts";
import type { Unit, UnitEntry } from "../../src/facts/index.ts";
import { SOURCES, type World } from "./world.ts";

/** Top of each account's family. */
export function familyOf(world: World, account: string): string {
  const parent = world.accounts.find((row) => row.account_id === account)?.parent_id;
  return parent === undefined ? account : familyOf(world, parent);
}

/** Numbers of accounts, subscriptions and opportunities, as a ledger would give them. */
export const numberOf = (world: World, id: string): number => {
  const ids = [
    ...world.accounts.map((row) => row.account_id),
    ...world.lines.map((row) => row.subscription_id),
    ...world.events.map((row) => row.subscription_id),
    ...world.movements.map((row) => row.subscription_id),
    ...world.deals.map((row) => row.opportunity_id),
  ];
  return ids.indexOf(id) + 1;
};

/** The world as families of entries, without a ledger in between. */
export function unitsOf(world: World): readonly Unit[] {
  const families = new Map<string, UnitEntry[]>();
  let seq = 0;
  const put = (type: RecordType, source: (typeof SOURCES)[number], kind: SubjectKind, id: string, account: string, row: object): void => {
    const { region, ...fields } = row as Record<string, string | number>;
    const effective = recordDefinition(type).effective;
    const on = effective === null ? undefined : fields[effective];
    seq += 1;
    const entry: UnitEntry = {
      seq,
      origin: null,
      file: 1,
      type,
      source: SOURCES.indexOf(source) + 1,
      subject: numberOf(world, id),
      subjectKind: kind,
      account: numberOf(world, account),
      parent: kind === "account" ? null : numberOf(world, account),
      day: typeof on === "string" ? (parseDay(on) as Day) : null,
      fields: Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)),
      attributes: region === undefined ? {} : { region: String(region) },
    };
    const family = familyOf(world, account);
    families.set(family, [...(families.get(family) ?? []), entry]);
  };
  for (const row of world.accounts) put("account", "crm", "account", row.account_id, row.account_id, row);
  for (const row of world.lines) put("subscription_line", "lines", "subscription", row.subscription_id, row.account_id, row);
  for (const row of world.events) put("subscription_event", "events", "subscription", row.subscription_id, row.account_id, row);
  for (const row of world.snapshots) put("level_snapshot", "levels", "account", row.account_id, row.account_id, row);
  for (const row of world.movements) put("movement", "changes", "subscription", row.subscription_id, row.account_id, row);
  for (const { stages, ...row } of world.deals) {
    put("opportunity", "crm", "opportunity", row.opportunity_id, row.account_id, row);
    for (const stage of stages)
      put("stage_change", "crm", "opportunity", row.opportunity_id, row.account_id, { ...stage, stage: stage.state });
  }
  for (const row of world.reached) put("stage_change", "crm", "account", row.account_id, row.account_id, { ...row, stage: row.state });
  return [...families].map(([family, entries]) => ({ id: numberOf(world, family), entries }));
}
