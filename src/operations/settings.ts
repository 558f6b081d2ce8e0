import { parse, stringify } from "yaml";
import type { SettingsAnswer, SettingsChange, SettingsPreview, SettingView } from "../contract/index.ts";
import {
  badRequest,
  DEFAULT_SETTINGS,
  differences,
  firstDay,
  formatPeriod,
  isSettingName,
  lastDay,
  month,
  monthOf,
  type Overrides,
  readSetting,
  type SettingName,
  type Settings,
  settingDefinition,
  settingNames,
  writeOverrides,
} from "../domain/index.ts";
import { listSettings, writeSettings } from "../ledger/index.ts";
import { toolProfiles } from "../standard/index.ts";
import type { Context } from "./context.ts";
import { answer, withView } from "./evaluate.ts";
import type { Report } from "./progress.ts";

/** Every setting with what is in force, the file form, the history, and the profiles of other tools. */
export async function settingsOfOrganisation(context: Context): Promise<SettingsAnswer> {
  const current = context.counting.current;
  const history = await listSettings(context.storage.pool);
  return {
    settings: settingNames.map((name) => settingView(name, current)),
    file: stringify(differences(current)),
    history: history.map(({ id, changedAt, overrides }) => ({ id, changedAt: changedAt.toISOString(), overrides: { ...overrides } })),
    profiles: toolProfiles.map(({ counts, methods, says, limits, ...profile }) => ({
      ...profile,
      counts: { ...counts },
      methods: { ...methods },
      says: [...says],
      limits: [...limits],
    })),
  };
}

function settingView(name: SettingName, current: Settings): SettingView {
  const { is, group, meaning, cases, otherwise, decides, choices } = settingDefinition(name);
  return {
    name,
    group,
    meaning,
    cases: [...cases],
    kind: is.kind,
    ...(is.kind === "choice" ? { choices: is.choices.map((value) => ({ value, meaning: choices?.[value] ?? value })) } : {}),
    ...(is.kind === "number" ? { min: is.min, max: is.max, unit: is.unit } : {}),
    standard: otherwise,
    value: current[name],
    decides,
  };
}

/** The settings a change leads to; says in words what cannot be. */
function settled(context: Context, { change, file }: SettingsChange): Settings {
  const base = file === undefined ? context.counting.current : { ...DEFAULT_SETTINGS, ...checked(fileOf(file)) };
  const settings: Settings = { ...base, ...checked(change) };
  if (settings.currencyView !== "native" && settings.reportingCurrency === "")
    throw badRequest("no_reporting_currency", "A currency view needs reportingCurrency: the currency money is turned into, such as EUR.");
  try {
    new Intl.DateTimeFormat("en", { timeZone: settings.zone });
  } catch {
    throw badRequest("bad_setting", `There is no time zone “${settings.zone}”. Write it as Europe/Paris.`);
  }
  return settings;
}

function fileOf(text: string): Readonly<Record<string, unknown>> {
  let found: unknown;
  try {
    found = parse(text, { schema: "core", maxAliasCount: 0 });
  } catch (error) {
    throw badRequest("bad_settings", `The file is not YAML: ${error instanceof Error ? error.message.split("\n")[0] : String(error)}`);
  }
  if (found === null || found === undefined) return {};
  if (typeof found !== "object" || Array.isArray(found)) throw badRequest("bad_settings", "The file lists settings as name: value.");
  return found as Readonly<Record<string, unknown>>;
}

function checked(said: Readonly<Record<string, unknown>>): Overrides {
  const found: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(said)) {
    if (!isSettingName(name)) throw badRequest("no_such_setting", `There is no setting “${name}”. Known: ${settingNames.join(", ")}.`);
    const read = readSetting(name, typeof value === "number" ? value : value === null ? "" : String(value));
    if ("wrong" in read) throw badRequest("bad_setting", read.wrong);
    found[name] = read.value;
  }
  return found as Overrides;
}

/** Keeps what was there: every change is a row, and the newest holds. */
export async function saveSettings(context: Context, change: SettingsChange): Promise<SettingsAnswer> {
  const settings = settled(context, change);
  await writeSettings(context.storage.pool, differences(settings), context.now());
  context.counting.current = settings;
  return settingsOfOrganisation(context);
}

/** The numbers a change is judged by. */
const HEADLINE = [
  "mrr",
  "arr",
  "active_customers",
  "net_revenue_retention",
  "gross_revenue_retention",
  "logo_churn_rate",
  "quick_ratio",
] as const;

/** What a change would do to the last whole month, before anything is saved. */
export async function previewSettings(context: Context, change: SettingsChange, report: Report): Promise<SettingsPreview> {
  const before = context.counting.current;
  const after = settled(context, change);
  const changed = settingNames
    .filter((name) => before[name] !== after[name])
    .map((name) => ({ name, from: before[name], to: after[name] }));
  const now = await headline(context, before, null, report);
  if (now.period === null) return { period: null, changed, effects: [] };
  const then = await headline(context, after, now.period, report);
  const currencies = new Set([...now.values.keys(), ...then.values.keys()]);
  const effects = [...currencies].map((key) => {
    const a = now.values.get(key) ?? { period: now.period ?? "", value: null, n: 0, reason: "no_data" };
    const b = then.values.get(key) ?? { period: now.period ?? "", value: null, n: 0, reason: "no_data" };
    const [metric = "", currency = ""] = key.split("/");
    return {
      metric,
      unit: (now.units.get(metric) ?? "count") as "money",
      ...(currency === "" ? {} : { currency }),
      before: a,
      after: b,
      difference: a.value === null || b.value === null ? null : b.value - a.value,
    };
  });
  return { period: now.period, changed, effects };
}

type Point = SettingsPreview["effects"][number]["before"];

async function headline(context: Context, settings: Settings, wanted: string | null, report: Report) {
  const set = writeOverrides(differences(settings, context.counting.current));
  const counted = { level: "customer" as const, ...(set === "" ? {} : { set }) };
  return withView(context, counted, report, async (view) => {
    const values = new Map<string, Point>();
    const units = new Map<string, string>();
    if (view.through === null) return { period: wanted, values, units };
    const whole = lastDay(monthOf(view.through)) === view.through ? monthOf(view.through) : month(monthOf(view.through) - 1);
    const period = wanted ?? formatPeriod({ from: whole, to: whole });
    if (view.span !== null && firstDay(view.span.first) > lastDay(whole)) return { period: null, values, units };
    for (const metric of HEADLINE) {
      const found = await answer(view, { metric, from: period, to: period, by: "month", where: [], ...counted });
      units.set(metric, found.unit);
      for (const point of found.series) values.set(`${metric}/${found.currency ?? point.currency ?? ""}`, point);
    }
    return { period, values, units };
  });
}
