import type { Scope } from "../analytics/index.ts";
import type { Counted } from "../contract/index.ts";
import {
  badRequest,
  type Day,
  day,
  differences,
  endOfDay,
  factSettings,
  formatDay,
  isSettingName,
  type Overrides,
  parseDay,
  readSetting,
  type Settings,
} from "../domain/index.ts";
import { coverage } from "../ledger/index.ts";
import { findProfile, settingsOf, toolProfiles } from "../standard/index.ts";
import { type Context, horizonOf, today, zoneOf } from "./context.ts";
import type { Report } from "./progress.ts";

/** A scope with its facts brought up to date, and all settings its answers are counted by. */
export interface OpenScope {
  readonly scope: Scope;
  readonly settings: Settings;
}

/** The facts a question is answered from, derived now if nobody asked for them before; nothing of them is later than `until`. */
export async function openScope(context: Context, counted: Counted, report: Report = () => undefined, until?: Day): Promise<OpenScope> {
  const settings = settingsFor(context, counted);
  const scope = { ...scopeFor(context, counted, settings), ...(until === undefined ? {} : { until }) };
  await context.keeper.bring(scope, horizonOf(context, scope), ({ done, total }) =>
    report({ phase: "deriving", label: counted.level, done, total }),
  );
  return { scope, settings };
}

/** Only what facts follow from makes another derivation. */
export const scopeFor = (context: Context, { level, asOf }: Counted, settings: Settings): Scope => ({
  level,
  asOf: asOf === undefined ? null : instant(context, asOf),
  otherwise: factSettings(differences(settings, context.counting.current)),
});

/** The organisation's settings, or those of a profile, with what the question says otherwise. */
export function settingsFor(context: Context, { profile, view, set }: Pick<Counted, "profile" | "view" | "set">): Settings {
  const own = context.counting.current;
  const chosen = profile === undefined ? undefined : findProfile(profile);
  if (profile !== undefined && !chosen) {
    const known = toolProfiles.map(({ name }) => name).join(", ");
    throw badRequest("no_such_profile", `There is no profile “${profile}”. Known: ${known}.`);
  }
  const settings: Settings = {
    ...(chosen ? settingsOf(chosen, own) : own),
    ...(set === undefined ? {} : parseOverrides(set)),
    ...(view === undefined ? {} : { currencyView: view }),
  };
  if (settings.currencyView !== "native" && settings.reportingCurrency === "") {
    throw badRequest(
      "no_reporting_currency",
      "Money can be seen in one currency once it is known in which: set reportingCurrency in the settings (bowtie settings set reportingCurrency=EUR).",
    );
  }
  return settings;
}

/** Reads `gapDays=0&pauseDays=30`; refuses names and values nobody knows. */
export function parseOverrides(text: string): Overrides {
  const found: Record<string, string | number> = {};
  for (const pair of text.split("&").filter((part) => part.trim() !== "")) {
    const at = pair.indexOf("=");
    const name = (at < 0 ? pair : pair.slice(0, at)).trim();
    if (!isSettingName(name)) throw badRequest("no_such_setting", `There is no setting “${name}”. \`bowtie settings\` lists them.`);
    const read = readSetting(name, at < 0 ? "" : pair.slice(at + 1));
    if ("wrong" in read) throw badRequest("bad_setting", read.wrong);
    found[name] = read.value;
  }
  return found as Overrides;
}

/** A date means the end of that day. */
export function instant(context: Context, asOf: string): string {
  const date = parseDay(asOf);
  const at = date === null ? new Date(asOf) : new Date(endOfDay(zoneOf(context), date));
  if (Number.isNaN(at.getTime())) throw badRequest("bad_as_of", `“${asOf}” is no date. Write it as 2026-03-31.`);
  if (at > context.now() && date !== today(context))
    throw badRequest("future_as_of", `${formatDay(today(context))} is the latest day anything can be known as of.`);
  return at.toISOString();
}

/** An export whose newest happening is older than this when it is imported is an old export, not a quiet company. */
export const QUIET_DAYS = 100;

/**
 * Last day the answers may speak for: what a user said of the files, even where they know of something later (a notice);
 * else the day of the newest import; else, for an old export, the day of its newest happening. What nobody has reported
 * is not a fact (semantics B.2, row 39).
 */
export async function throughDay(context: Context, scope: Scope, lastDay: Day): Promise<Day> {
  const horizon = horizonOf(context, scope);
  const { stated, recorded } = await coverage(
    context.storage.pool,
    zoneOf(context),
    scope.asOf === null ? undefined : new Date(scope.asOf),
  );
  if (stated !== null && (recorded === null || stated >= lastDay)) return day(Math.min(stated, horizon));
  const known = recorded === null || recorded - lastDay > QUIET_DAYS ? lastDay : Math.max(recorded, lastDay);
  return day(Math.min(known, horizon));
}
