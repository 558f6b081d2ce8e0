import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { type AnalyticsStore, FactKeeper, openDuckStore, openPostgresStore, type Scope } from "../analytics/index.ts";
import { badRequest, type Day, DEFAULT_SETTINGS, day, type Settings } from "../domain/index.ts";
import { listSettings } from "../ledger/index.ts";
import { openStorage, type Storage } from "../storage/index.ts";

/** Everything an operation works with. Opened once by a door, closed by it. */
export interface Context {
  readonly storage: Storage;
  readonly store: AnalyticsStore;
  readonly keeper: FactKeeper;
  readonly dataFolder: string;
  /** How the organisation counts; `current` is replaced when somebody changes it. */
  readonly counting: { current: Settings };
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
    const [newest] = await listSettings(storage.pool, 1);
    const counting = { current: { ...DEFAULT_SETTINGS, ...newest?.overrides } };
    const keeper = new FactKeeper({ pool: storage.pool, store, settings: () => counting.current });
    return {
      storage,
      store,
      keeper,
      dataFolder,
      counting,
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

/** Time zone of the organisation: a day begins and ends there (semantics B.2, row 47). */
export const zoneOf = (context: Context): string => context.counting.current.zone;

/** The civil day an instant falls on, where the organisation is. */
export function dayAt(context: Context, instant: Date): Day {
  const parts = new Intl.DateTimeFormat("en-CA", { timeZone: zoneOf(context), year: "numeric", month: "2-digit", day: "2-digit" });
  return day(Math.floor(Date.parse(`${parts.format(instant)}T00:00:00Z`) / 86_400_000));
}

/** The last instant of a civil day in a zone; days are 23 to 25 hours long where clocks are changed. */
export function endOfDay(zone: string, of: Day): Date {
  const parts = new Intl.DateTimeFormat("en-CA", { timeZone: zone, hourCycle: "h23", dateStyle: "short", timeStyle: "medium" });
  const wanted = (of + 1) * 86_400_000;
  let at = wanted;
  // What a clock there shows is as far from what is wanted as the zone is from UTC; twice, because that may change in between.
  for (let i = 0; i < 2; i++) at += wanted - Date.parse(`${parts.format(new Date(at)).replace(", ", "T")}Z`);
  return new Date(at - 1);
}

export const today = (context: Context): Day => dayAt(context, context.now());

/** The day up to which a scope's facts are asked: today, or the day of its instant. */
export const horizonOf = (context: Context, scope: Scope): Day =>
  scope.asOf === null ? today(context) : dayAt(context, new Date(scope.asOf));
