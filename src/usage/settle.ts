import { createHash } from "node:crypto";
import type pg from "pg";
import type { CanonicalRecord } from "../domain/index.ts";
import { appendFile, USAGE_EVENTS, usageBatch } from "../ledger/index.ts";
import { transaction } from "../storage/index.ts";
import type { ChangedSum, UsageEvents } from "./events.ts";

/** Sums told in one transaction. */
const AT_ONCE = 50_000;

/** One program tells the ledger at a time; another that comes meanwhile has nothing to do. */
const SETTLE_LOCK = "7023, 2";

/** A day's sum as the record it is in the ledger: the same one whatever it adds up to, so that a later sum corrects an earlier. */
function recordOf({ account, meter, currency, day, quantity, amount }: ChangedSum): CanonicalRecord {
  const name = [account, meter, ...(currency === "" ? [] : [currency]), day].map(encodeURIComponent).join("/");
  return {
    type: "usage",
    fields: {
      usage_id: `events/${name}`,
      account_id: account,
      on: day,
      meter,
      quantity,
      ...(amount === null ? {} : { amount, currency }),
    },
    attributes: {},
  };
}

async function tell(client: pg.ClientBase, source: string, sums: readonly ChangedSum[], now: Date): Promise<number> {
  const rows = sums.map((sum, at) => ({ row: at + 1, records: [recordOf(sum)], issues: [], cells: null }));
  const hash = createHash("sha256")
    .update(`${now.toISOString()} ${JSON.stringify(sums)}`)
    .digest("hex");
  const { entriesAdded } = await appendFile(
    client,
    {
      batchId: await usageBatch(client, source, now),
      source,
      name: USAGE_EVENTS,
      bytes: 0,
      contentHash: hash,
      importer: USAGE_EVENTS,
      mapping: { importer: USAGE_EVENTS },
      through: null,
      recordedAt: now,
    },
    (async function* () {
      yield rows;
    })(),
  );
  return entriesAdded;
}

/**
 * Tells the ledger what raw usage adds up to, as far as it does not know it. It can be called as often and by as many as one likes, and broken off
 * anywhere: a sum waits until the transaction that tells it is done.
 *
 * @param all also sums that were told a short while ago and would wait a little
 * @returns how many sums were told, and how many of them were news
 */
export async function settle(
  pool: pg.Pool,
  events: UsageEvents,
  { all, now, wait = false }: { readonly all: boolean; readonly now: () => Date; readonly wait?: boolean },
): Promise<{ readonly sums: number; readonly entries: number }> {
  await events.welcome();
  const done = { sums: 0, entries: 0 };
  for (const source of await events.sources()) {
    for (let told = AT_ONCE; told === AT_ONCE; ) {
      told = 0;
      await transaction(pool, async (client) => {
        if (!(await isAlone(client, wait))) return;
        const sums = await events.changed(client, source, { all, limit: AT_ONCE });
        if (sums.length === 0) return;
        done.entries += await tell(client, source, sums, now());
        await events.settled(client, sums);
        told = sums.length;
      });
      done.sums += told;
    }
  }
  return done;
}

async function isAlone(client: pg.ClientBase, wait: boolean): Promise<boolean> {
  if (wait) {
    await client.query(`select pg_advisory_xact_lock(${SETTLE_LOCK})`);
    return true;
  }
  const { rows } = await client.query<{ held: boolean }>(`select pg_try_advisory_xact_lock(${SETTLE_LOCK}) as held`);
  return rows[0]?.held === true;
}
