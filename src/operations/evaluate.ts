import type { Condition, Dimension, Question as FactQuestion, FactReader, Scope, Span } from "../analytics/index.ts";
import type { Counted, Filter, MetricAnswer, MetricQuestion, SeriesPoint } from "../contract/index.ts";
import {
  badRequest,
  type Day,
  everyOne,
  firstDay,
  formatDay,
  formatPeriod,
  type Month,
  monthlyMinor,
  notFound,
  periodsOf,
  type Settings,
} from "../domain/index.ts";
import { type Ask, findMetric, type Metric, type MetricContext, metrics, type Point, type Sum } from "../metrics/index.ts";
import { findProfile } from "../standard/index.ts";
import { companyFigures } from "./company-figures.ts";
import { filterConditions } from "./conditions.ts";
import type { Context } from "./context.ts";
import { apart, bySegment, type Group, plain, splitKeys } from "./groups.ts";
import { mixesOf } from "./mixes.ts";
import type { Report } from "./progress.ts";
import { rangeOf } from "./range.ts";
import { openScope, throughDay } from "./scope.ts";

/** A question understood: which metric, which months, which records. */
export interface Prepared {
  readonly metric: Metric;
  readonly context: MetricContext;
  readonly segment: string | null;
  readonly filters: readonly Filter[];
  readonly currencies: readonly string[] | null;
}

const SPECIAL = new Set(["currency", "part"]);

export function requireMetric(id: string): Metric {
  const metric = findMetric(id);
  if (!metric) throw notFound("no_such_metric", `There is no metric “${id}”. Known: ${metrics.map((known) => known.id).join(", ")}.`);
  return metric;
}

/** Settles what a question leaves open: method, range, filters. Refuses names nobody knows. */
export function prepare(question: MetricQuestion, view: View, through: Day, firstMonth: Month): Prepared {
  const { reader, settings } = view;
  const metric = requireMetric(question.metric);
  const method = methodOf(metric, question);
  if (!metric.methods.some(({ name }) => name === method)) {
    throw badRequest(
      "no_such_method",
      `${metric.id} has no method “${method}”. It has: ${metric.methods.map(({ name }) => name).join(", ")}.`,
    );
  }
  const range = rangeOf(question, through, firstMonth);
  const filters = question.where.filter(({ field }) => !SPECIAL.has(field));
  const known = new Set(reader.fields().map(({ field }) => field));
  for (const field of [
    ...filters.map((filter) => filter.field),
    ...(question.segment === undefined || SPECIAL.has(question.segment) ? [] : [question.segment]),
  ]) {
    if (!known.has(field)) {
      throw badRequest(
        "no_such_field",
        `Nothing in the ledger has a field “${field}”. Fields: ${
          [...known]
            .filter((name) => !name.includes("."))
            .sort()
            .join(", ") || "none yet"
        }.`,
      );
    }
  }
  // A chosen currency says which money is shown; only a filter leaves records of other currencies out of counts.
  const chosen = question.currency === undefined || !metric.perCurrency ? null : [question.currency];
  const converted = settings.currencyView === "native" || !metric.perCurrency ? null : [settings.reportingCurrency];
  const said = question.where.find(({ field }) => field === "currency")?.values ?? chosen ?? converted;
  return {
    metric,
    context: { periods: periodsOf(range, question.by, settings.fiscalYearStart), method, settings, through, firstMonth },
    segment: question.segment ?? null,
    filters,
    currencies: said?.map((code) => code.toUpperCase()) ?? null,
  };
}

/** The method asked for; else the one nearest to the profile's own way; else the metric's first. */
export function methodOf(metric: Metric, { method, profile }: Pick<MetricQuestion, "method" | "profile">): string {
  const likened = profile === undefined ? undefined : findProfile(profile)?.methods[metric.id];
  const known = metric.methods.some(({ name }) => name === likened) ? likened : undefined;
  return method ?? known ?? metric.methods[0]?.name ?? "";
}

export async function gather(reader: FactReader, prepared: Prepared): Promise<readonly Group[]> {
  const { metric, context, segment } = prepared;
  const groups = new Map<string, Group>();
  const group = (segmentValue: string | null, currency: string | null): Group => {
    const key = `${segmentValue ?? "\u0000"}\u001f${currency ?? ""}`;
    const known = groups.get(key);
    if (known) return known;
    const made: Group = { segment: segmentValue, currency, sums: {} };
    groups.set(key, made);
    return made;
  };
  const asks = Object.entries(metric.asks(context));
  const shared: Record<string, readonly Sum[]> = {};
  const across = new Map<string, (segment: string | null) => readonly Sum[]>();
  const found = await everyOne(
    asks
      .filter(([, { top }]) => top === undefined)
      .map(async ([name, ask]) => {
        const keys = splitKeys(ask, prepared);
        const question = ask.overall
          ? { fact: ask.fact, sums: ask.sums, by: columns(ask.by), where: ask.where ?? [] }
          : factQuestion(ask, prepared, keys.dimensions, []);
        return { name, ask, keys, rows: await reader.sums(question) };
      }),
  );
  for (const { name, ask, keys, rows } of found)
    if (ask.overall) shared[name] = plain(rows);
    else if (ask.anyCurrency) across.set(name, bySegment(rows, keys));
    else for (const [one, sums] of apart(rows, keys, group)) one.sums[name] = sums;
  if (groups.size === 0 && segment === null) group(null, null);
  const largest = asks.filter(([, { top }]) => top !== undefined);
  await everyOne(
    [...groups.values()].flatMap((one) =>
      largest.map(async ([name, ask]) => {
        const question = factQuestion(ask, prepared, [], ownConditions(one, prepared));
        one.sums[name] = plain(await reader.sums({ ...question, top: { limit: ask.top ?? 1, largest: true } }));
      }),
    ),
  );
  for (const one of groups.values()) {
    Object.assign(one.sums, shared);
    for (const [name, of] of across) one.sums[name] = of(one.segment);
  }
  const wanted = [...groups.values()].filter((one) => !metric.perCurrency || one.currency !== null || groups.size === 1);
  return wanted.sort((a, b) => order(a.segment, b.segment) || order(a.currency, b.currency));
}

const order = (a: string | null, b: string | null): number => (a === b ? 0 : a === null ? 1 : b === null ? -1 : a < b ? -1 : 1);
const columns = (names: readonly string[]): readonly Dimension[] => names.map((column) => ({ column }));
const factQuestion = (
  ask: Ask,
  { filters, currencies }: Prepared,
  split: readonly Dimension[],
  own: readonly Condition[],
): FactQuestion => ({
  fact: ask.fact,
  sums: ask.sums,
  by: [...split, ...columns(ask.by)],
  where: [...(ask.where ?? []), ...filterConditions(ask.fact, filters, ask.anyCurrency ? null : currencies), ...own],
});

/** What keeps one group's rows apart from the others'. */
function ownConditions(one: Group, { segment }: Prepared): readonly Condition[] {
  const conditions: Condition[] = [];
  if (segment !== null && segment !== "currency") conditions.push({ field: segment, values: [one.segment ?? ""] });
  if (one.currency !== null) conditions.push({ column: "currency", currencies: [one.currency] });
  return conditions;
}

/** A state of the facts with all that answers need to know of it; `span` is null while the ledger is empty. */
export interface View {
  readonly reader: FactReader;
  readonly scope: Scope;
  readonly settings: Settings;
  readonly span: Span | null;
  readonly through: Day | null;
}

/** Opens the facts a question is answered from; everything asked of the view belongs together. Nothing of it is later than `until`. */
export async function withView<T>(
  context: Context,
  counted: Counted,
  report: Report,
  work: (view: View) => Promise<T>,
  until?: Day,
): Promise<T> {
  const { scope, settings } = await openScope(context, counted, report, until);
  return context.store.read(scope, async (reader) => {
    const span = await reader.span();
    return work({ reader, scope, settings, span, through: span === null ? null : await throughDay(context, scope, span.lastDay) });
  });
}

/** Answers one question from one state of the facts. */
export const evaluateMetric = (context: Context, question: MetricQuestion, report: Report = () => undefined): Promise<MetricAnswer> =>
  withView(context, question, report, (view) => answer(view, question));

export async function answer(view: View, question: MetricQuestion): Promise<MetricAnswer> {
  const { reader, scope, settings, span, through } = view;
  const metric = requireMetric(question.metric);
  const base = {
    metric: metric.id,
    version: metric.version,
    unit: metric.methods.find(({ name }) => name === methodOf(metric, question))?.unit ?? metric.unit,
    level: question.level,
    ...(scope.asOf === null ? {} : { asOf: scope.asOf }),
    ...(question.profile === undefined ? {} : { profile: question.profile }),
    ...(settings.currencyView === "native" ? {} : { view: settings.currencyView }),
    position: reader.mark.position,
  };
  if (span === null || through === null) return { ...base, method: methodOf(metric, question), through: null, series: [] };
  const prepared = prepare(question, view, through, span.first);
  const groups = await gather(reader, prepared);
  const currencies = new Set(groups.flatMap((group) => (group.currency === null ? [] : [group.currency])));
  const single = metric.perCurrency && currencies.size === 1 ? [...currencies][0] : undefined;
  const unpaid = isOfRevenue(metric, prepared.context) && !(await hasRevenue(reader));
  const figures = await companyFigures(reader, prepared);
  const wantedPart = question.part ?? question.where.find(({ field }) => field === "part")?.values[0];
  const series = groups.flatMap((group) =>
    metric
      .compute(group.sums, prepared.context)
      .map((point) => decorate(unpaid ? withoutRevenue(point) : figures(point, group.currency), group, prepared, single)),
  );
  const mixes = await mixesOf(reader, prepared);
  return {
    ...base,
    ...(single === undefined ? {} : { currency: single }),
    ...(settings.currencyView === "native" || !metric.perCurrency ? {} : { unpriced: await unpricedOf(reader, prepared) }),
    ...(mixes.length === 0 ? {} : { mixes: [...mixes] }),
    method: prepared.context.method,
    through: formatDay(through),
    series: wantedPart === undefined ? series : series.filter((point) => point.part === wantedPart),
  };
}

/** Money that no exchange rate says the worth of: it is in no total, its customers are in every count (semantics B.2, row 11). */
async function unpricedOf(reader: FactReader, { context, filters }: Prepared): Promise<NonNullable<MetricAnswer["unpriced"]>> {
  const to = context.periods.at(-1)?.to ?? 0;
  const rows = await reader.sums({
    fact: "movement",
    sums: ["amount", "payers"],
    by: [{ column: "currency" }],
    where: [{ column: "month", to }, ...filterConditions("movement", filters, null)],
  });
  return rows.flatMap(({ keys: [currency], sums: [amount = 0n, customers = 0n] }) =>
    typeof currency !== "string" || currency === context.settings.reportingCurrency || customers === 0n
      ? []
      : [{ currency, mrr: monthlyMinor(amount), customers: Number(customers) }],
  );
}

const isOfRevenue = (metric: Metric, context: MetricContext): boolean =>
  Object.values(metric.asks(context)).some(({ fact }) => fact === "movement" || fact === "retention");

const hasRevenue = async (reader: FactReader): Promise<boolean> =>
  (await reader.sums({ fact: "movement", sums: [], by: [], where: [] })).some(({ rows }) => rows > 0);

/** Where no file says what customers pay, nothing is known of it; that is not zero. */
const withoutRevenue = ({ low: _low, high: _high, ...point }: Point): Point => ({ ...point, value: null, n: 0, reason: "no_revenue" });

/** A period before the first entry has no value, whatever the formula makes of nothing. */
function decorate(point: Point, group: Group, { context, segment }: Prepared, single: string | undefined): SeriesPoint {
  const period = context.periods.find((candidate) => formatPeriod(candidate) === point.period);
  const unknown = period !== undefined && firstDay(period.to) < firstDay(context.firstMonth);
  const { low: _low, high: _high, ...plain } = point;
  return {
    ...(unknown ? { ...plain, value: null, n: 0, reason: "no_data" } : point),
    ...(segment === null ? {} : { segment: group.segment }),
    ...(group.currency === null || single !== undefined ? {} : { currency: group.currency }),
  };
}
