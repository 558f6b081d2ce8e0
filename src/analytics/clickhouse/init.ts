import type pg from "pg";
import { transaction } from "../../storage/index.ts";
import { SharedStates } from "../shared-states.ts";
import { type Mark, type Scope, scopeKey } from "../store.ts";
import type { ClickHouseAddress } from "./address.ts";
import { type Initialised, initialise, type ShardStatus, shardStatus } from "./schema.ts";
import { connect, type Server } from "./server.ts";
import { forgetRows, prepareState } from "./state.ts";

async function connected<T>(
  pool: pg.Pool,
  address: ClickHouseAddress,
  work: (server: Server, states: SharedStates, ledger: string) => Promise<T>,
): Promise<T> {
  const states = new SharedStates(pool, "clickhouse");
  await states.prepare();
  const ledger = await prepareState(pool);
  const server = connect(address);
  try {
    return await work(server, states, ledger);
  } finally {
    await server.close();
  }
}

/** Makes a cluster ready to keep the facts of this ledger. Where other tables were, what was derived is forgotten with them. */
export async function initialiseClickHouse(pool: pg.Pool, address: ClickHouseAddress): Promise<Initialised> {
  return connected(pool, address, async (server, states, ledger) => {
    const made = await initialise(server, address, ledger);
    if (made.was !== "ready") await transaction(pool, (client) => forgetRows(client, states));
    return made;
  });
}

export interface ClickHouseStatus {
  readonly shards: readonly ShardStatus[];
  /** How far each scope's facts have come. */
  readonly scopes: readonly { readonly scope: string; readonly mark: Mark }[];
}

export async function statusOfClickHouse(pool: pg.Pool, address: ClickHouseAddress): Promise<ClickHouseStatus> {
  return connected(pool, address, async (server, states) => {
    const marks = async (scope: Scope): Promise<ClickHouseStatus["scopes"]> => {
      const found = await states.find(pool, scope);
      return found ? [{ scope: scopeKey(scope), mark: found.mark }] : [];
    };
    const scopes = await Promise.all((await states.scopes()).map(marks));
    return { shards: await shardStatus(server, address), scopes: scopes.flat() };
  });
}
