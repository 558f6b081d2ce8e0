import { type Day, day, rateOf } from "../../domain/index.ts";
import {
  type BaseAccount,
  chainsOf,
  confirmationsOf,
  impactRecurrence,
  isCustomer,
  outcomesByBucket,
  oversold,
  oversoldRates,
  type PromisesKept,
  promisesKept,
  promisesTogether,
  USUAL_DAYS,
  type UsageShare,
  usageAndOutcome,
  waitingForValue,
  waitingLimits,
} from "../../team/base/index.ts";
import { isStale } from "../../team/plans/index.ts";
import { type Looked, listed, said } from "./looked.ts";

const kept = ({ key, ...rest }: PromisesKept) => ({ key: said(key), ...rest });

/** Fates in the order one wants to look at them. */
const WORST_FIRST = ["lost", "broken", "open", "agreed", "delivered", "confirmed", "dropped"] as const;

/** Promised against delivered, with every promise on its way. */
export function promisesOf({ written, on, question: { by, limit } }: Looked) {
  const chains = [...chainsOf(written, on)].sort((a, b) => WORST_FIRST.indexOf(a.fate) - WORST_FIRST.indexOf(b.fate));
  return {
    all: kept(promisesTogether(written, on)),
    groups: promisesKept(written, on, by).map(kept),
    list: listed(
      chains,
      limit,
      ({ account }) => account,
      ({ planId, promiseId, text, quote, fate, links, breaksAt }) => ({
        plan: planId,
        promise: promiseId,
        text,
        quote,
        fate,
        links: { ...links },
        breaksAt,
      }),
    ),
  };
}

/** Who waits for value longer than its segment may. */
export function waitingOf({ groups, on, question: { wait, limit } }: Looked) {
  const own = waitingLimits(groups, on, wait ?? USUAL_DAYS);
  const limits = new Map(own.map(({ segment, days }) => [segment, wait ?? days]));
  const limitOf = (segment: string): number => limits.get(segment) ?? USUAL_DAYS;
  const { total, first } = waitingForValue(groups, on, { limits, usual: USUAL_DAYS, most: limit });
  return {
    list: {
      ...listed(
        first,
        limit,
        ({ account }) => account,
        ({ account: { committedOn, liveOn, segment }, days }) => ({
          committedOn: committedOn ?? day(on - days),
          liveOn,
          days,
          limit: limitOf(segment),
        }),
      ),
      total,
    },
    limits: own.map(({ segment, days, n, median, basis }) => ({
      segment: said(segment),
      days: wait ?? days,
      n,
      median,
      basis: wait === undefined ? basis : ("asked" as const),
    })),
  };
}

/** Usage set against outcomes. */
export function usageOf({ groups, on, question: { limit } }: Looked, shareOf: (account: string) => UsageShare | null) {
  const { highUsageWithoutOutcome, lowUsageWithOutcome, knownUsage, unknownUsage } = usageAndOutcome(groups, on);
  const tell = (account: BaseAccount) => ({
    usage: account.usage ?? 0,
    basis: shareOf(account.id)?.basis ?? "own_usual",
    confirmedOn: confirmationsOf(account, on).at(-1) ?? null,
  });
  const itself = (account: BaseAccount): BaseAccount => account;
  const byUsage = (some: readonly BaseAccount[], sign: number) => [...some].sort((a, b) => sign * ((a.usage ?? 0) - (b.usage ?? 0)));
  return {
    // Those with a plan first: of them somebody should know a result.
    busy: listed(
      byUsage(highUsageWithoutOutcome, -1).sort((a, b) => Number(b.plans.length > 0) - Number(a.plans.length > 0)),
      limit,
      itself,
      tell,
    ),
    quiet: listed(byUsage(lowUsageWithOutcome, 1), limit, itself, tell),
    known: knownUsage,
    unknown: unknownUsage,
  };
}

/** More promised or sold than delivered or used. */
export function oversoldOf({ groups, on, question: { by, limit } }: Looked) {
  const rates = oversoldRates(groups, on, by);
  const sum = (of: "hits" | "n"): number => rates.reduce((total, { rate }) => total + rate[of], 0);
  return {
    all: rateOf(sum("hits"), sum("n")),
    groups: rates.map(({ key, rate }) => ({ key: said(key), rate })),
    list: listed(
      oversold(groups, on),
      limit,
      ({ account }) => account,
      ({ account: { usage, committedOn, leftOn }, signs }) => ({ signs: [...signs], usage, committedOn, leftOn }),
    ),
  };
}

/** Outcomes by bucket, and whose impact came back quarter after quarter. */
export function outcomesOf({ written, on, question: { limit } }: Looked) {
  const recurring = written
    .filter((account) => account.plans.length > 0 && isCustomer(account, on))
    .flatMap((account) => {
      const share = impactRecurrence(account, on);
      return share === null ? [] : [{ account, share }];
    })
    .sort((a, b) => a.share - b.share);
  return {
    buckets: outcomesByBucket(written, on).map(({ confirmed, claimed, ...rest }) => ({
      ...rest,
      confirmed: [...confirmed],
      claimed: [...claimed],
    })),
    recurrence: listed(
      recurring,
      limit,
      ({ account }) => account,
      ({ share }) => ({ share }),
    ),
  };
}

/** Plans that nobody has touched for too long, of deals that go on and of customers that are here. */
export function staleOf({ written, on, question: { limit } }: Looked) {
  const isOver = ({ leftOn }: BaseAccount, at: Day): boolean => leftOn !== null && leftOn <= at;
  const stale = written
    .filter((account) => account.plans.length > 0 && !isOver(account, on))
    .flatMap((account) => account.plans.filter((plan) => isStale(plan, on)).map((plan) => ({ account, plan })))
    .sort((a, b) => a.plan.updatedOn - b.plan.updatedOn);
  return listed(
    stale,
    limit,
    ({ account }) => account,
    ({ plan: { id, phase, updatedOn } }) => ({ plan: id, stalePlan: id, phase, updatedOn, days: on - updatedOn }),
  );
}
