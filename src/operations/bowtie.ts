import type { Bowtie, BowtieQuestion, BowtieState, MetricQuestion, SeriesPoint } from "../contract/index.ts";
import { badRequest, everyOne, formatDay, formatMonth, formatPeriod, month, type Period, parsePeriod } from "../domain/index.ts";
import { following, type Reason } from "../metrics/index.ts";
import { bowtieStates, type BowtieState as State, stateDefinitions } from "../standard/index.ts";
import { wingOf } from "./bowtie-wing.ts";
import type { Context } from "./context.ts";
import { answer, type View, withView } from "./evaluate.ts";
import type { Report } from "./progress.ts";
import { rangeOf } from "./range.ts";

type PlainPoint = Omit<SeriesPoint, "period" | "part" | "segment">;

const plain = ({ period: _period, part: _part, segment: _segment, ...point }: SeriesPoint): PlainPoint => point;
const unknown: PlainPoint = { value: null, n: 0, reason: "no_data" };

/** Asks single values of one period, of one state of the facts. */
class Asker {
  private readonly view: View;
  private readonly question: BowtieQuestion;
  readonly currency: string | null;

  constructor(view: View, question: BowtieQuestion, currency: string | null) {
    this.view = view;
    this.question = question;
    this.currency = currency;
  }

  async series(metric: string, period: Period, extra: Partial<MetricQuestion> = {}): Promise<readonly SeriesPoint[]> {
    const { where, level, asOf } = this.question;
    const range = { from: formatMonth(period.from), to: formatMonth(period.to) };
    const currency = this.currency === null ? {} : { currency: this.currency };
    return (
      await answer(this.view, {
        metric,
        where,
        level,
        by: "total",
        ...(asOf === undefined ? {} : { asOf }),
        ...currency,
        ...range,
        ...extra,
      })
    ).series;
  }

  /** Business models that the Bowtie puts together. */
  async mixes(period: Period): Promise<readonly string[]> {
    const { where, level } = this.question;
    const range = { from: formatMonth(period.to), to: formatMonth(period.to), by: "total" as const };
    return (await answer(this.view, { metric: "bowtie_volume", where, level, ...range })).mixes ?? [];
  }

  async parts(metric: string, period: Period): Promise<{ part: string; value: PlainPoint }[]> {
    return (await this.series(metric, period)).map((point) => ({ part: point.part ?? "", value: plain(point) }));
  }

  async one(metric: string, period: Period, part?: string, method?: string): Promise<PlainPoint> {
    const points = await this.series(metric, period, method === undefined ? {} : { method });
    const found = part === undefined ? points[0] : points.find((point) => point.part === part);
    return found ? plain(found) : unknown;
  }

  async revenue(period: Period): Promise<Bowtie["revenueBefore"]> {
    const [mrr, arr, nrr, grr] = await everyOne([
      this.one("mrr", period),
      this.one("arr", period),
      this.one("net_revenue_retention", period),
      this.one("gross_revenue_retention", period),
    ]);
    return { mrr, arr, nrr, grr };
  }
}

/** Currencies with customers at the end of a period, the one with most first. */
export async function currenciesOf(
  view: View,
  question: Pick<BowtieQuestion, "where" | "level">,
  period: Period,
): Promise<readonly string[]> {
  const { where, level } = question;
  const points = await answer(view, {
    metric: "mrr",
    where: where.filter(({ field }) => field !== "currency"),
    level,
    by: "total",
    from: formatMonth(period.to),
    to: formatMonth(period.to),
  });
  const found =
    points.currency !== undefined
      ? [{ currency: points.currency, n: 1 }]
      : points.series.flatMap((point) => (point.currency === undefined ? [] : [{ currency: point.currency, n: point.n }]));
  return found.sort((a, b) => b.n - a.n).map(({ currency }) => currency);
}

/** The Bowtie of a period: volumes, conversions, times, recurring value, loops, and what a funnel would leave out. */
export function bowtieOf(context: Context, question: BowtieQuestion, report: Report = () => undefined): Promise<Bowtie> {
  return withView(context, question, report, async (view) => {
    const { span, through, reader } = view;
    if (span === null || through === null)
      throw badRequest("empty_ledger", "The ledger is empty. Import a file first; the Bowtie is drawn from it.");
    const period = rangeOf({ ...question, metric: "bowtie_volume", by: "total" }, through, span.first);
    const before = comparedWith(period, question.against);
    const currencies = await currenciesOf(view, question, period);
    const wanted =
      question.currency?.toUpperCase() ?? question.where.find(({ field }) => field === "currency")?.values[0] ?? currencies[0] ?? null;
    const ask = new Asker(view, question, wanted);
    const whole: Period = { from: span.first, to: period.to };
    const [states, movements, lost, loops, live, now, past, lifetime, mixes] = await everyOne([
      statesOf(ask, period, before, before.to >= span.first),
      ask.parts("mrr_movements", period),
      ask.parts("churned_mrr", period),
      ask.parts("loop_contribution", period),
      ask.one("live_mrr", period),
      ask.revenue(period),
      ask.revenue(before),
      lifetimeShare(ask, whole),
      ask.mixes(period),
    ]);
    const movement = (part: string): PlainPoint => movements.find((point) => point.part === part)?.value ?? unknown;
    return {
      through: formatDay(through),
      position: reader.mark.position,
      period: formatPeriod(period),
      before: formatPeriod(before),
      currency: wanted,
      currencies: [...currencies],
      mixes: [...mixes],
      states,
      revenue: { ...now, liveMrr: live, newMrr: movement("new"), expansion: movement("expansion") },
      revenueBefore: past,
      movements,
      lost,
      wing: wingOf(
        movements,
        lost,
        states.some(({ state, tracked }) => state === "live" && tracked),
      ),
      loops: [
        { loop: "renewal", value: states.find((state) => state.state === "renewed")?.volume ?? unknown },
        ...loops.map(({ part, value }) => ({ loop: part, value })),
      ],
      constraint: constraintOf(states),
      funnel: { arrShare: arrShare(now.mrr, movement("new")), lifetimeShare: lifetime },
    };
  });
}

function comparedWith(period: Period, against: string | undefined): Period {
  if (against === undefined) return { from: month(2 * period.from - period.to - 1), to: month(period.from - 1) };
  const wanted = parsePeriod(against);
  if (!wanted) throw badRequest("bad_period", `“${against}” is no period. Write 2026-06, 2026-Q2 or 2026.`);
  return wanted;
}

async function statesOf(ask: Asker, period: Period, before: Period, hasBefore: boolean): Promise<BowtieState[]> {
  const past = async (metric: string): Promise<readonly SeriesPoint[]> => (hasBefore ? ask.series(metric, before) : []);
  const [volumes, recorded, conversions, times, volumesBefore, conversionsBefore, timesBefore] = await everyOne([
    ask.series("bowtie_volume", period),
    ask.series("bowtie_volume", period, { method: "recorded" }),
    ask.series("bowtie_conversion", period),
    ask.series("bowtie_time", period),
    past("bowtie_volume"),
    past("bowtie_conversion"),
    past("bowtie_time"),
  ]);
  const tracked = volumes.filter((point) => point.reason !== "not_tracked").map((point) => point.part as State);
  const of = (points: readonly SeriesPoint[], part: string): PlainPoint =>
    plain(points.find((point) => point.part === part) ?? { period: "", ...unknown });
  const passage = (points: readonly SeriesPoint[], state: State): NonNullable<BowtieState["time"]> => ({
    median: of(points, `${state}.median`),
    p75: of(points, `${state}.p75`),
    p90: of(points, `${state}.p90`),
  });
  return bowtieStates.map((state) => {
    const definition = stateDefinitions[state];
    const next = tracked.includes(state) ? following(state, tracked) : null;
    const volume = of(volumes, state);
    return {
      state,
      half: definition.half,
      stage: definition.stage,
      tracked: tracked.includes(state),
      volume,
      volumeBefore: of(volumesBefore, state),
      implied: (volume.value ?? 0) - (of(recorded, state).value ?? 0),
      next,
      conversion: next === null ? null : of(conversions, state),
      conversionBefore: next === null ? null : of(conversionsBefore, state),
      time: next === null ? null : passage(times, state),
      timeBefore: next === null ? null : passage(timesBefore, state),
      comparable: isQuick(period, of(times, `${state}.p90`), of(timesBefore, `${state}.p90`)),
    };
  });
}

/** Enough cases in both periods to say that a rate has really fallen. */
const ENOUGH = 20;
/** Standard errors beyond which a difference of two rates is no longer put down to chance (95 %). */
const BEYOND_CHANCE = 1.96;
const DAYS_A_MONTH = 30;

/** A step that takes nine in ten no longer than a quarter of the period: most of its present has had as much time as its past. */
const isQuick = (period: Period, now: PlainPoint, past: PlainPoint): boolean =>
  Math.max(now.value ?? 0, past.value ?? 0) <= ((period.to - period.from + 1) * DAYS_A_MONTH) / 4;

/** The rate that lost most against its own past, beyond what chance explains (test of two proportions). */
function constraintOf(states: readonly BowtieState[]): Bowtie["constraint"] {
  const falls = states.flatMap(({ state, next, conversion, conversionBefore, comparable }) => {
    const [now, past] = [conversion?.value, conversionBefore?.value];
    if (next === null || now === null || now === undefined || past === null || past === undefined || now >= past) return [];
    const [n, nBefore] = [conversion?.n ?? 0, conversionBefore?.n ?? 0];
    if (n < ENOUGH || nBefore < ENOUGH || !comparable) return [];
    const pooled = (now * n + past * nBefore) / (n + nBefore);
    const error = Math.sqrt(pooled * (1 - pooled) * (1 / n + 1 / nBefore));
    return past - now > BEYOND_CHANCE * error ? [{ state, next, now, before: past, fall: 1 - now / past }] : [];
  });
  const worst = falls.sort((a, b) => b.fall - a.fall)[0];
  return worst ? { state: worst.state, next: worst.next, now: worst.now, before: worst.before } : null;
}

const arrShare = (mrr: PlainPoint, won: PlainPoint): number | null =>
  mrr.value === null || mrr.value <= 0 || won.value === null ? null : Math.max(0, Math.min(1, 1 - won.value / mrr.value));

/** Of everyone old enough: customers who first paid at least a year before the end. */
async function lifetimeShare(ask: Asker, whole: Period): Promise<PlainPoint> {
  const latest = month(whole.to - 12);
  if (latest < whole.from) return { value: null, n: 0, reason: "too_young" satisfies Reason };
  return ask.one("lifetime_share_after_first_sale", { from: whole.from, to: latest });
}
