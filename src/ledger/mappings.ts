import type pg from "pg";

export interface MappingRow {
  readonly name: string;
  readonly body: string;
  readonly savedAt: Date;
}

export async function listMappings(client: pg.ClientBase | pg.Pool): Promise<readonly MappingRow[]> {
  const { rows } = await client.query<MappingRow>(`select name, body, saved_at as "savedAt" from bowtie.mapping order by name`);
  return rows;
}

export async function saveMapping(client: pg.ClientBase | pg.Pool, row: MappingRow): Promise<void> {
  await client.query(
    "insert into bowtie.mapping (name, body, saved_at) values ($1, $2, $3) on conflict (name) do update set body = excluded.body, saved_at = excluded.saved_at",
    [row.name, row.body, row.savedAt],
  );
}

/** @returns whether there was one */
export async function deleteMapping(client: pg.ClientBase | pg.Pool, name: string): Promise<boolean> {
  const { rowCount } = await client.query("delete from bowtie.mapping where name = $1", [name]);
  return rowCount !== 0;
}
