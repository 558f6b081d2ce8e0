import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import {
  type AnalyticsStore,
  type CountingSettings,
  FactKeeper,
  openDuckStore,
  openPostgresStore,
  type Scope,
} from "../analytics/index.ts";
import { badRequest, type Day, day } from "../domain/index.ts";
import { openStorage, type Storage } from "../storage/index.ts";

/** Everything an operation works with. Opened once by a door, closed by it. */
export interface Context {
  readonly storage: Storage;
  readonly store: AnalyticsStore;
  readonly keeper: FactKeeper;
  readonly dataFolder: string;
  readonly settings: CountingSettings;
  /** Time zone of the organisation: a day begins and ends there (semantics B.2, row 47). */
  readonly zone: string;
  readonly now: () => Date;
  close(): Promise<void>;
}

export interface ContextOptions {
  readonly dataFolder: string;
  readonly databaseUrl?: string | undefined;
  /** Where facts are kept; DuckDB unless BOWTIE_ANALYTICS says postgres. */
  readonly engine?: "duckdb" | "postgres";
  readonly now?: () => Date;
}

/** Defaults of semantics B.2. */
export const DEFAULT_SETTINGS: CountingSettings = { dayCount: "365", gapDays: 10, pauseDays: 90, retentionWindows: [12] };

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
}: ContextOptions): Promise<Context | null> {
  await mkdir(dataFolder, { recursive: true });
  const storage = await openStorage({ dataFolder, databaseUrl });
  try {
    if (!(await storage.claim())) {
      await storage.close();
      return null;
    }
    const store = engine === "postgres" ? await openPostgresStore(storage.pool) : await openDuckStore(join(dataFolder, "facts.duckdb"));
    const keeper = new FactKeeper({ pool: storage.pool, store, settings: DEFAULT_SETTINGS });
    return {
      storage,
      store,
      keeper,
      dataFolder,
      settings: DEFAULT_SETTINGS,
      zone: "UTC",
      now,
      async close() {
        await store.close();
        await storage.close();
      },
    };
  } catch (error) {
    await storage.close();
    throw error;
  }
}

/** Today, where the organisation is. */
export function today(context: Context): Day {
  const parts = new Intl.DateTimeFormat("en-CA", { timeZone: context.zone, year: "numeric", month: "2-digit", day: "2-digit" }).format(
    context.now(),
  );
  return day(Math.floor(Date.parse(`${parts}T00:00:00Z`) / 86_400_000));
}

/** The day up to which a scope's facts are asked: today, or the day of its instant. */
export const horizonOf = (context: Context, scope: Scope): Day =>
  scope.asOf === null ? today(context) : day(Math.floor(Date.parse(scope.asOf) / 86_400_000));
