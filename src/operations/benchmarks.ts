import type { BenchmarkRow, Benchmarks, BenchmarksQuestion, SeriesPoint } from "../contract/index.ts";
import { badRequest, formatDay, formatMonth, formatPeriod, lastDay, type Month, month, type Period } from "../domain/index.ts";
import { findMetric, following, metrics } from "../metrics/index.ts";
import { BENCHMARKS_VERSION, bowtieStates, gapOf, isBowtieState, stateIndex, verdictOf } from "../standard/index.ts";
import { bandsOf, fits, type OurBand } from "./benchmark-bands.ts";
import { type Candidate, candidatesOf } from "./benchmark-candidates.ts";
import { currenciesOf } from "./bowtie.ts";
import type { Context } from "./context.ts";
import { answer, type View, withView } from "./evaluate.ts";
import { readPeers, toSavedPeers } from "./peers.ts";
import type { Report } from "./progress.ts";
import { rangeOf } from "./range.ts";

/** Fewer cases than this are a direction, and no reason to call something a leak (standard 8). */
const ENOUGH = 20;

type OwnPoint = NonNullable<Benchmarks["metrics"][number]["point"]>;

/** Our values beside those of others: compared only where metric, method, window and band are the same. */
export async function compareWithBenchmarks(
  context: Context,
  question: BenchmarksQuestion,
  report: Report = () => undefined,
): Promise<Benchmarks> {
  const peers = await readPeers(context);
  const candidates = candidatesOf(peers);
  return withView(context, { ...question, level: "customer" }, report, async (view) => {
    const { span, through, reader } = view;
    if (span === null || through === null) throw badRequest("empty_ledger", "The ledger is empty: there is nothing to compare yet.");
    const period = rangeOf({ ...question, level: "customer", metric: "mrr", by: "total" }, through, span.first);
    const wanted = question.currency?.toUpperCase() ?? question.where.find(({ field }) => field === "currency")?.values[0];
    const currency = wanted ?? (await currenciesOf(view, { where: question.where, level: "customer" }, period))[0] ?? null;
    const asker = new Asker(view, question, currency, period);
    const bands = await bandsOf(question, currency, (metric) => asker.point(metric, undefined, undefined, period));
    const steps = await asker.steps();
    const groups = [];
    for (const group of grouped(candidates)) groups.push(await compared(group, asker, bands, steps, question.all === "true"));
    return {
      version: BENCHMARKS_VERSION,
      through: formatDay(through),
      position: reader.mark.position,
      period: formatPeriod(period),
      currency,
      bands: [...bands],
      metrics: groups,
      leaks: leaksOf(groups),
      peers: peers.map(toSavedPeers),
    };
  });
}

/** Asks our own values, from one state of the facts. */
class Asker {
  private readonly view: View;
  private readonly question: BenchmarksQuestion;
  private readonly currency: string | null;
  private readonly period: Period;

  constructor(view: View, question: BenchmarksQuestion, currency: string | null, period: Period) {
    this.view = view;
    this.question = question;
    this.currency = currency;
    this.period = period;
  }

  async series(metric: string, method: string | undefined, { from, to }: Period): Promise<readonly SeriesPoint[]> {
    const { series } = await answer(this.view, {
      metric,
      where: this.question.where,
      level: "customer",
      by: "total",
      from: formatMonth(from),
      to: formatMonth(to),
      ...(this.question.asOf === undefined ? {} : { asOf: this.question.asOf }),
      ...(method === undefined ? {} : { method }),
      ...(this.currency === null ? {} : { currency: this.currency }),
    });
    return series;
  }

  async point(metric: string, part: string | undefined, method: string | undefined, period: Period): Promise<OwnPoint> {
    const points = await this.series(metric, method, period);
    const found = points.find(
      (point) => (part === undefined || point.part === part) && (point.currency ?? this.currency) === this.currency,
    );
    if (found === undefined) return { period: formatPeriod(period), value: null, n: 0, reason: "no_data" };
    const { part: _part, segment: _segment, ...plain } = found;
    return plain;
  }

  /** Our value over the time that a benchmark speaks of. */
  own({ metric, part, method, window }: Candidate): Promise<OwnPoint> {
    const to = this.lastWholeMonth();
    const period = window === "any" ? this.period : { from: month(window === "month" ? to : to - 11), to };
    if (this.view.span !== null && window === "year" && period.from < this.view.span.first)
      return Promise.resolve({ period: formatPeriod(period), value: null, n: 0, reason: "no_data" });
    return this.point(metric, part, method, period);
  }

  /** A month that has not ended has lost fewer customers than it will: it is no month of churn. */
  private lastWholeMonth(): Month {
    const { through } = this.view;
    const { to } = this.period;
    return through !== null && lastDay(to) > through ? month(to - 1) : to;
  }

  /** The states whose next tracked state is the very next one: only their conversion is what the standard calls by that name. */
  async steps(): Promise<ReadonlySet<string>> {
    const volumes = await this.series("bowtie_volume", undefined, this.period);
    const tracked = volumes.flatMap(({ part, reason }) =>
      part !== undefined && reason !== "not_tracked" && isBowtieState(part) ? [part] : [],
    );
    return new Set(tracked.filter((state) => following(state, tracked) === bowtieStates[stateIndex(state) + 1]));
  }
}

/** Candidates that ask for the same value of ours, metrics in their own order and those not counted last. */
function grouped(candidates: readonly Candidate[]): readonly (readonly Candidate[])[] {
  const groups = new Map<string, Candidate[]>();
  for (const one of candidates) {
    const key = [one.metric, one.part ?? "", one.method, one.window].join(" ");
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const place = (metric: string): number => {
    const at = metrics.findIndex(({ id }) => id === metric);
    return at < 0 ? metrics.length : at;
  };
  return [...groups.values()].sort((a, b) => place(a[0]?.metric ?? "") - place(b[0]?.metric ?? ""));
}

type Group = Benchmarks["metrics"][number];

async function compared(
  group: readonly Candidate[],
  asker: Asker,
  bands: readonly OurBand[],
  steps: ReadonlySet<string>,
  withOff: boolean,
): Promise<Group> {
  const [first] = group;
  if (first === undefined) throw new Error("a group of benchmarks has a first one");
  const point = isCounted(first) ? await asker.own(first) : null;
  const isStep = first.metric !== "bowtie_conversion" || steps.has(first.part ?? "");
  const rows = group.map((candidate): BenchmarkRow => {
    const silence = silenceOf(candidate, point, isStep, bands, withOff);
    const value = silence === null ? (point?.value ?? null) : null;
    return {
      ...candidate.row,
      verdict: value === null ? null : verdictOf(value, { median: candidate.row.median, better: candidate.better }),
      gap: value === null ? null : gapOf(value, { median: candidate.row.median, better: candidate.better }),
      ...(silence === null ? {} : { silence }),
    };
  });
  return {
    metric: first.metric,
    ...(first.part === undefined ? {} : { part: first.part }),
    method: first.method,
    window: first.window,
    unit: first.unit,
    better: first.better,
    point,
    rows,
  };
}

const ALIKE: ReadonlySet<string> = new Set(["ratio", "multiple"]);

/** Whether we count what the benchmark speaks of: the metric, by that method, in that unit. */
function isCounted({ metric, method, unit }: Candidate): boolean {
  const ours = findMetric(metric);
  if (ours === undefined || !ours.methods.some(({ name }) => name === method)) return false;
  return ours.unit === unit || (ALIKE.has(ours.unit) && ALIKE.has(unit));
}

function silenceOf(
  candidate: Candidate,
  point: OwnPoint | null,
  isStep: boolean,
  bands: readonly OurBand[],
  withOff: boolean,
): NonNullable<BenchmarkRow["silence"]> | null {
  if (point === null) return "not_counted";
  if (candidate.isReplaced) return "replaced";
  if (candidate.row.off !== undefined && !withOff) return "off";
  if (!isStep) return "other_step";
  const fit = fits(candidate.row.band, bands);
  if (fit !== "inside") return fit;
  return point.value === null ? "no_value" : null;
}

/** What is behind by every source that fits, by the gap to the mildest of them. */
function leaksOf(groups: readonly Group[]): Benchmarks["leaks"] {
  const leaks = groups.flatMap(({ metric, part, window, point, rows }) => {
    const scored = rows.filter(({ verdict }) => verdict !== null && verdict !== "neutral");
    if (point === null || point.n < ENOUGH || scored.length === 0 || scored.some(({ verdict }) => verdict !== "behind")) return [];
    const gap = Math.min(...scored.map((row) => row.gap ?? 0));
    return [{ metric, ...(part === undefined ? {} : { part }), window, gap, n: point.n }];
  });
  return leaks.sort((a, b) => b.gap - a.gap);
}
