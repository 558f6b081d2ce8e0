import type { Output, Parsed } from "../contract/index.ts";
import { notFound } from "../domain/index.ts";
import { deletePeerSet, listPeerSets, savePeerSet } from "../ledger/index.ts";
import type { Context } from "./context.ts";
import { parsePeers } from "./peer-file.ts";

export async function peerSets(context: Context): Promise<Output<"peers">> {
  const saved = await listPeerSets(context.storage.pool);
  const peers = saved.map(async ({ name, body, savedAt }) => ({
    name,
    body,
    savedAt: savedAt.toISOString(),
    rows: (await parsePeers(body, name)).rows.length,
  }));
  return { peers: await Promise.all(peers) };
}

export async function keepPeers(context: Context, { name, body }: Parsed<"savePeers">): Promise<Output<"savePeers">> {
  const { rows } = await parsePeers(body, name);
  const savedAt = context.now();
  await savePeerSet(context.storage.pool, { name, body, savedAt });
  return { name, savedAt: savedAt.toISOString(), rows: rows.length };
}

export async function dropPeers(context: Context, { name }: Parsed<"deletePeers">): Promise<Record<string, never>> {
  if (!(await deletePeerSet(context.storage.pool, name))) throw notFound("no_such_peers", `There is no peer set named ${name}.`);
  return {};
}
