import {
  type Currency,
  type Day,
  day,
  firstDay,
  formatDay,
  lastDay,
  type Month,
  minorDigits,
  month,
  monthlyMinor,
  monthOf,
  parseDay,
  remembering,
  type Settings,
} from "../../domain/index.ts";
import { activitiesByMonth, activityTypes, coverageOfExports, type DatedFigure, daysToStates, newestReported } from "../../ledger/index.ts";
import { type LedgerTake, ledgerTakes, type MeterTake } from "../../standard/index.ts";
import type { Reading } from "../../team/plans/index.ts";
import { type Context, today, zoneOf } from "../context.ts";
import { withView } from "../evaluate.ts";
import { QUIET_DAYS } from "../scope.ts";
import { type Found, Lookups, subjectsNamed } from "../workspace/lookups.ts";

/** A figure of an account that the ledger is asked for. */
export interface WantedFigure {
  readonly account: number;
  readonly meter: string;
  readonly take: LedgerTake;
}

export const isOfLedger = (take: MeterTake): take is LedgerTake => ledgerTakes.some((one) => one === take);

export const keyOfFigure = ({ account, meter, take }: WantedFigure): string => `${account} ${take} ${meter}`;

/** What is known of a figure: dated values, or changes of a level by month; and the newest day on which files know anything of its account. */
interface Known {
  readonly values: readonly { readonly on: Day; readonly value: number }[];
  readonly newest: Day | null;
}

const usual = { level: "customer" } as const;
const silently = (): void => undefined;

const figures = new WeakMap<Settings, WeakMap<Context["storage"], Lookups<WantedFigure, Known>>>();

/** One memory for each way of counting: money follows from it. */
function lookups(context: Context): Lookups<WantedFigure, Known> {
  const { current } = context.counting;
  const own = figures.get(current) ?? new WeakMap<Context["storage"], Lookups<WantedFigure, Known>>();
  figures.set(current, own);
  const known =
    own.get(context.storage) ?? new Lookups<WantedFigure, Known>(context.storage.pool, keyOfFigure, (wanted) => read(context, wanted));
  own.set(context.storage, known);
  return known;
}

async function read(context: Context, wanted: readonly WantedFigure[]): Promise<readonly Found<Known>[]> {
  const { pool } = context.storage;
  const of = (take: LedgerTake) => wanted.filter((one) => one.take === take).map(({ account, meter }) => ({ account, what: meter }));
  const rows = new Map<string, { on: Day; value: number }[]>();
  const add = (take: LedgerTake, found: readonly DatedFigure[]): void => {
    for (const { account, what, on, value } of found) {
      const key = keyOfFigure({ account, meter: what, take });
      const at = parseDay(on);
      if (at !== null) rows.set(key, [...(rows.get(key) ?? []), { on: at, value }]);
    }
  };
  add("events_of_month", await activitiesByMonth(pool, of("events_of_month")));
  add("days_to_state", await daysToStates(pool, of("days_to_state")));
  add("revenue_of_month", await revenueChanges(context, of("revenue_of_month")));
  const accounts = [...new Set(wanted.map(({ account }) => account))];
  const subjects = await subjectsNamed(pool, accounts);
  const newest = await newestReported(pool, accounts, formatDay(today(context)));
  return wanted.flatMap((one) => {
    const unit = subjects.get(String(one.account))?.unit;
    const value = { values: rows.get(keyOfFigure(one)) ?? [], newest: parseDay(newest.get(one.account) ?? "") };
    return unit === undefined ? [] : [{ key: keyOfFigure(one), unit, value }];
  });
}

/** What each month changed of what accounts pay in a currency, in its major units: the facts every metric of revenue sums. */
function revenueChanges(context: Context, wanted: readonly { readonly account: number; readonly what: string }[]) {
  if (wanted.length === 0) return [];
  const isWanted = new Set(wanted.map(({ account, what }) => `${account} ${what}`));
  return withView(context, usual, silently, async ({ reader }): Promise<readonly DatedFigure[]> => {
    const found = await reader.sums({
      fact: "movement",
      sums: ["amount"],
      by: ["entity", "currency", "month"].map((column) => ({ column })),
      where: [{ column: "entity", in: [...new Set(wanted.map(({ account }) => account))] }],
    });
    return found
      .flatMap(({ keys: [entity, currency, at], sums: [amount = 0n] }) =>
        isWanted.has(`${entity} ${currency}`) && amount !== 0n
          ? [
              {
                account: Number(entity),
                what: String(currency),
                on: formatDay(firstDay(month(Number(at)))),
                value: monthlyMinor(amount) / 10 ** minorDigits(String(currency) as Currency),
              },
            ]
          : [],
      )
      .sort((a, b) => (a.on < b.on ? -1 : 1));
  });
}

/** The last month that is over by a day. */
const lastWhole = (through: Day): Month => {
  const at = monthOf(through);
  return lastDay(at) <= through ? at : month(at - 1);
};

/** How far files speak of an account: as far as they say they do, else until the newest of them came, unless that was an old export. */
function spokenOf({ newest }: Known, { stated, recorded }: Spoken): Day | null {
  const since = recorded === null || (newest !== null && recorded - newest > QUIET_DAYS) ? newest : recorded;
  return stated === null ? since : since === null || recorded === null ? stated : day(Math.max(stated, since));
}

type Spoken = Awaited<ReturnType<typeof coverageOfExports>>;

/**
 * Readings of a figure, as far as the ledger speaks. A month without an activity counts as none, from the first one on; revenue stays as it was until
 * something changes it.
 */
const readingsOf = remembering((known: Known, take: LedgerTake, meter: string, through: Day | null): readonly Reading[] => {
  const { values } = known;
  const [first] = values;
  if (first === undefined || through === null) return [];
  if (take === "days_to_state") return values.flatMap(({ on, value }) => (on > through ? [] : [{ meter, take, on, value }]));
  const by = new Map(values.map(({ on, value }) => [monthOf(on), value]));
  const readings: Reading[] = [];
  let level = 0;
  for (let at: number = monthOf(first.on); at <= lastWhole(through); at++) {
    const value = by.get(month(at)) ?? 0;
    level = take === "revenue_of_month" ? Math.round((level + value) * 10_000) / 10_000 : value;
    readings.push({ meter, take, on: day(lastDay(month(at))), value: level });
  }
  return readings;
});

/** Readings of what the ledger counts, by the key of each figure; the same list as before where neither it nor how far it speaks changed. */
export async function figuresRead(context: Context, wanted: readonly WantedFigure[]): Promise<ReadonlyMap<string, readonly Reading[]>> {
  if (wanted.length === 0) return new Map();
  const through = await withView(context, usual, silently, async (view) => view.through);
  const spoken = await coverageOfExports(context.storage.pool, zoneOf(context));
  const known = await lookups(context).of(wanted);
  // A month without an activity is only none where files would have told of one; revenue is what it is wherever the ledger speaks.
  const until = (own: Known, take: LedgerTake): Day | null => (take === "events_of_month" ? spokenOf(own, spoken) : through);
  return new Map(
    wanted.flatMap((one) => {
      const own = known.get(keyOfFigure(one));
      return own === undefined ? [] : [[keyOfFigure(one), readingsOf(own, one.take, one.meter, until(own, one.take))] as const];
    }),
  );
}

/** States after the sale whose days can be counted. */
const STATES = ["live", "impact"] as const;

/** What the ledger counts of an account: activities of each of its types, recurring revenue in each of its currencies, days to what comes after the sale. */
export async function figuresOf(context: Context, account: number): Promise<readonly Omit<WantedFigure, "account">[]> {
  const types = await activityTypes(context.storage.pool, account);
  const currencies = await withView(context, usual, silently, async ({ reader }) => {
    const where = [{ column: "entity", in: [account] }] as const;
    return (await reader.sums({ fact: "movement", sums: ["amount"], by: [{ column: "currency" }], where })).map(({ keys }) =>
      String(keys[0]),
    );
  });
  return [
    ...types.map((meter) => ({ take: "events_of_month" as const, meter })),
    ...currencies.sort().map((meter) => ({ take: "revenue_of_month" as const, meter })),
    ...STATES.map((meter) => ({ take: "days_to_state" as const, meter })),
  ];
}
