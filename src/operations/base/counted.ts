import type { Condition, FactReader } from "../../analytics/index.ts";
import { badRequest, type Day, day, lastFullMonth, type Month } from "../../domain/index.ts";
import { evidences } from "../../facts/index.ts";
import { type BowtieState, stateIndex } from "../../standard/index.ts";
import type { UsageShare } from "../../team/base/index.ts";
import type { Directory } from "../accounts/directory.ts";
import { MEMBERS } from "../accounts/standing.ts";
import type { View } from "../evaluate.ts";
import { usageOf } from "./usage.ts";

/** What the facts count and date of one account. */
export interface Counted {
  committedOn: Day | null;
  payingOn: Day | null;
  leftOn: Day | null;
  liveOn: Day | null;
  impactOn: Day | null;
  renewedOn: Day | null;
  expandedOn: Day | null;
  segment: string;
  owner: string;
  usage: UsageShare | null;
}

export interface Counting {
  readonly accounts: ReadonlyMap<number, Counted>;
  /** The field that makes segments; `null` where none can. */
  readonly field: string | null;
  readonly fields: readonly string[];
  /** The field that names who looks after an account; `null` where none does. */
  readonly owner: string | null;
}

const MOST_VALUES = 40;
const USUAL = ["segment", "region", "industry", "company_size", "motion"];
const OWNER = /owner|csm|success|manager|responsable|betreu/i;

/** Fields of accounts that make a few segments. */
function segmentFields(reader: FactReader): readonly string[] {
  const all = reader.fields();
  const names = new Set(all.map(({ field }) => field));
  const isOfAccounts = (field: string): boolean => names.has(`account.${field}`) || field === "motion" || field === "model";
  return all.flatMap(({ field, values }) =>
    !field.includes(".") && values > 1 && values <= MOST_VALUES && isOfAccounts(field) ? [field] : [],
  );
}

/** The field in which a source keeps who looks after an account. */
const ownerField = (reader: FactReader): string | null =>
  reader
    .fields()
    .map(({ field }) => field)
    .filter((field) => field.startsWith("account.") && OWNER.test(field))
    .sort((a, b) => Number(b === "account.owner") - Number(a === "account.owner") || (a < b ? -1 : 1))[0] ?? null;

/** What the facts say of every customer on a day, or only of some entities. */
export async function countedOf(
  { reader, through }: View,
  { ownerOf }: Directory,
  on: Day,
  asked: string | undefined,
  among: readonly number[] | null = null,
): Promise<Counting> {
  const fields = segmentFields(reader);
  if (asked !== undefined && !reader.fields().some(({ field }) => field === asked))
    throw badRequest("no_such_field", `Nothing in the ledger has a field “${asked}”. Fields: ${fields.join(", ") || "none yet"}.`);
  const field = asked ?? USUAL.find((one) => fields.includes(one)) ?? fields[0] ?? null;
  const accounts = new Map<number, Counted>();
  const of = (account: number): Counted => {
    const known = accounts.get(account) ?? emptyCounted();
    accounts.set(account, known);
    return known;
  };
  const own: readonly Condition[] = among === null ? [] : [{ column: "entity", in: among }];
  await addStages(reader, on, own, (entity) => of(ownerOf.get(entity) ?? entity));
  await addPayments(reader, on, own, of);
  await addLabels(reader, field, own, of);
  if (through !== null) {
    const month: Month = lastFullMonth(day(Math.min(on, through)));
    for (const [account, share] of await usageOf(reader, month, own)) of(account).usage = share;
  }
  return { accounts, field, fields, owner: ownerField(reader) };
}

const emptyCounted = (): Counted => ({
  committedOn: null,
  payingOn: null,
  leftOn: null,
  liveOn: null,
  impactOn: null,
  renewedOn: null,
  expandedOn: null,
  segment: "",
  owner: "",
  usage: null,
});

type Dated = "committedOn" | "liveOn" | "impactOn" | "renewedOn" | "expandedOn";
const DATES: readonly (readonly [BowtieState, Dated])[] = [
  ["commit", "committedOn"],
  ["live", "liveOn"],
  ["impact", "impactOn"],
  ["renewed", "renewedOn"],
  ["expanded", "expandedOn"],
];
const IMPLIED = evidences.indexOf("implied");

/** First days of the states from the commit on. An impact or a renewal that only a later state implies is nothing anybody saw. */
async function addStages(reader: FactReader, on: Day, own: readonly Condition[], of: (entity: number) => Counted): Promise<void> {
  const dates = new Map(DATES.map(([state, name]) => [stateIndex(state), name]));
  const rows = await reader.sums({
    fact: "stage",
    sums: [],
    by: ["entity", "state", "day", "evidence"].map((column) => ({ column })),
    where: [{ column: "state", in: [...dates.keys()] }, { column: "day", to: on }, ...own],
  });
  for (const { keys } of rows) {
    const [entity = 0, state = 0, at = 0, evidence = 0] = keys.map(Number);
    const name = dates.get(state);
    if (name === undefined || (evidence === IMPLIED && name !== "committedOn" && name !== "liveOn")) continue;
    const counted = of(entity);
    const known = counted[name];
    if (known === null || at < known) counted[name] = day(at);
  }
}

/** Since when each pays and when it was lost; who paid before the data begins has no commit that anybody saw. */
async function addPayments(reader: FactReader, on: Day, own: readonly Condition[], of: (account: number) => Counted): Promise<void> {
  const rows = await reader.sums({
    fact: "movement",
    sums: ["logos"],
    by: ["entity", "day", "cohort"].map((column) => ({ column })),
    where: [{ column: "logos", in: [-1, 1] }, { column: "day", to: on }, ...own],
  });
  const standing = new Map<number, number>();
  for (const {
    keys,
    sums: [logos = 0n],
  } of rows) {
    const [entity = 0, at = 0, cohort = 0] = keys.map(Number);
    const counted = of(entity);
    if (counted.payingOn === null || at < counted.payingOn) counted.payingOn = day(at);
    if (cohort > 0 && counted.committedOn === null) counted.committedOn = day(at);
    if (cohort > 0 && counted.committedOn !== null && at < counted.committedOn) counted.committedOn = day(at);
    if (logos < 0n && (counted.leftOn === null || at > counted.leftOn)) counted.leftOn = day(at);
    standing.set(entity, (standing.get(entity) ?? 0) + Number(logos));
  }
  for (const [entity, logos] of standing) if (logos > 0) of(entity).leftOn = null;
}

async function addLabels(
  reader: FactReader,
  field: string | null,
  own: readonly Condition[],
  of: (account: number) => Counted,
): Promise<void> {
  const owner = ownerField(reader);
  const fields = [field, owner].filter((one) => one !== null);
  if (fields.length === 0) return;
  const rows = await reader.sums({
    fact: "measure",
    sums: [],
    by: [{ column: "entity" }, ...fields.map((one) => ({ field: one }))],
    where: [MEMBERS, ...own],
  });
  const text = (key: number | string | null | undefined): string => (typeof key === "string" ? key : "");
  for (const { keys } of rows) {
    const counted = of(Number(keys[0]));
    if (field !== null) counted.segment = text(keys[1]);
    if (owner !== null) counted.owner = text(keys.at(-1));
  }
}
