import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { type AnalyticsStore, FactKeeper, openDuckStore, openPostgresStore, type Scope } from "../analytics/index.ts";
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
  readonly now: () => Date;
  /** How people come in, as far as the environment says. */
  readonly entrance: EntranceSettings;
  close(): Promise<void>;
}

export interface ContextOptions {
  readonly dataFolder: string;
  readonly databaseUrl?: string | undefined;
  /** Where facts are kept; DuckDB unless BOWTIE_ANALYTICS says postgres. */
  readonly engine?: "duckdb" | "postgres";
  readonly now?: () => Date;
  readonly entrance?: EntranceSettings;
}

function engineFrom(name: string | undefined): "duckdb" | "postgres" {
  if (name === undefined || name === "" || name === "duckdb") return "duckdb";
  if (name === "postgres") return "postgres";
  throw badRequest("no_such_engine", `BOWTIE_ANALYTICS is “${name}”; it may be duckdb or postgres.`);
}

/** Opens the data folder. `null` when another living program keeps it. */
export async function openContext({
  dataFolder,
  databaseUrl,
  engine = engineFrom(process.env["BOWTIE_ANALYTICS"]),
  now = () => new Date(),
  entrance = entranceSettings(process.env),
}: ContextOptions): Promise<Context | null> {
  await mkdir(dataFolder, { recursive: true });
  const storage = await openStorage({ dataFolder, databaseUrl });
  try {
    if (!(await storage.claim())) {
      await storage.close();
      return null;
    }
    const store = engine === "postgres" ? await openPostgresStore(storage.pool) : await openDuckStore(join(dataFolder, "facts.duckdb"));
    const [newest] = await listSettings(storage.pool, 1);
    const counting = { current: { ...DEFAULT_SETTINGS, ...newest?.overrides } };
    const keeper = new FactKeeper({ pool: storage.pool, store, settings: () => counting.current });
    return {
      storage,
      store,
      keeper,
      usage: openUsage({ pool: storage.pool, now }),
      dataFolder,
      counting,
      now,
      entrance,
      async close() {
        await keeper.close();
        await store.close();
        await storage.close();
      },
    };
  } catch (error) {
    await storage.close();
    throw error;
  }
}

/** Time zone of the organisation: a day begins and ends there (semantics B.2, row 47). */
export const zoneOf = (context: Context): string => context.counting.current.zone;

export const today = (context: Context): Day => dayAt(zoneOf(context), context.now().getTime());

/** The day up to which a scope's facts are asked: today, or the day of its instant, or an earlier last day of its own. */
export function horizonOf(context: Context, { asOf, until }: Scope): Day {
  const known = asOf === null ? today(context) : dayAt(zoneOf(context), Date.parse(asOf));
  return until === undefined || known < until ? known : until;
}
