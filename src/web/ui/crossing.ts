import type { Problem } from "../../contract/index.ts";
import { type Day, formatDay } from "../../domain/index.ts";
import {
  buyingRoleWords,
  directionWords,
  evidenceKindWords,
  meterTakeWords,
  outcomeBucketWords,
  roleNames,
  speakerWords,
  stanceWords,
  type Text,
} from "../../standard/index.ts";
import { useWords } from "../i18n/index.ts";

export type Fields = Readonly<Record<string, unknown>>;

/** What somebody else saved while one was at it. */
export interface Crossing {
  /** The version that holds by now: what is saved over it names it. */
  readonly version: number;
  /** Who saved; `null` where it was an import, or nobody knows. */
  readonly by: string | null;
  /** The fields that both changed. */
  readonly fields: readonly string[];
  readonly theirs: Fields;
  readonly isRemoved: boolean;
}

const isFields = (value: unknown): value is Fields => typeof value === "object" && value !== null && !Array.isArray(value);

/** The change that crossed one's own; `null` where it was declined for another reason, or not at all. */
export function crossingIn(problem: Problem | null): Crossing | null {
  if (problem?.code !== "edited_meanwhile") return null;
  const { version, by, fields, theirs } = problem.details ?? {};
  const said = insideOf(theirs);
  const told = Array.isArray(fields) ? fields.map(String) : [];
  return {
    version: typeof version === "number" ? version : 0,
    by: typeof by === "string" && by !== "" ? by : null,
    fields: told.length > 0 ? told : Object.keys(said),
    theirs: said,
    isRemoved: theirs === null,
  };
}

/** What is said, without its kind and its day, where it is kept under its kind. */
function insideOf(theirs: unknown): Fields {
  if (!isFields(theirs)) return {};
  const { kind } = theirs;
  const inside = typeof kind === "string" ? theirs[kind] : undefined;
  return isFields(inside) ? inside : theirs;
}

const DAY = /^(on|by|due|timeline|deadline|evaluateFrom)$|On$/;

/** Choices whose words the standard has. */
const CHOICES: Readonly<Record<string, Readonly<Record<string, Text>>>> = {
  kind: evidenceKindWords,
  speaker: speakerWords,
  role: { ...roleNames, ...buyingRoleWords },
  team: roleNames,
  stance: stanceWords,
  bucket: outcomeBucketWords,
  direction: directionWords,
  take: meterTakeWords,
};

/** Says the value of a field as people read it; an empty text where it says nothing. */
export function useReadable(): (field: string, value: unknown) => string {
  const { t, f, language } = useWords();
  const say = (field: string, value: unknown): string => {
    if (value === null || value === undefined || value === "") return "";
    if (typeof value === "boolean") return t(value ? "crossed.yes" : "crossed.no");
    if (typeof value === "number") return DAY.test(field) ? f.day(formatDay(value as Day)) : f.number(value, 2);
    if (Array.isArray(value))
      return joined(
        value.map((one: unknown) => say(field, one)),
        "; ",
      );
    if (!isFields(value)) return CHOICES[field]?.[String(value)]?.[language] ?? String(value);
    if (typeof value["minor"] === "number") return f.money(value["minor"], String(value["currency"]));
    return joined(
      Object.entries(value).map(([key, one]) => (isId(key) ? "" : say(key, one))),
      ", ",
    );
  };
  return say;
}

/** Names that machines know things by are of no use to people. */
const isId = (field: string): boolean => field === "id" || field.endsWith("Id");

const joined = (said: readonly string[], by: string): string => said.filter((one) => one !== "").join(by);
