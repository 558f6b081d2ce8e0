import { dayAt, formatDay, type SettingName, type Settings, settingDefinition, settingNames } from "../../domain/index.ts";
import { eventsBetween, type LedgerEvent } from "../../ledger/index.ts";
import { type Context, zoneOf } from "../context.ts";
import type { State } from "./state.ts";

/** Why one state differs from the one before it. */
export type Why =
  | { readonly kind: "setting"; readonly name: SettingName; readonly from: string | number; readonly to: string | number }
  | { readonly kind: "method"; readonly from: string; readonly to: string }
  | { readonly kind: "events"; readonly events: readonly LedgerEvent[] }
  | { readonly kind: "days"; readonly from: string; readonly to: string };

export interface Step {
  readonly why: Why;
  readonly to: State;
}

/** Settings that differ, replaced one after another in the order of their list; the method comes last. */
export function settingSteps(from: State, settings: Settings, method: string): readonly Step[] {
  const steps: Step[] = [];
  let now = from;
  for (const name of settingNames) {
    if (from.settings[name] === settings[name]) continue;
    now = { ...now, settings: { ...now.settings, [name]: settings[name] } };
    steps.push({ why: { kind: "setting", name, from: from.settings[name], to: settings[name] }, to: now });
  }
  if (from.method !== method) steps.push({ why: { kind: "method", from: from.method, to: method }, to: { ...now, method } });
  return steps;
}

export const casesOf = (name: SettingName): readonly number[] => settingDefinition(name).cases;

/** More causes than this nobody reads, and each is a derivation: they are put together by day, month or year. */
const MANY = 25;

/** What was recorded between two moments, in time order, and the days that passed meanwhile. */
export async function timeSteps(context: Context, from: State, asOf: string | null): Promise<readonly Step[]> {
  if (from.asOf === null || from.asOf === asOf) return [];
  const events = await eventsBetween(context.storage.pool, new Date(from.asOf), asOf === null ? null : new Date(asOf));
  const steps: Step[] = [];
  let at = new Date(from.asOf);
  const dayOf = (moment: Date): string => formatDay(dayAt(zoneOf(context), moment.getTime()));
  const pass = (until: Date, to: State): void => {
    if (dayOf(at) !== dayOf(until)) steps.push({ why: { kind: "days", from: dayOf(at), to: dayOf(until) }, to });
  };
  const groups = grouped(events, dayOf);
  const end = asOf === null ? context.now() : new Date(asOf);
  for (const [i, group] of groups.entries()) {
    const first = group[0]?.at ?? at;
    const last = group.at(-1)?.at ?? at;
    pass(first, { ...from, asOf: new Date(first.getTime() - 1).toISOString() });
    const isLast = i === groups.length - 1 && dayOf(last) === dayOf(end);
    steps.push({ why: { kind: "events", events: group }, to: { ...from, asOf: isLast ? asOf : last.toISOString() } });
    at = last;
  }
  pass(end, { ...from, asOf });
  return steps;
}

function grouped(events: readonly LedgerEvent[], dayOf: (moment: Date) => string): readonly (readonly LedgerEvent[])[] {
  const keys: readonly ((event: LedgerEvent) => string)[] = [
    ({ at }) => at.toISOString(),
    ({ at }) => dayOf(at),
    ({ at }) => dayOf(at).slice(0, 7),
    ({ at }) => dayOf(at).slice(0, 4),
  ];
  let groups: LedgerEvent[][] = [];
  for (const key of keys) {
    const found = new Map<string, LedgerEvent[]>();
    for (const event of events) found.set(key(event), [...(found.get(key(event)) ?? []), event]);
    groups = [...found.values()];
    if (groups.length <= MANY) break;
  }
  return groups;
}
