import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import {
  type AnalyticsStore,
  type ClickHouseAddress,
  FactKeeper,
  isShared,
  openClickHouseStore,
  openDuckStore,
  openPostgresStore,
  parseClickHouseUrl,
  type Scope,
  watchedStore,
} from "../analytics/index.ts";
import { badRequest, type Day, DEFAULT_SETTINGS, dayAt, type Settings } from "../domain/index.ts";
import { listSettings } from "../ledger/index.ts";
import { openStorage, type Storage } from "../storage/index.ts";
import { openUsage, type Usage } from "../usage/index.ts";
import { type EntranceSettings, entranceSettings } from "./people/environment.ts";

/** Everything an operation works with. Opened once by a door, closed by it. */
export interface Context {
  readonly storage: Storage;
  readonly store: AnalyticsStore;
  readonly keeper: FactKeeper;
  /** Raw usage: what is kept of it beside the ledger. */
  readonly usage: Usage;
  readonly dataFolder: string;
  /** How the organisation counts; `current` is replaced when somebody changes it. */
  readonly counting: { current: Settings };
  /** Reads the settings anew where another process may have changed them: where facts are shared. */
  readonly renew: () => Promise<void>;
  readonly now: () => Date;
  /** Whether the program was asked to end: it answers what it was asked and wants nothing more. */
  readonly ending: { asked: boolean };
  /** How people come in, as far as the environment says. */
  readonly entrance: EntranceSettings;
  close(): Promise<void>;
}

export interface ContextOptions {
  readonly dataFolder: string;
  readonly databaseUrl?: string | undefined;
  /** Where facts are kept: in the ClickHouse of ANALYTICS_URL, else in DuckDB unless BOWTIE_ANALYTICS says postgres. */
  readonly engine?: "duckdb" | "postgres" | ClickHouseAddress;
  readonly now?: () => Date;
  readonly entrance?: EntranceSettings;
  /** One of several programs that share a database and the facts: it takes no right that only one may have. */
  readonly isOneOfMany?: boolean;
}

type Engine = NonNullable<ContextOptions["engine"]>;

type Environment = Readonly<Record<string, string | undefined>>;

/** Where facts are kept, as far as the environment says. */
function engineFrom(env: Environment): Engine {
  const [name = "", url = ""] = [env["BOWTIE_ANALYTICS"], env["ANALYTICS_URL"]];
  if (name !== "" && name !== "duckdb" && name !== "postgres")
    throw badRequest(
      "no_such_engine",
      `BOWTIE_ANALYTICS is “${name}”; it may be duckdb or postgres. For ClickHouse set ANALYTICS_URL instead.`,
    );
  if (url === "") return name === "postgres" ? "postgres" : "duckdb";
  if (name !== "")
    throw badRequest(
      "two_engines",
      `ANALYTICS_URL says that facts are kept in ClickHouse, and BOWTIE_ANALYTICS says ${name}. Leave one of them out.`,
    );
  return parseClickHouseUrl(url);
}

/** Whether several programs may work on this ledger at once, as far as the environment says: where facts lie in a store they share. */
export const mayBeMany = (env: Environment): boolean =>
  env["DATABASE_URL"] !== undefined && env["DATABASE_URL"] !== "" && engineFrom(env) !== "duckdb";

function openStore(engine: Engine, { pool }: Storage, dataFolder: string): Promise<AnalyticsStore> {
  if (engine === "duckdb") return openDuckStore(join(dataFolder, "facts.duckdb"));
  return engine === "postgres" ? openPostgresStore(pool) : openClickHouseStore({ pool, address: engine });
}

/** The ClickHouse the environment names. */
export function clickHouseFrom(env: Environment): ClickHouseAddress {
  const engine = engineFrom(env);
  if (typeof engine === "object") return engine;
  throw badRequest(
    "no_analytics_url",
    "Set ANALYTICS_URL to the ClickHouse that is to keep the facts, as https://user:password@host:8443/database?cluster=name. Without it they are kept here, and nothing has to be made ready.",
  );
}

function refuseToShare(databaseUrl: string | undefined, engine: Engine): void {
  if (databaseUrl === undefined || databaseUrl === "")
    throw badRequest(
      "no_database_to_share",
      "Several programs share one PostgreSQL, and none is named. Set DATABASE_URL to its address, as postgres://user:password@host/database.",
    );
  if (engine === "duckdb")
    throw badRequest(
      "no_facts_to_share",
      "Facts are kept in a DuckDB file, which one program opens at a time. Set BOWTIE_ANALYTICS=postgres, or ANALYTICS_URL to a ClickHouse, so that all programs share them.",
    );
}

/** Opens the data folder. `null` when another living program keeps it. */
export async function openContext({
  dataFolder,
  databaseUrl,
  engine = engineFrom(process.env),
  now = () => new Date(),
  entrance = entranceSettings(process.env),
  isOneOfMany = false,
}: ContextOptions): Promise<Context | null> {
  if (isOneOfMany) refuseToShare(databaseUrl, engine);
  await mkdir(dataFolder, { recursive: true });
  const storage = await openStorage({ dataFolder, databaseUrl });
  try {
    if (!isOneOfMany && !(await storage.claim())) {
      await storage.close();
      return null;
    }
    const store = watchedStore(await openStore(engine, storage, dataFolder));
    const counting = { current: await settingsIn(storage) };
    const renew = async (): Promise<void> => {
      if (isShared(store)) counting.current = await settingsIn(storage);
    };
    const keeper = new FactKeeper({ pool: storage.pool, store, settings: () => counting.current, renew });
    const usage = openUsage({ pool: storage.pool, now, cluster: typeof engine === "object" ? engine : null });
    return {
      storage,
      store,
      keeper,
      usage,
      dataFolder,
      counting,
      renew,
      now,
      ending: { asked: false },
      entrance,
      async close() {
        await keeper.close();
        await usage.events.close();
        await store.close();
        await storage.close();
      },
    };
  } catch (error) {
    await storage.close();
    throw error;
  }
}

async function settingsIn({ pool }: Storage): Promise<Settings> {
  const [newest] = await listSettings(pool, 1);
  return { ...DEFAULT_SETTINGS, ...newest?.overrides };
}

/** Whether other programs may work on the same ledger and facts: then what one is told another has to know. */
export const worksWithOthers = ({ store }: Context): boolean => isShared(store);

/** Time zone of the organisation: a day begins and ends there (semantics B.2, row 47). */
export const zoneOf = (context: Context): string => context.counting.current.zone;

export const today = (context: Context): Day => dayAt(zoneOf(context), context.now().getTime());

/** The day up to which a scope's facts are asked: today, or the day of its instant, or an earlier last day of its own. */
export function horizonOf(context: Context, { asOf, until }: Scope): Day {
  const known = asOf === null ? today(context) : dayAt(zoneOf(context), Date.parse(asOf));
  return until === undefined || known < until ? known : until;
}
