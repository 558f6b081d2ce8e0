import type { Condition, FactReader } from "../../analytics/index.ts";
import type { ListedAccount } from "../../contract/index.ts";
import { type Day, day, formatDay, formatMonth, type Month, month, monthOf } from "../../domain/index.ts";
import { measures, renewalOutcomes } from "../../facts/index.ts";
import { type Paid, paidOf } from "./levels.ts";

/** What the facts say of an account in a list. */
export type Standing = Pick<ListedAccount, "revenue" | "since" | "model" | "motion" | "nextRenewal">;

const NOTHING: Paid[] = [];

/** How accounts stand: of all of them, or of those named. */
export async function standings(
  reader: FactReader,
  through: Day | null,
  accounts?: readonly number[],
): Promise<(account: number) => Standing> {
  const among: readonly Condition[] = accounts === undefined ? [] : [{ column: "entity", in: accounts }];
  const payments = through === null ? new Map<number, Payments>() : await paymentsOf(reader, monthOf(through), among);
  const dimensions = await dimensionsOf(reader, among);
  const renewals = await nextRenewals(reader, among);
  return (account) => ({
    revenue: payments.get(account)?.revenue ?? NOTHING,
    since: payments.get(account)?.since ?? null,
    model: dimensions.get(account)?.model ?? null,
    motion: dimensions.get(account)?.motion ?? null,
    nextRenewal: renewals.get(account) ?? null,
  });
}

interface Payments {
  readonly revenue: Paid[];
  /** Month of the first payment; null for those who paid before the data begins. */
  readonly since: string | null;
}

/** What each account pays at the end of a month, and since when. */
async function paymentsOf(reader: FactReader, upTo: Month, among: readonly Condition[]): Promise<ReadonlyMap<number, Payments>> {
  const by = ["entity", "currency", "cohort"].map((column) => ({ column }));
  const rows = await reader.sums({ fact: "movement", sums: ["amount"], by, where: [{ column: "month", to: upTo }, ...among] });
  const found = new Map<number, { levels: Map<string, bigint>; first: number }>();
  for (const { keys, sums } of rows) {
    const entity = Number(keys[0]);
    const known = found.get(entity) ?? { levels: new Map<string, bigint>(), first: 0 };
    const cohort = Number(keys[2]);
    if (cohort > 0 && (known.first === 0 || cohort < known.first)) known.first = cohort;
    if (typeof keys[1] === "string") known.levels.set(keys[1], (known.levels.get(keys[1]) ?? 0n) + (sums[0] ?? 0n));
    found.set(entity, known);
  }
  const months = new Map<number, string>();
  const monthNamed = (at: number): string => {
    const known = months.get(at) ?? formatMonth(month(at));
    months.set(at, known);
    return known;
  };
  return new Map(
    [...found].map(([entity, { levels, first }]) => [entity, { revenue: paidOf(levels), since: first === 0 ? null : monthNamed(first) }]),
  );
}

export const MEMBERS = { column: "measure", in: [measures.indexOf("member")] } as const;

async function dimensionsOf(
  reader: FactReader,
  among: readonly Condition[],
): Promise<ReadonlyMap<number, { readonly model: string | null; readonly motion: string | null }>> {
  const rows = await reader.sums({
    fact: "measure",
    sums: [],
    by: [{ column: "entity" }, { field: "model" }, { field: "motion" }],
    where: [MEMBERS, ...among],
  });
  const text = (key: number | string | null | undefined): string | null => (typeof key === "string" ? key : null);
  return new Map(rows.map(({ keys: [entity, model, motion] }) => [Number(entity), { model: text(model), motion: text(motion) }]));
}

/** The nearest end of a term whose outcome is still open. */
async function nextRenewals(reader: FactReader, among: readonly Condition[]): Promise<ReadonlyMap<number, string>> {
  const rows = await reader.sums({
    fact: "renewal",
    sums: [],
    by: [{ column: "entity" }, { column: "due_day" }],
    where: [{ column: "outcome", in: [renewalOutcomes.indexOf("open")] }, ...among],
  });
  const next = new Map<number, number>();
  for (const { keys } of rows) {
    const [entity = 0, due = 0] = keys.map(Number);
    next.set(entity, Math.min(due, next.get(entity) ?? due));
  }
  return new Map([...next].map(([entity, due]) => [entity, formatDay(day(due))]));
}
