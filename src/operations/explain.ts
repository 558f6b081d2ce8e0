import type { Condition, Question as FactQuestion, FactReader, SumRow } from "../analytics/index.ts";
import type { Contribution, ExplainQuestion, Explanation, SeriesPoint } from "../contract/index.ts";
import { badRequest, differences, formatDay, formatPeriod, monthlyMinor, type Period, parsePeriod } from "../domain/index.ts";
import { factTables, QUANTITY_SCALE } from "../facts/index.ts";
import { describeSubjects } from "../ledger/index.ts";
import {
  cycleAsk,
  type Evidence,
  type EvidenceContext,
  following,
  lagOf,
  type Metric,
  type MetricContext,
  matureMonths,
  medianPassage,
  ripeMonths,
  stepAsk,
  timesAsk,
  trackedAsk,
  trackedStates,
} from "../metrics/index.ts";
import type { BowtieState } from "../standard/index.ts";
import { filterConditions } from "./conditions.ts";
import type { Context } from "./context.ts";
import { answer, gather, type Prepared, prepare, requireMetric, withView } from "./evaluate.ts";
import { metricInfo } from "./list-metrics.ts";
import { describeCompanyEntries, type Named, openEntity } from "./open-entity.ts";
import type { Report } from "./progress.ts";

/** Columns that hold money: annual units, which are shown as MRR, and a deal's own amount in minor units. */
const MONEY = new Set(["amount", "opening", "gross", "growth", "live_amount", "renewed", "uplift"]);

/** Tables whose money is minor units as they stand. */
const PLAIN = new Set<string>(["cost", "deal", "finance"]);

export const unitOf = (evidence: Evidence): "money" | "count" | "days" =>
  evidence.column === null
    ? "count"
    : evidence.fact !== "measure" && MONEY.has(evidence.column)
      ? "money"
      : evidence.column.endsWith("days")
        ? "days"
        : "count";

/** Money as MRR, quantities in whole ones. */
export function shown(evidence: Evidence, sum: bigint): number {
  if (evidence.fact === "measure" && evidence.column === "amount") return Number(sum) / Number(QUANTITY_SCALE);
  return unitOf(evidence) === "money" && !PLAIN.has(evidence.fact) ? monthlyMinor(sum) : Number(sum);
}

/** Everything behind one value: its formula, the totals put in, the records that make them, and on request their entries. */
export async function explainMetric(context: Context, question: ExplainQuestion, report: Report = () => undefined): Promise<Explanation> {
  const metric = requireMetric(question.metric);
  const period = parsePeriod(question.period);
  if (!period) throw badRequest("bad_period", `“${question.period}” is no period. Write 2026-06, 2026-Q2 or 2026.`);
  const range = {
    ...question,
    from: formatPeriod({ from: period.from, to: period.from }),
    to: formatPeriod({ from: period.to, to: period.to }),
    by: "total" as const,
  };
  const own =
    question.segment === undefined || question.segmentValue === undefined
      ? []
      : [{ field: question.segment, values: [question.segmentValue ?? ""] }];
  const asked = { ...range, where: [...question.where, ...own], segment: undefined };
  return withView(context, question, report, async (view) => {
    const { reader, scope, settings, span, through } = view;
    if (span === null || through === null) throw badRequest("empty_ledger", "The ledger is empty: there is nothing to explain yet.");
    const found = await answer(view, asked);
    const point = pickPoint(found.series, question, metric.id);
    const currency = point.currency ?? found.currency;
    const prepared = prepare(asked, view, through, span.first);
    const evidenceContext = await passages(reader, prepared);
    const evidence = metric.evidence({ period: prepared.context.periods[0] ?? period, part: point.part }, evidenceContext);
    const filter = (one: Evidence): readonly Condition[] =>
      filterConditions(one.fact, prepared.filters, currency === undefined || !metric.perCurrency ? prepared.currencies : [currency]);
    const terms = [];
    for (const one of evidence) {
      const total = await totalOf(reader, one, filter(one));
      terms.push({ term: one.term, unit: unitOf(one), total: shown(one, total.sum), records: total.records });
    }
    const listed = evidence.find((one) => one.term === question.term) ?? evidence[0];
    const { contributions, next } = listed
      ? await contributionsOf(context, reader, listed, filter(listed), question)
      : { contributions: [], next: null };
    const opened =
      question.entity === undefined || !listed
        ? undefined
        : await openEntity(context, scope, reader.mark.horizon, question.entity, listed, prepared.context.periods[0] ?? period);
    return {
      metric: { ...metricInfo(metric), unit: found.unit },
      method: methodInForce(metric, prepared.context),
      level: question.level,
      ...(scope.asOf === null ? {} : { asOf: scope.asOf }),
      through: formatDay(through),
      position: reader.mark.position,
      ...(question.profile === undefined ? {} : { profile: question.profile }),
      settings,
      changed: Object.keys(differences(settings)),
      ...(currency === undefined ? {} : { currency }),
      point,
      terms,
      listed: listed?.term ?? null,
      contributions,
      next,
      ...(opened === undefined ? {} : { opened }),
    };
  });
}

/** A method with the formula it follows under the settings in force. */
function methodInForce(metric: Metric, context: MetricContext): Explanation["method"] {
  const method = metric.methods.find(({ name }) => name === context.method) ?? { name: context.method, meaning: "" };
  const formula = metric.formulaInForce?.(context);
  return formula === undefined || formula === (method.formula ?? metric.formula) ? method : { ...method, formula };
}

function pickPoint(series: readonly SeriesPoint[], question: ExplainQuestion, metric: string): SeriesPoint {
  const candidates = series.filter(
    (point) =>
      (question.part === undefined || point.part === question.part) &&
      (question.currency === undefined || point.currency === undefined || point.currency === question.currency.toUpperCase()),
  );
  const first = candidates[0];
  if (!first)
    throw badRequest(
      "no_such_part",
      `${metric} has no value “${question.part ?? question.period}”. It has: ${[...new Set(series.map((point) => point.part ?? point.period))].join(", ") || "none"}.`,
    );
  if (candidates.length > 1) {
    const parts = [...new Set(candidates.map((point) => point.part ?? point.currency ?? point.period))];
    throw badRequest(
      "which_part",
      `${metric} has several values for this period. Say which, with part or currency: ${parts.slice(0, 20).join(", ")}.`,
    );
  }
  return first;
}

/** What evidence of the Bowtie's rates needs: the next tracked state, and the months that can be judged. */
export async function passages(reader: FactReader, prepared: Prepared): Promise<EvidenceContext> {
  const asks = { tracked: trackedAsk, times: timesAsk, active: stepAsk("active"), paid: stepAsk("paid") };
  const [group] = await gather(reader, {
    ...prepared,
    segment: null,
    metric: { ...prepared.metric, perCurrency: false, asks: () => asks },
  });
  const tracked = trackedStates(group?.sums["tracked"] ?? []);
  const passage = (state: BowtieState, period: Period): ReturnType<EvidenceContext["passage"]> => {
    const next = tracked.includes(state) ? following(state, tracked) : null;
    const median = next === null ? null : medianPassage(group?.sums["times"] ?? [], state, next);
    return { next, months: matureMonths(period, median, prepared.context) };
  };
  const signUps: EvidenceContext["signUps"] = (step, period) => ripeMonths(group?.sums[step] ?? [], period, prepared.context);
  const cycles = await gather(reader, { ...prepared, segment: null, metric: { ...prepared.metric, asks: () => ({ cycle: cycleAsk }) } });
  const cycle = cycles.flatMap(({ sums }) => sums["cycle"] ?? []);
  return { ...prepared.context, passage, signUps, lag: (period) => lagOf(cycle, period) };
}

/** The sums to ask for; the last is the one that counts, the first the one that ranks. */
export const sumsOf = ({ column, top }: Evidence): readonly string[] => [
  ...(top === undefined ? [] : [top.by]),
  ...(column === null ? [] : [column]),
];

export const amountOf = (row: SumRow, { column }: Evidence): bigint => (column === null ? BigInt(row.rows) : (row.sums.at(-1) ?? 0n));

async function totalOf(reader: FactReader, evidence: Evidence, filter: readonly Condition[]): Promise<{ sum: bigint; records: number }> {
  const { top } = evidence;
  const by = top === undefined ? (evidence.weigh?.by ?? []) : ["entity"];
  const rows = await reader.sums({
    fact: evidence.fact,
    sums: sumsOf(evidence),
    by: by.map((column) => ({ column })),
    where: [...evidence.where, ...filter],
    ...(top === undefined ? {} : { top: { limit: top.limit, largest: true } }),
  });
  let sum = 0n;
  let records = 0;
  for (const row of rows) {
    const factor = BigInt(evidence.weigh?.factor(row.keys.map(Number)) ?? 1);
    sum += factor * amountOf(row, evidence);
    records += factor === 0n ? 0 : row.rows;
  }
  return { sum, records };
}

const pageOf = ({ top }: Evidence, limit: number, offset: number, largest: boolean): NonNullable<FactQuestion["top"]> =>
  top === undefined ? { limit, offset, largest } : { limit: Math.max(0, Math.min(limit, top.limit - offset)), offset, largest: true };

/** A page of the records behind a term, those that contribute most first. */
async function contributionsOf(
  context: Context,
  reader: FactReader,
  evidence: Evidence,
  filter: readonly Condition[],
  { limit, offset }: ExplainQuestion,
): Promise<Pick<Explanation, "contributions" | "next">> {
  const total = await totalOf(reader, evidence, filter);
  const hasCurrency = "currency" in factTables[evidence.fact].columns;
  const by = [
    { column: "entity" },
    ...(hasCurrency ? [{ column: "currency" }] : []),
    ...(evidence.weigh?.by ?? []).map((column) => ({ column })),
  ];
  const weighed = evidence.weigh !== undefined;
  const rows = await reader.sums({
    fact: evidence.fact,
    sums: sumsOf(evidence),
    by,
    where: [...evidence.where, ...filter],
    ...(weighed ? {} : { top: pageOf(evidence, limit, offset, total.sum >= 0n) }),
  });
  const entities = new Map<string, { entity: number; currency: string | null; sum: bigint; rows: number }>();
  for (const row of rows) {
    const entity = Number(row.keys[0]);
    const currency = hasCurrency ? (row.keys[1] as string | null) : null;
    const key = `${entity}/${currency}`;
    const factor = BigInt(evidence.weigh?.factor(row.keys.slice(hasCurrency ? 2 : 1).map(Number)) ?? 1);
    const known = entities.get(key) ?? { entity, currency, sum: 0n, rows: 0 };
    known.sum += factor * amountOf(row, evidence);
    known.rows += row.rows;
    entities.set(key, known);
  }
  const found = [...entities.values()].filter((one) => one.sum !== 0n || evidence.column === null);
  const page = weighed
    ? found.sort((a, b) => (a.sum < b.sum ? 1 : a.sum > b.sum ? -1 : a.entity - b.entity)).slice(offset, offset + limit)
    : found;
  const last = weighed ? offset + limit >= found.length : rows.length < limit || evidence.top !== undefined;
  const ids = page.map((one) => one.entity);
  const names = new Map<number, Named>([
    ...(await describeSubjects(context.storage.pool, ids)),
    ...(await describeCompanyEntries(context, ids)),
  ]);
  const contributions = page.map(({ entity, currency, sum, rows: count }): Contribution => {
    const subject = names.get(entity);
    return {
      entity,
      kind: subject?.kind ?? "account",
      id: subject?.externalId ?? String(entity),
      source: subject?.source ?? "",
      name: subject?.name ?? null,
      amount: shown(evidence, sum),
      ...(currency === null ? {} : { currency }),
      rows: count,
    };
  });
  return { contributions, next: last ? null : offset + limit };
}
