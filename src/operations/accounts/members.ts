import { readFamily } from "../../ledger/index.ts";
import type { Context } from "../context.ts";
import { noSuchAccount, numberOf } from "./open.ts";

/** The accounts that are meant when one is named: itself, its other ids, and those below it. */
export async function withAccountMembers(context: Context, id: string): Promise<ReadonlySet<number>> {
  const family = await readFamily(context.storage.pool, await numberOf(context, id));
  if (family === null) throw noSuchAccount(id);
  return new Set([...family.members.values()].flatMap(({ num, kind }) => (kind === "account" ? [num] : [])));
}

/** The customer an account is: of one that was merged into another, that one. */
export async function customerOf(
  context: Context,
  id: string,
): Promise<{ readonly account: number; readonly source: string; readonly id: string; readonly members: readonly number[] }> {
  const family = await readFamily(context.storage.pool, await numberOf(context, id));
  const main = family?.members.get(family.account);
  if (family === null || main === undefined) throw noSuchAccount(id);
  return {
    account: family.account,
    source: main.source,
    id: main.id,
    members: [...family.members.values()].flatMap(({ num, kind, account }) =>
      kind === "account" && account === family.account ? [num] : [],
    ),
  };
}
