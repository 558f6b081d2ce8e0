import { type Day, firstDay, lastDay, type Month, monthOf, monthsOf, type Period, parseDay } from "../../src/domain/index.ts";
import { HORIZON } from "./arbitrary.ts";
import type { Rate } from "./metrics.ts";
import type { DealRow, World } from "./world.ts";

/** The way in the order of the standard; what lies after `live` is not in these worlds. */
export const WAY = ["prospect", "mql", "sql", "sal", "commit", "live"] as const;
export type State = (typeof WAY)[number];

/** When a journey entered a state: on a day a source gives, without a day of its own, or because a later state implies it. */
interface Entered {
  readonly on: number;
  readonly known: "dated" | "undated" | "implied";
}
type Journey = ReadonlyMap<State, Entered>;

const dayOf = (text: string): number => Number(parseDay(text));

/** One first sale: the first entry into each state, then what was passed over (semantics B.2, rows 60, 61; standard 1.2.4). */
function journeyOf(world: World, deal: DealRow): Journey {
  const said: [State, number][] = [
    [deal.created_state as State, dayOf(deal.created_on)],
    ...deal.stages.map((stage): [State, number] => [stage.state as State, dayOf(stage.entered_on)]),
  ];
  if (deal.outcome === "won") said.push(["commit", dayOf(deal.closed_on ?? "")]);
  const journey = new Map<State, Entered>();
  for (const [state, on] of said) if (on < (journey.get(state)?.on ?? Number.POSITIVE_INFINITY)) journey.set(state, { on, known: "dated" });
  const commit = journey.get("commit");
  const live = world.reached.find((row) => row.account_id === deal.account_id && row.state === "live");
  if (commit && live) {
    const on = dayOf(live.entered_on);
    journey.set("live", on >= commit.on ? { on, known: "dated" } : { on: commit.on, known: "undated" });
  }
  const whole = new Map(journey);
  for (const [i, state] of WAY.entries()) {
    if (journey.has(state) || state === "live") continue;
    const later = WAY.slice(i + 1, WAY.indexOf("commit") + 1).find((candidate) => journey.has(candidate));
    const next = later === undefined ? undefined : journey.get(later);
    if (next) whole.set(state, { on: next.on, known: "implied" });
  }
  return new Map([...whole].filter(([, { on }]) => on <= HORIZON));
}

const within = (period: Period, on: number): boolean => on >= firstDay(period.from) && on <= lastDay(period.to);

/** Nearest rank: the smallest value that so many of them do not exceed. */
function rank(values: readonly number[], share: number): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(1, Math.ceil(share * sorted.length)) - 1] ?? null;
}

export class Funnel {
  private readonly journeys: readonly Journey[];
  private readonly deals: readonly DealRow[];
  readonly tracked: readonly State[];

  constructor(world: World) {
    this.deals = world.deals.filter((deal) => deal.type === "new" && dayOf(deal.created_on) <= HORIZON);
    this.journeys = this.deals.map((deal) => journeyOf(world, deal));
    this.tracked = WAY.filter((state) => this.journeys.some((journey) => (journey.get(state)?.known ?? "implied") !== "implied"));
  }

  get first(): Month | null {
    const days = this.journeys.flatMap((journey) => [...journey.values()].map(({ on }) => on));
    return days.length === 0 ? null : monthOf(Math.min(...days) as Day);
  }

  next(state: State): State | null {
    return this.tracked.find((candidate) => WAY.indexOf(candidate) > WAY.indexOf(state)) ?? null;
  }

  volume(period: Period, state: State, recorded: boolean): number {
    return this.journeys.filter((journey) => {
      const entered = journey.get(state);
      return entered && within(period, entered.on) && !(recorded && entered.known === "implied");
    }).length;
  }

  /** Days of the journeys that entered a state (in a period) and made the step to the next, both on days a source gives. */
  private days(state: State, next: State, period: Period | null): readonly number[] {
    return this.journeys.flatMap((journey) => {
      const [from, to] = [journey.get(state), journey.get(next)];
      if (from?.known !== "dated" || to?.known !== "dated" || to.on < from.on) return [];
      return period === null || within(period, from.on) ? [to.on - from.on] : [];
    });
  }

  /** Of the journeys that entered a state in months old enough, those that reached another; `null` when no month is. */
  conversion(period: Period, state: State, next: State): Rate | null {
    const usual = Math.ceil(rank(this.days(state, next, null), 0.5) ?? 0);
    const mature = monthsOf(period).filter((one) => lastDay(one) <= HORIZON - usual);
    if (mature.length === 0) return null;
    const entered = this.journeys.filter((journey) => mature.some((one) => within({ from: one, to: one }, journey.get(state)?.on ?? 0)));
    return {
      top: BigInt(entered.filter((journey) => journey.has(next)).length),
      base: BigInt(entered.length),
      n: entered.length,
    };
  }

  time(period: Period, state: State, next: State, share: number): number | null {
    const days = this.days(state, next, period);
    return days.length < 5 ? null : rank(days, share);
  }

  winRate(period: Period, method: string): Rate {
    const created = method === "created_cohort";
    const deals = this.deals.filter((deal) => {
      const on = created ? deal.created_on : deal.outcome === "open" ? null : deal.closed_on;
      return on !== null && on !== undefined && within(period, dayOf(on));
    });
    return { top: BigInt(deals.filter((deal) => deal.outcome === "won").length), base: BigInt(deals.length), n: deals.length };
  }

  salesCycle(period: Period, share: number): number | null {
    const won = this.deals.filter((deal) => deal.outcome === "won" && within(period, dayOf(deal.closed_on ?? "")));
    const days = won.map((deal) => dayOf(deal.closed_on ?? "") - dayOf(deal.created_on));
    return days.length < 5 ? null : rank(days, share);
  }
}
