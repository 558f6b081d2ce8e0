import { createHash } from "node:crypto";
import type pg from "pg";
import { type Day, dayAt, endOfDay, factSettings, type Settings } from "../domain/index.ts";
import { type Counting, closingsOf, retentionWindows } from "../facts/index.ts";
import { fileTimes, importTimes, newestTimes, planFamilies, readRates, snapshotDays } from "../ledger/index.ts";
import type { Scope } from "./store.ts";

type Client = pg.ClientBase | pg.Pool;

export type Families = NonNullable<Counting["families"]>;

/** The instant as of which a scope is derived; `undefined` for what is known now. */
export const instantOf = ({ asOf }: Pick<Scope, "asOf">): Date | undefined => (asOf === null ? undefined : new Date(asOf));

/** Everything facts of a scope follow from, beside the entries; where units are given, of those alone. `families` are read where they are not known. */
export async function countingOf(
  client: Client,
  scope: Scope,
  settings: Settings,
  horizon: Day,
  { families, units }: { readonly families?: Families; readonly units?: readonly number[] } = {},
): Promise<Counting> {
  const asOf = instantOf(scope);
  const files = await fileTimes(client, asOf, units);
  const arrivals = { imports: await importTimes(client, asOf), newest: await newestTimes(client, asOf), files };
  return {
    ...settings,
    level: scope.level,
    horizon,
    retentionWindows,
    snapshotDays: await snapshotDays(client, asOf),
    closings: closingsOf(arrivals, settings, asOf?.getTime() ?? endOfDay(settings.zone, horizon)),
    recordedOn: new Map([...files].map(([id, at]) => [id, dayAt(settings.zone, at)])),
    families: families ?? (await planFamilies(client, asOf)),
    rates: settings.currencyView === "native" ? [] : (await readRates(client, settings.rateSource, asOf)).rates,
  };
}

const digest = (families: Families): string =>
  createHash("sha256")
    .update(JSON.stringify([...families].sort()))
    .digest("hex")
    .slice(0, 16);

/** What a mark says of how its facts were derived: version, rates, families of plans, and settings. */
export const contextOf = (version: number, settings: Settings, rates: string, families: Families): string =>
  JSON.stringify({ version, rates, families: families.size > 0 ? digest(families) : "", ...factSettings(settings) });
