import type { Condition, FactReader } from "../../analytics/index.ts";
import type { Month } from "../../domain/index.ts";
import { layerNames, METER_FIELD, measures, QUANTITY_SCALE } from "../../facts/index.ts";
import { type UsageKnown, type UsageShare, usageShare } from "../../team/base/index.ts";

type Mutable = { -readonly [K in keyof UsageKnown]: UsageKnown[K] } & { meters: UsageKnown["meters"][number][] };

const MONTHS = 12;
/** Meters that count people, as their names tell: they are set against seats. */
const PEOPLE = /user|seat|utilisat|nutzer|member|mitglied/i;
const USAGE = measures.indexOf("usage");
const SEATS = measures.indexOf("seats");
const [USED, COMMITTED] = [layerNames.indexOf("usage"), layerNames.indexOf("committed")];

const quantity = (scaled: bigint): number => Number(scaled) / Number(QUANTITY_SCALE);

/** The share of what was bought that each account uses, at the end of a full month; of accounts that meet some conditions. */
export async function usageOf(reader: FactReader, upTo: Month, own: readonly Condition[] = []): Promise<ReadonlyMap<number, UsageShare>> {
  const known = new Map<number, Mutable>();
  const of = (account: number): Mutable => {
    const one = known.get(account) ?? { commitment: null, seats: null, meters: [] };
    known.set(account, one);
    return one;
  };
  await addCommitments(reader, upTo, own, of);
  const active = await addMeters(reader, upTo, own, of);
  await addSeats(reader, upTo, active, own, of);
  const shares = new Map<number, UsageShare>();
  for (const [account, one] of known) {
    const share = usageShare(one);
    if (share !== null) shares.set(account, share);
  }
  return shares;
}

/** Rated usage against what was committed to, where both are of one currency. */
async function addCommitments(reader: FactReader, upTo: Month, own: readonly Condition[], of: (account: number) => Mutable): Promise<void> {
  const rows = await reader.sums({
    fact: "layer",
    sums: ["amount"],
    by: ["entity", "layer", "currency"].map((column) => ({ column })),
    where: [{ column: "layer", in: [USED, COMMITTED] }, { column: "month", to: upTo }, ...own],
  });
  const levels = new Map<number, { used: number; committed: number; currencies: Set<string> }>();
  for (const {
    keys: [entity, layer, currency],
    sums: [amount = 0n],
  } of rows) {
    if (amount === 0n) continue;
    const level = levels.get(Number(entity)) ?? { used: 0, committed: 0, currencies: new Set<string>() };
    levels.set(Number(entity), level);
    level.currencies.add(String(currency));
    level[layer === USED ? "used" : "committed"] += Number(amount);
  }
  for (const [account, { used, committed, currencies }] of levels)
    if (committed > 0 && currencies.size === 1) of(account).commitment = { used, committed };
}

const byMeter = [{ column: "entity" }, { field: METER_FIELD }];

/** The last full month of each meter against a usual one before it; answers with people that were active. */
async function addMeters(
  reader: FactReader,
  upTo: Month,
  own: readonly Condition[],
  of: (account: number) => Mutable,
): Promise<ReadonlyMap<number, number>> {
  const usage = { column: "measure", in: [USAGE] } as const;
  const lasts = await reader.sums({
    fact: "measure",
    sums: ["amount"],
    by: byMeter,
    where: [usage, { column: "month", from: upTo, to: upTo }, ...own],
  });
  const befores = await reader.sums({
    fact: "measure",
    sums: ["amount"],
    by: byMeter,
    where: [usage, { column: "month", from: upTo - MONTHS + 1, to: upTo - 1 }, ...own],
  });
  // A meter that nobody has a reading of in the month was not brought yet: that is not zero.
  const isRead = new Set(lasts.map(({ keys }) => keys[1]));
  const last = new Map(lasts.map(({ keys: [entity, meter], sums: [amount = 0n] }) => [`${entity} ${meter}`, quantity(amount)]));
  const active = new Map<number, number>();
  for (const {
    keys: [entity, meter],
    rows,
    sums: [amount = 0n],
  } of befores) {
    if (!isRead.has(meter ?? null)) continue;
    of(Number(entity)).meters.push({ last: last.get(`${entity} ${meter}`) ?? 0, usual: quantity(amount) / rows, months: rows });
    if (PEOPLE.test(String(meter))) active.set(Number(entity), active.get(Number(entity)) ?? 0);
  }
  for (const {
    keys: [entity, meter],
    sums: [amount = 0n],
  } of lasts)
    if (PEOPLE.test(String(meter))) active.set(Number(entity), (active.get(Number(entity)) ?? 0) + quantity(amount));
  return active;
}

async function addSeats(
  reader: FactReader,
  upTo: Month,
  active: ReadonlyMap<number, number>,
  own: readonly Condition[],
  of: (account: number) => Mutable,
): Promise<void> {
  if (active.size === 0) return;
  const rows = await reader.sums({
    fact: "measure",
    sums: ["amount"],
    by: [{ column: "entity" }],
    where: [{ column: "measure", in: [SEATS] }, { column: "month", to: upTo }, ...own],
  });
  for (const {
    keys,
    sums: [amount = 0n],
  } of rows) {
    const account = Number(keys[0]);
    const people = active.get(account);
    if (people !== undefined && amount > 0n) of(account).seats = { active: people, bought: quantity(amount) };
  }
}
