import type { Filter, Measures, MetricQuestion, Models, ModelsQuestion, SeriesPoint } from "../contract/index.ts";
import {
  badRequest,
  formatDay,
  formatMonth,
  formatPeriod,
  isModelFamily,
  type ModelFamily,
  modelFamilies,
  month,
  type Period,
} from "../domain/index.ts";
import { FINDINGS_EDITION, type FindingId } from "../standard/index.ts";
import type { Context } from "./context.ts";
import { answer, type View, withView } from "./evaluate.ts";
import { findingsOf } from "./model-findings.ts";
import type { Report } from "./progress.ts";
import { rangeOf } from "./range.ts";

type Point = Measures["customers"];

const plain = ({ period: _period, part: _part, segment: _segment, ...point }: SeriesPoint): Point => point;
const unknown: Point = { value: null, n: 0, reason: "no_base" };

/** Which metric, and which part of it, gives each measure; `cohorts` are judged over the same months a year before. */
const MEASURES: Readonly<Record<keyof Measures, { readonly metric: string; readonly part?: string; readonly cohorts?: true }>> = {
  customers: { metric: "active_customers" },
  mrr: { metric: "mrr" },
  winRate: { metric: "win_rate" },
  cycle: { metric: "sales_cycle", part: "median" },
  cycleP90: { metric: "sales_cycle", part: "p90" },
  kept: { metric: "cohort_logo_retention", part: "12", cohorts: true },
  onboardingChurn: { metric: "onboarding_churn" },
};
const NAMES = Object.keys(MEASURES) as readonly (keyof Measures)[];

const YEAR = 12;

/** Every business model and its motions side by side, with what the standard's findings 3 to 5 expect of them. */
export function modelsOf(context: Context, question: ModelsQuestion, report: Report = () => undefined): Promise<Models> {
  return withView(context, question, report, async (view) => {
    const { span, through, reader } = view;
    if (span === null || through === null) throw badRequest("empty_ledger", "The ledger is empty: there is no model to look at yet.");
    const period = rangeOf({ ...question, metric: "mrr", by: "total" }, through, span.first);
    const cohorts: Period = { from: month(period.from - YEAR), to: month(period.to - YEAR) };
    const ask = new Asker(view, question, { period, cohorts });
    const models = await ask.split("model", []);
    const rows = [];
    for (const [model, measures] of inArc(models)) rows.push({ model, measures, motions: await motionsOf(ask, model) });
    const freemium = await freemiumOf(ask);
    return {
      through: formatDay(through),
      position: reader.mark.position,
      period: formatPeriod(period),
      cohorts: formatPeriod(cohorts),
      currency: ask.currency,
      edition: FINDINGS_EDITION,
      models: rows,
      findings: findingsOf((finding) => measuredBy(finding, models, freemium)),
      freemium,
    };
  });
}

type Split = ReadonlyMap<string | null, Measures>;

const inArc = (models: Split): readonly (readonly [string | null, Measures])[] =>
  [...modelFamilies, null].flatMap((model) => {
    const measures = models.get(model);
    return measures ? [[model, measures] as const] : [];
  });

async function motionsOf(ask: Asker, model: string | null): Promise<Models["models"][number]["motions"]> {
  if (!ask.knows("motion")) return [];
  const motions = await ask.split("motion", [{ field: "model", values: [model ?? ""] }]);
  return [...motions]
    .map(([motion, measures]) => ({ motion, measures }))
    .sort((a, b) => (b.measures.customers.n || 0) - (a.measures.customers.n || 0));
}

/** What a finding is measured by. Nobody sells to those who sign up for free: their sale is the first payment. */
function measuredBy(finding: FindingId, models: Split, freemium: Models["freemium"]): { model: ModelFamily; value: Point }[] {
  const measure = { cycle: "cycle", win_rate: "winRate", risk: "kept" } as const;
  const free = {
    cycle: freemium?.time.find(({ part }) => part === "paid.median"),
    win_rate: freemium?.conversion.find(({ part }) => part === "paid"),
  };
  return modelFamilies.flatMap((model) => {
    const funnel = model === "freemium" && finding !== "risk" ? free[finding]?.value : undefined;
    const value = funnel ?? models.get(model)?.[measure[finding]];
    return value === undefined ? [] : [{ model, value }];
  });
}

async function freemiumOf(ask: Asker): Promise<Models["freemium"]> {
  const parts = async (metric: string): Promise<{ part: string; value: Point }[]> =>
    (await ask.series({ metric })).map((point) => ({ part: point.part ?? "", value: plain(point) }));
  const volume = await parts("freemium_volume");
  if (volume.every(({ value }) => value.value === null)) return null;
  return { volume, conversion: await parts("freemium_conversion"), time: await parts("freemium_time") };
}

class Asker {
  currency: string | null;
  private readonly view: View;
  private readonly question: ModelsQuestion;
  private readonly times: { readonly period: Period; readonly cohorts: Period };

  constructor(view: View, question: ModelsQuestion, times: { readonly period: Period; readonly cohorts: Period }) {
    this.view = view;
    this.question = question;
    this.times = times;
    this.currency = question.currency?.toUpperCase() ?? null;
  }

  knows(field: string): boolean {
    return this.view.reader.fields().some((known) => known.field === field);
  }

  async series(asked: Partial<MetricQuestion> & { readonly metric: string }, cohorts = false): Promise<readonly SeriesPoint[]> {
    const { where, level } = this.question;
    const { from, to } = cohorts ? this.times.cohorts : this.times.period;
    if (cohorts && to < (this.view.span?.first ?? to)) return [];
    const range = { from: formatMonth(from), to: formatMonth(to), by: "total" as const };
    const money = this.currency === null ? {} : { currency: this.currency };
    const found = await answer(this.view, { where, level, ...range, ...money, ...asked });
    // Money of several currencies is several values: the one most customers pay in is shown.
    if (this.currency === null && asked.metric === "mrr") this.currency = found.currency ?? mostOf(found.series);
    return found.series;
  }

  /** The measures of every value of a field. */
  async split(field: string, own: readonly Filter[]): Promise<Split> {
    const found = new Map<string | null, Partial<Measures>>();
    if (!this.knows(field)) return new Map();
    const where = [...this.question.where, ...own];
    for (const name of NAMES) {
      const { metric, part, cohorts } = MEASURES[name];
      for (const point of await this.series({ metric, segment: field, where, ...(part && { part }) }, cohorts)) {
        if (point.currency !== undefined && point.currency !== this.currency) continue;
        const segment = point.segment ?? null;
        if (field === "model" && segment !== null && !isModelFamily(segment)) continue;
        found.set(segment, { ...found.get(segment), [name]: plain(point) });
      }
    }
    const whole = (partial: Partial<Measures>): Measures => ({
      ...(Object.fromEntries(NAMES.map((name) => [name, unknown])) as Measures),
      ...partial,
    });
    return new Map([...found].map(([value, measures]) => [value, whole(measures)] as const).filter(([, measures]) => isAny(measures)));
  }
}

/** Leads nobody has made a deal of, and deals of other years, have no row of their own. */
const isAny = (measures: Measures): boolean => NAMES.some((name) => measures[name].n > 0);

function mostOf(series: readonly SeriesPoint[]): string | null {
  const n = new Map<string, number>();
  for (const point of series) if (point.currency !== undefined) n.set(point.currency, (n.get(point.currency) ?? 0) + point.n);
  return [...n].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}
