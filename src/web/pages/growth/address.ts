import type { GrowthTarget, Scenario, ScenarioChange } from "../../../contract/index.ts";
import type { Search } from "../../search.ts";
import type { Draft } from "./state.ts";

/** The words of an address that tell a scenario, besides the filters. */
export type ScenarioSearch = Pick<Search, "name" | "note" | "months" | "changes" | "target" | "costs" | "limits">;

export const MONTHS = 36;

const KINDS = { relative: "r", points: "p", to: "t" } as const;
const kindOf: Readonly<Record<string, ScenarioChange["by"]>> = { r: "relative", p: "points", t: "to" };

/** Twelve digits are more than any lever is known to, and spare an address the noise of binary fractions. */
const short = (value: number): string => String(Number(value.toPrecision(12)));

/** `cr.win:r0.1`, with `:from:ramp` where they are not 0 and `@segment` where it is not all of them. */
function writeChange({ lever, by, amount, from = 0, ramp = 0, segment }: ScenarioChange): string {
  const when = ramp > 0 ? `:${from}:${ramp}` : from > 0 ? `:${from}` : "";
  return `${lever}:${KINDS[by]}${short(amount)}${when}${segment === undefined ? "" : `@${encodeURIComponent(segment)}`}`;
}

const CHANGE = /^([\w.]+):([rpt])(-?[\d.]+(?:e[+-]?\d+)?)(?::(\d{1,3}))?(?::(\d{1,3}))?(?:@(.*))?$/;

/** Null where it cannot be understood, so that the rest of a mistyped link still counts. */
function readChange(text: string): ScenarioChange | null {
  const [, lever, kind = "", number, from, ramp, segment] = CHANGE.exec(text) ?? [];
  const by = kindOf[kind];
  const amount = Number(number);
  if (lever === undefined || by === undefined || !Number.isFinite(amount)) return null;
  return {
    ...(segment === undefined ? {} : { segment: decoded(segment) }),
    lever,
    by,
    amount,
    ...(Number(from ?? 0) > 0 ? { from: Math.min(240, Number(from)) } : {}),
    ...(Number(ramp ?? 0) > 0 ? { ramp: Math.min(240, Number(ramp)) } : {}),
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const writeNumbers = (numbers: Readonly<Record<string, number>>): string | undefined =>
  Object.entries(numbers)
    .map(([key, value]) => `${encodeURIComponent(key)}:${short(value)}`)
    .join(";") || undefined;

const readNumbers = (text: string | undefined, least: number): Record<string, number> =>
  Object.fromEntries(
    (text ?? "").split(";").flatMap((part) => {
      const [, key = "", value] = /^(.+):(-?[\d.]+(?:e[+-]?\d+)?)$/.exec(part) ?? [];
      return key !== "" && Number.isFinite(Number(value)) && Number(value) >= least ? [[decoded(key), Number(value)] as const] : [];
    }),
  );

function readTarget(text: string | undefined): GrowthTarget | null {
  const [, arr, month] = /^(\d+(?:\.\d+)?(?:e\+?\d+)?)@(\d{4}-(?:0[1-9]|1[0-2]))$/.exec(text ?? "") ?? [];
  return month === undefined ? null : { arr: Number(arr), month };
}

/** A scenario as words of an address; what is as usual is left out. */
export const writeDraft = ({
  name,
  note,
  months,
  changes,
  target,
  costs,
  limits,
}: Draft): { readonly [K in keyof ScenarioSearch]-?: ScenarioSearch[K] } => ({
  name: name || undefined,
  note: note || undefined,
  months: months === MONTHS ? undefined : months,
  changes: changes.map(writeChange).join(";") || undefined,
  target: target === null ? undefined : `${short(target.arr)}@${target.month}`,
  costs: writeNumbers(costs),
  limits: writeNumbers(limits),
});

export const readDraft = ({ name = "", note = "", months = MONTHS, changes = "", target, costs, limits }: ScenarioSearch): Draft => ({
  name: name.slice(0, 80),
  note: note.slice(0, 2000),
  months: Math.min(120, Math.max(1, months)),
  changes: changes
    .split(";")
    .flatMap((text) => readChange(text) ?? [])
    .slice(0, 200),
  target: readTarget(target),
  costs: readNumbers(costs, 0),
  limits: readNumbers(limits, Number.NEGATIVE_INFINITY),
});

/** The name of a segment as an address says it, where an empty word would be none. */
export const scopeWord = (segment: string): string => segment || "\u2205";

/** The filters of the page as a scenario keeps them: of what its model is learned, without the day. */
export function questionOf({ where, level, currency, profile, view, set, segment }: Search): Scenario["question"] {
  const said = { where, level, currency, profile, view, set, segment };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) as Scenario["question"];
}

/** A whole scenario as an address: what is not said is taken out of the one there is. */
export function addressOf(scenario: Scenario) {
  const { where, level, currency, profile, view, set, segment } = scenario.question;
  return {
    where: where?.length ? where : undefined,
    level: level === "customer" ? undefined : level,
    currency,
    profile,
    view,
    set,
    segment,
    segmentValue: undefined,
    ...writeDraft(scenario),
  };
}

/** Names of scenarios that are compared, as one word of an address. */
export const writeBeside = (names: readonly string[]): string | undefined => names.map(encodeURIComponent).join(";") || undefined;

export const readBeside = (text: string | undefined): readonly string[] => (text ?? "").split(";").filter(Boolean).map(decoded);
