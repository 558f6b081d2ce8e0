import type { Actions, ActionsRequest, CalibratedView, GrowthModel } from "../../contract/index.ts";
import { formatMonth, month, parseMonth } from "../../domain/index.ts";
import { type Change, COMMON_SHOCK, type Reach, reachesOf, sensitivity, simulate, type Target, targetLift } from "../../growth/index.ts";
import { isDue, type Play, plays } from "../../standard/index.ts";
import type { Context } from "../context.ts";
import type { Report } from "../progress.ts";
import { adviceOn } from "./advice.ts";
import { growthModelOf } from "./model.ts";
import { calendarMonth, questionOf, targetOf } from "./simulate.ts";

const RUNS = 1000;
const SEED = 1;
const ASSUMED_MONTHS = 24;
const ASSUMED_MORE = 1.1;
/** Months in which a lever is brought to its value. */
const REACHED_IN = 3;
/** Of the levers that add most, so many are run many times. */
const CANDIDATES = 16;

interface Candidate {
  readonly name: string;
  readonly reach: Reach<CalibratedView["feasible"][number]>;
  readonly arr: number;
  readonly change: Change;
}

/** What to do next: each weak lever with the play for it, ranked by what it adds to the chance of the target. */
export async function actionsOf(context: Context, request: ActionsRequest, report: Report = () => undefined): Promise<Actions> {
  const { scenario, limit } = request;
  const model = await growthModelOf(context, questionOf(scenario), report);
  const { target, isAssumed } = aimOf(request, model);
  const candidates = candidatesOf(request, model, target).slice(0, Math.max(CANDIDATES, limit));
  const lifted = targetLift({
    segments: model.segments,
    changes: scenario.changes,
    scenarios: candidates.map(({ name, change }) => ({ name, changes: [change] })),
    target,
    runs: RUNS,
    seed: SEED,
    startMonth: calendarMonth(model),
    shock: COMMON_SHOCK,
    noise: true,
    onProgress: (done, total) => report({ phase: "simulating", label: scenario.name, done, total }),
  });
  const actions = lifted.scenarios.flatMap(({ name, lift, liftError }) => {
    const found = candidates.find((one) => one.name === name);
    return found === undefined ? [] : [actionOf(found, lift, liftError)];
  });
  const start = parseMonth(model.startMonth) ?? month(0);
  return {
    startMonth: model.startMonth,
    currency: model.currency,
    target: { arr: target.arr, month: formatMonth(month(start + target.month)), isAssumed },
    chance: lifted.base.chance,
    runs: RUNS,
    actions: actions.toSorted((a, b) => b.lift - a.lift || b.arr - a.arr).slice(0, limit),
    advice: await adviceOn(context, request, model, report),
  };
}

/** The scenario's target; else a tenth more than the model expects in two years. */
function aimOf({ scenario }: ActionsRequest, model: GrowthModel): { readonly target: Target; readonly isAssumed: boolean } {
  const own = targetOf(scenario, model, 120);
  if (own !== null) return { target: own, isAssumed: false };
  const segments = model.segments.map((one) => one.model);
  const { total } = simulate({ segments, months: ASSUMED_MONTHS, changes: scenario.changes, startMonth: calendarMonth(model) });
  return { target: { arr: (total.arr.at(-1) ?? 0) * ASSUMED_MORE, month: ASSUMED_MONTHS - 1 }, isAssumed: true };
}

/** Every lever that can be better and that a play works on, those that add most first. */
function candidatesOf({ scenario }: ActionsRequest, model: GrowthModel, target: Target): readonly Candidate[] {
  const { levers } = reachesOf(model.segments, scenario.changes, scenario.limits);
  const { levers: effects } = sensitivity({
    segments: model.segments.map((one) => one.model),
    changes: scenario.changes,
    startMonth: calendarMonth(model),
    horizons: [target.month + 1],
    targets: Object.fromEntries(levers.map(({ segment, lever, to }) => [`${segment}:${lever}`, to])),
  });
  return levers
    .flatMap((reach): Candidate[] => {
      const { segment, lever, to, how } = reach;
      const arr = effects.find((effect) => effect.segment === segment && effect.lever === lever)?.toTarget?.arr[0] ?? 0;
      if (how === "none" || arr <= 0 || playsFor(lever).length === 0) return [];
      return [{ name: `${segment}:${lever}`, reach, arr, change: { segment, lever, by: "to", amount: to, ramp: REACHED_IN } }];
    })
    .sort((a, b) => b.arr - a.arr);
}

function actionOf({ reach, arr }: Candidate, lift: number, liftError: number): Actions["actions"][number] {
  const { segment, lever, value, to, how } = reach;
  const ahead = how === "benchmark" ? reach.benchmark : null;
  const suited = playsFor(lever).map((play) => ({ play, isDue: dueNow(play, lever, value, ahead?.value ?? null) }));
  const ordered = suited.toSorted((a, b) => Number(b.isDue) - Number(a.isDue));
  return {
    segment,
    lever,
    value,
    to,
    why: ahead !== null ? "below_benchmark" : how === "yours" ? "own_limit" : "room",
    benchmark: ahead?.benchmark ?? null,
    source: ahead?.source ?? null,
    arr,
    lift,
    liftError,
    ownerRole: ordered[0]?.play.ownerRole ?? "revops",
    plays: ordered.map(({ play, isDue: due }) => ({ id: play.id, isDue: due })),
  };
}

/** Plays that move a lever, those whose main aim it is first. */
const playsFor = (lever: string): readonly Play[] =>
  plays
    .filter((play) => (play.levers as readonly string[]).includes(lever))
    .toSorted((a, b) => (a.levers as readonly string[]).indexOf(lever) - (b.levers as readonly string[]).indexOf(lever));

function dueNow({ trigger }: Play, lever: string, value: number, against: number | null): boolean {
  if (trigger.kind === "metric" || trigger.lever !== lever || trigger.kind === "past") return false;
  return isDue(trigger, { value, against: trigger.kind === "benchmark" ? against : null });
}
