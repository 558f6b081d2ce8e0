import type { Output, Parsed, PeerSet } from "../contract/index.ts";
import { notFound, Refusal } from "../domain/index.ts";
import { deletePeerSet, listPeerSets, savePeerSet } from "../ledger/index.ts";
import type { Context } from "./context.ts";
import { parsePeers } from "./peer-file.ts";

/** A peer set as it is kept; `set` is null where it can no longer be read, since metrics and methods change. */
export interface KeptPeers {
  readonly name: string;
  readonly body: string;
  readonly savedAt: Date;
  readonly set: PeerSet | null;
  readonly problem?: string;
}

export async function readPeers(context: Context): Promise<readonly KeptPeers[]> {
  const read = (await listPeerSets(context.storage.pool)).map(async (saved): Promise<KeptPeers> => {
    try {
      return { ...saved, set: await parsePeers(saved.body, saved.name) };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { ...saved, set: null, problem: error.message };
    }
  });
  return Promise.all(read);
}

export const toSavedPeers = ({ name, savedAt, set, problem }: KeptPeers): Output<"savePeers"> => ({
  name,
  savedAt: savedAt.toISOString(),
  rows: set?.rows.length ?? 0,
  ...(problem === undefined ? {} : { problem }),
});

export const peerSets = async (context: Context): Promise<Output<"peers">> => ({
  peers: (await readPeers(context)).map((kept) => ({ ...toSavedPeers(kept), body: kept.body })),
});

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
