import { badRequest, parseDay, type Settings } from "../../domain/index.ts";
import { listSeries } from "../../ledger/index.ts";
import { findProfile, type ToolProfile, toolProfiles } from "../../standard/index.ts";
import type { Context } from "../context.ts";
import { instant, settingsFor } from "../scope.ts";

/** Our ledger, counted in some way and as known at some time. */
export interface OurSide {
  readonly kind: "ours";
  readonly text: string;
  readonly profile: ToolProfile | null;
  readonly settings: Settings;
  /** `null` for what is known now. */
  readonly asOf: string | null;
}

/** A number another tool reported. */
export interface SeriesSide {
  readonly kind: "series";
  readonly text: string;
  readonly name: string;
  readonly asOf: string | null;
}

export type Side = OurSide | SeriesSide;

interface Trial {
  readonly view?: "native" | "constant" | "reported" | undefined;
  readonly set?: string | undefined;
}

const OURS = new Set(["ours", "default"]);
const MOMENT = /^\d{4}-\d{2}-\d{2}(T\S+)?$/;

/** Reads one side of a comparison; refuses what nobody knows, and says what there is. */
export async function parseSide(context: Context, written: string, trial: Trial): Promise<Side> {
  const text = written.trim();
  const { base, asOf } = split(context, text);
  if (/^series:/i.test(base)) return { kind: "series", text, name: await knownSeries(context, base.slice(7).trim()), asOf };
  const profile = findProfile(base.toLowerCase()) ?? null;
  if (profile !== null || OURS.has(base.toLowerCase())) {
    const settings = settingsFor(context, { profile: profile?.name, ...trial });
    return { kind: "ours", text, profile, settings, asOf };
  }
  const series = await namesOfSeries(context);
  const found = series.find((name) => name.toLowerCase() === base.toLowerCase());
  if (found !== undefined) return { kind: "series", text, name: found, asOf };
  const known = ["ours", ...toolProfiles.map(({ name }) => name), ...series.map((name) => `series:${name}`)].join(", ");
  throw badRequest("no_such_side", `“${text}” is nothing to compare. Give a day, as 2026-03-31, or one of: ${known}.`);
}

/** `chartmogul@2026-03-31`, `2026-03-31`, `chartmogul`. */
function split(context: Context, text: string): { base: string; asOf: string | null } {
  const at = text.lastIndexOf("@");
  const moment = text.slice(at + 1).trim();
  if (!MOMENT.test(moment)) return { base: text, asOf: null };
  const said = instant(context, moment);
  // The end of today has not come: what is known by then is what is known now.
  return {
    base: at < 1 ? "ours" : text.slice(0, at).trim(),
    asOf: new Date(said) > context.now() && parseDay(moment) !== null ? null : said,
  };
}

const namesOfSeries = async (context: Context): Promise<readonly string[]> => [
  ...new Set((await listSeries(context.storage.pool)).map(({ series }) => series)),
];

async function knownSeries(context: Context, wanted: string): Promise<string> {
  const names = await namesOfSeries(context);
  const found = names.find((name) => name.toLowerCase() === wanted.toLowerCase());
  if (found !== undefined) return found;
  throw badRequest(
    "no_such_series",
    names.length === 0
      ? `No series of another tool has been imported, so there is no “${wanted}”. Fill in the template of reported_value and import it.`
      : `There is no series “${wanted}”. Imported: ${names.join(", ")}.`,
  );
}

const plain = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9]/g, "");

/** The profile a series is named like: “ChartMogul 2026” is ChartMogul's. */
export const profileCalled = (series: string): ToolProfile | null =>
  toolProfiles.find(({ name, title }) => plain(series).startsWith(plain(name)) || plain(series).startsWith(plain(title))) ?? null;

/** The profile a series is to be counted like: what is said, else the one of its name. */
export function likeOf(series: string, said: string | undefined): ToolProfile | null {
  if (said === undefined) return profileCalled(series);
  if (OURS.has(said)) return null;
  const found = findProfile(said);
  if (!found) {
    throw badRequest(
      "no_such_profile",
      `There is no profile “${said}”. Known: ${toolProfiles.map(({ name }) => name).join(", ")}, or ours for none.`,
    );
  }
  return found;
}
