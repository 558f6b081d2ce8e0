import type pg from "pg";
import { isSettingName, type Overrides, readSetting } from "../domain/index.ts";

/** One change of how the organisation counts: what differs from the defaults since then. */
export interface SettingsRow {
  readonly id: number;
  readonly changedAt: Date;
  readonly overrides: Overrides;
}

/** Values that a later version no longer knows are left out, so that the rest still holds. */
function known(body: Readonly<Record<string, unknown>>): Overrides {
  const found: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(body)) {
    if (!isSettingName(name) || (typeof value !== "string" && typeof value !== "number")) continue;
    const read = readSetting(name, value);
    if ("value" in read) found[name] = read.value;
  }
  return found as Overrides;
}

/** Changes of the settings, newest first. */
export async function listSettings(client: pg.ClientBase | pg.Pool, limit = 50): Promise<readonly SettingsRow[]> {
  const { rows } = await client.query<{ id: number; changed_at: Date; body: Record<string, unknown> }>(
    "select id, changed_at, body from bowtie.setting_change order by id desc limit $1",
    [limit],
  );
  return rows.map(({ id, changed_at, body }) => ({ id, changedAt: changed_at, overrides: known(body) }));
}

export async function writeSettings(client: pg.ClientBase | pg.Pool, overrides: Overrides, changedAt: Date): Promise<void> {
  await client.query("insert into bowtie.setting_change (changed_at, body) values ($1, $2)", [changedAt, JSON.stringify(overrides)]);
}
