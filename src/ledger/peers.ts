import type pg from "pg";

export interface PeerSetRow {
  readonly name: string;
  readonly body: string;
  readonly savedAt: Date;
}

export async function listPeerSets(client: pg.ClientBase | pg.Pool): Promise<readonly PeerSetRow[]> {
  const { rows } = await client.query<PeerSetRow>(`select name, body, saved_at as "savedAt" from bowtie.peer_set order by name`);
  return rows;
}

export async function savePeerSet(client: pg.ClientBase | pg.Pool, row: PeerSetRow): Promise<void> {
  await client.query(
    "insert into bowtie.peer_set (name, body, saved_at) values ($1, $2, $3) on conflict (name) do update set body = excluded.body, saved_at = excluded.saved_at",
    [row.name, row.body, row.savedAt],
  );
}

/** @returns whether there was one */
export async function deletePeerSet(client: pg.ClientBase | pg.Pool, name: string): Promise<boolean> {
  const { rowCount } = await client.query("delete from bowtie.peer_set where name = $1", [name]);
  return rowCount !== 0;
}
