import type { Difference, DifferenceCause, DifferenceQuestion, DifferenceSide } from "../../contract/index.ts";
import { formatPeriod } from "../../domain/index.ts";
import type { ToolProfile } from "../../standard/index.ts";
import type { Context } from "../context.ts";
import { methodOf } from "../evaluate.ts";
import type { Report } from "../progress.ts";
import { settingsFor } from "../scope.ts";
import { seriesCauses } from "./accounts.ts";
import { betweenSeries } from "./between-series.ts";
import { exact, told, turnedCause } from "./causes.ts";
import { changedRecords } from "./records.ts";
import { likeOf, type OurSide, parseSide, type SeriesSide, type Side } from "./side.ts";
import { type Address, type Answered, addressOf, answerState, type State, type Value, valueAt, type Wanted, wantedOf } from "./state.ts";
import { settingSteps, timeSteps } from "./steps.ts";
import { theirsOf } from "./theirs.ts";
import { backwards, counted, type Move, turned, walk } from "./walk.ts";

/** A state of ours that was asked, or what a series says. */
type End =
  | { readonly kind: "ours"; readonly side: OurSide; readonly state: State; readonly value: Value }
  | { readonly kind: "series"; readonly side: SeriesSide; readonly theirs: Awaited<ReturnType<typeof theirsOf>>; readonly value: Value };

/** Why a number differs between two sides: causes that add up to the difference, each down to the records and entries. */
export async function differenceOf(context: Context, question: DifferenceQuestion, report: Report = () => undefined): Promise<Difference> {
  const wanted = wantedOf(question);
  const sides = [await parseSide(context, question.from, question), await parseSide(context, question.to, question)] as const;
  const { address, ends } = await bothEnds(context, wanted, sides, report);
  const [from, to] = ends;
  const like = likeness(sides, question.like);
  const difference = from.value.value === null || to.value.value === null ? null : to.value.value - from.value.value;
  const causes = difference === null ? [] : await causesOf(context, wanted, address, ends, like, report);
  return {
    metric: wanted.metric.id,
    period: formatPeriod(wanted.period),
    ...(address.part === undefined ? {} : { part: address.part }),
    unit: wanted.metric.unit,
    ...(address.currency === undefined || !wanted.metric.perCurrency ? {} : { currency: address.currency }),
    level: question.level,
    from: from.value.value,
    to: to.value.value,
    difference,
    ...(like === null ? {} : { like: like.name }),
    sides: { from: sideView(from), to: sideView(to) },
    causes: exact(causes, difference ?? 0),
  };
}

function likeness(sides: readonly Side[], said: string | undefined): ToolProfile | null {
  const series = sides.filter((side) => side.kind === "series");
  const [only] = series;
  return series.length === 1 && only ? likeOf(only.name, said) : null;
}

const stateOf = ({ settings, asOf, profile }: OurSide, { metric, question }: Wanted): State => ({
  settings,
  asOf,
  method: methodOf(metric, { method: question.method, profile: profile?.name }),
});

/** Both numbers, and which of several values they are. */
async function bothEnds(context: Context, wanted: Wanted, sides: readonly [Side, Side], report: Report) {
  const answered: (Answered | null)[] = [];
  for (const [i, side] of sides.entries())
    answered.push(side.kind === "series" ? null : await answerState(context, wanted, stateOf(side, wanted), counted(report, i, 2)));
  let address = addressOf(
    wanted,
    answered.filter((one) => one !== null),
  );
  const end = async (side: Side, found: Answered | null | undefined): Promise<End> => {
    if (side.kind === "ours") {
      return {
        kind: "ours",
        side,
        state: stateOf(side, wanted),
        value: found ? valueAt(found, address, wanted) : { value: null, reason: "no_data" },
      };
    }
    const theirs = await theirsOf(context, side, wanted, address);
    if (wanted.metric.perCurrency && address.currency === undefined) address = { ...address, currency: theirs.currency };
    return { kind: "series", side, theirs, value: { value: theirs.total } };
  };
  const ends = [await end(sides[0], answered[0]), await end(sides[1], answered[1])] as const;
  return { address, ends };
}

type Ends = readonly [End, End];

async function causesOf(
  context: Context,
  wanted: Wanted,
  address: Address,
  [from, to]: Ends,
  like: ToolProfile | null,
  report: Report,
): Promise<DifferenceCause[]> {
  if (from.kind === "series" && to.kind === "series") {
    const unit = wanted.metric.unit === "money" ? "money" : "count";
    return betweenSeries(context, unit, { ...from.theirs, name: from.side.name }, { ...to.theirs, name: to.side.name });
  }
  if (from.kind === "ours" && to.kind === "ours")
    return told(context, wanted, await waysBetween(context, wanted, address, from, to, report));
  if (from.kind === "series" && to.kind === "ours")
    return (await towards(context, wanted, address, to, from, like, report)).map(turnedCause).reverse();
  return from.kind === "ours" && to.kind === "series" ? towards(context, wanted, address, from, to, like, report) : [];
}

type Ours = Extract<End, { readonly kind: "ours" }>;
type TheirEnd = Extract<End, { readonly kind: "series" }>;

/** Counting first, as of the first moment; then what was recorded from the first moment to the second. */
async function waysBetween(
  context: Context,
  wanted: Wanted,
  address: Address,
  from: Ours,
  to: Ours,
  report: Report,
): Promise<readonly Move[]> {
  if (from.value.value === null || to.value.value === null) return [];
  const start = { state: from.state, value: from.value.value };
  const counting = settingSteps(from.state, to.state.settings, to.state.method);
  if (!isBackwards(from.state.asOf, to.state.asOf)) {
    const steps = [...counting, ...(await timeSteps(context, counting.at(-1)?.to ?? from.state, to.state.asOf))];
    return walk(context, wanted, address, start, steps, to.value, report);
  }
  // Time is walked as it passed, and then told backwards.
  const turning: State = { ...to.state, asOf: from.state.asOf };
  const middle = valueAt(await answerState(context, wanted, turning, report), address, wanted);
  const steps = await timeSteps(context, to.state, from.state.asOf);
  if (middle.value === null) {
    const whys = [...counting.map(({ why }) => why), ...steps.map(({ why }) => turned(why)).reverse()];
    const between = [from.state, to.state] as const;
    return [{ whys, amount: to.value.value - start.value, between, found: await changedRecords(context, wanted, address, between) }];
  }
  const passed = await walk(context, wanted, address, { state: to.state, value: to.value.value }, steps, middle, report);
  return [...(await walk(context, wanted, address, start, counting, middle, report)), ...backwards(passed)];
}

const isBackwards = (from: string | null, to: string | null): boolean => (from === null ? to !== null : to !== null && to < from);

/** From our number to a series: counted like the tool first, then account by account. */
async function towards(
  context: Context,
  wanted: Wanted,
  address: Address,
  ours: Ours,
  series: TheirEnd,
  like: ToolProfile | null,
  report: Report,
): Promise<DifferenceCause[]> {
  const { value } = ours.value;
  if (value === null) return [];
  const { metric, question } = wanted;
  const steps =
    like === null
      ? []
      : settingSteps(
          ours.state,
          settingsFor(context, { profile: like.name, view: ours.state.settings.currencyView, set: question.set }),
          methodOf(metric, { method: question.method, profile: like.name }),
        );
  const target = steps.at(-1)?.to ?? ours.state;
  const alike = steps.length === 0 ? ours.value : valueAt(await answerState(context, wanted, target, report), address, wanted);
  const theirs = { ...series.theirs, name: series.side.name };
  if (alike.value === null) return [...(await seriesCauses(context, wanted, address, { state: ours.state, value }, theirs))];
  const moves = await walk(context, wanted, address, { state: ours.state, value }, steps, alike, report);
  return [
    ...(await told(context, wanted, moves)),
    ...(await seriesCauses(context, wanted, address, { state: target, value: alike.value }, theirs)),
  ];
}

function sideView(end: End): DifferenceSide {
  const { side, value } = end;
  const base = {
    text: side.text,
    value: value.value,
    ...(value.value === null ? { reason: value.reason } : {}),
    ...(side.asOf === null ? {} : { asOf: side.asOf }),
  };
  if (side.kind === "series") return { ...base, kind: "series", name: side.name, title: side.name, limits: [] };
  const method = end.kind === "ours" ? { method: end.state.method } : {};
  if (side.profile === null) return { ...base, ...method, kind: "ours", name: null, title: "OpenBowtie", limits: [] };
  const { name, title, limits } = side.profile;
  return { ...base, ...method, kind: "profile", name, title, limits: [...limits] };
}
