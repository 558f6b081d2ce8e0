import type { SeriesList } from "../../contract/index.ts";
import { badRequest, type Currency, formatPeriod, minorDigits, parseDecimal, parsePeriod } from "../../domain/index.ts";
import { listSeries, type Reported, readReported } from "../../ledger/index.ts";
import { findMetric, type Metric, metrics } from "../../metrics/index.ts";
import type { Context } from "../context.ts";
import { profileCalled, type SeriesSide } from "./side.ts";
import type { Address, Wanted } from "./state.ts";

/** What a series reports of the number that is asked about. */
export interface Theirs {
  readonly total: number;
  /** By account, as the tool calls it; `null` when only a total is told. */
  readonly accounts: ReadonlyMap<string, { readonly value: number; readonly seq: number }> | null;
  /** The entry that tells the total, if any. */
  readonly seqs: readonly number[];
}

const plain = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9]+/g, "_");

/** Names tools give our metrics. */
const ALIASES: Readonly<Record<string, string>> = {
  nrr: "net_revenue_retention",
  ndr: "net_revenue_retention",
  net_mrr_retention: "net_revenue_retention",
  net_dollar_retention: "net_revenue_retention",
  grr: "gross_revenue_retention",
  gdr: "gross_revenue_retention",
  gross_dollar_retention: "gross_revenue_retention",
  customers: "active_customers",
  subscribers: "active_customers",
  paying_customers: "active_customers",
  arpu: "arpa",
  customer_churn: "logo_churn_rate",
  customer_churn_rate: "logo_churn_rate",
  logo_churn: "logo_churn_rate",
  user_churn: "logo_churn_rate",
  gross_mrr_churn_rate: "revenue_churn_rate",
  gross_mrr_churn: "revenue_churn_rate",
  revenue_churn: "revenue_churn_rate",
};

/** `mrr`, `MRR`, `Monthly recurring revenue`, `mrr_movements/new`: the metric and the part of it that is meant. */
export function metricCalled(text: string): { readonly metric: Metric; readonly part: string | undefined } | null {
  const [name = "", part] = text.split("/").map((one) => one.trim());
  const wanted = plain(name);
  const metric = findMetric(ALIASES[wanted] ?? wanted) ?? metrics.find(({ title }) => plain(title) === wanted);
  return metric ? { metric, part } : null;
}

/** Every series with what it reports. */
export async function seriesOf(context: Context): Promise<SeriesList> {
  const rows = await listSeries(context.storage.pool);
  const names = [...new Set(rows.map(({ series }) => series))];
  return {
    series: names.map((name) => ({
      name,
      like: profileCalled(name)?.name ?? null,
      metrics: rows
        .filter(({ series }) => series === name)
        .map(({ metric, periods, byAccount }) => {
          const found = metricCalled(metric);
          return { metric: found?.metric.id ?? null, called: metric, periods: [...periods], byAccount };
        }),
    })),
  };
}

/** Reads what a series says of a number; refuses, naming what it does say. */
export async function theirsOf(
  context: Context,
  side: SeriesSide,
  wanted: Wanted,
  address: Address,
): Promise<Theirs & { readonly currency: string | undefined }> {
  const all = await readReported(context.storage.pool, side.name, side.asOf === null ? undefined : new Date(side.asOf));
  const ofMetric = all.filter(({ metric }) => {
    const called = metricCalled(metric);
    return called?.metric === wanted.metric && (called.part === undefined || called.part === address.part);
  });
  const called = wanted.metric.id + (address.part === undefined ? "" : `/${address.part}`);
  if (ofMetric.length === 0) {
    const known = [...new Set(all.map(({ metric }) => metric))].join(", ");
    throw badRequest(
      "not_in_series",
      `The series “${side.name}” reports nothing of ${called}. It reports: ${known || "nothing as of then"}.`,
    );
  }
  const period = formatPeriod(wanted.period);
  const ofPeriod = ofMetric.filter((one) => samePeriod(one.period, period));
  if (ofPeriod.length === 0) {
    const known = [...new Set(ofMetric.map((one) => one.period))].sort();
    throw badRequest(
      "not_in_series",
      `The series “${side.name}” reports no ${called} of ${period}. It reports: ${known.slice(-12).join(", ")}.`,
    );
  }
  const currencies = [...new Set(ofPeriod.flatMap(({ currency }) => (currency === null ? [] : [currency])))].sort();
  const currency = address.currency ?? (currencies.length === 1 ? currencies[0] : undefined);
  if (wanted.metric.unit === "money" && currency === undefined && currencies.length > 1)
    throw badRequest(
      "which_currency",
      `The series “${side.name}” reports money in several currencies. Say which, with currency: ${currencies.join(", ")}.`,
    );
  const own = ofPeriod.filter(
    (one) => !wanted.metric.perCurrency || one.currency === null || currency === undefined || one.currency === currency,
  );
  if (own.length === 0)
    throw badRequest(
      "not_in_series",
      `The series “${side.name}” reports no ${called} in ${currency ?? ""}. It reports: ${currencies.join(", ")}.`,
    );
  return { ...summed(own, wanted, side.name, currency), currency };
}

const samePeriod = (text: string, wanted: string): boolean => {
  const period = parsePeriod(text);
  return period !== null && formatPeriod(period) === wanted;
};

function summed(own: readonly Reported[], { metric }: Wanted, name: string, currency: string | undefined): Theirs {
  const value = (one: Reported): number => numberOf(one, metric, name, currency);
  const totals = own.filter(({ account }) => account === null);
  const byAccount = own.filter(({ account }) => account !== null);
  const isAdditive = metric.unit === "money" || metric.unit === "count";
  const [total] = totals;
  if (totals.length > 1) throw badRequest("not_in_series", `The series “${name}” reports ${metric.id} of this period more than once.`);
  if (total === undefined && !isAdditive)
    throw badRequest(
      "not_in_series",
      `The series “${name}” reports ${metric.id} by account only, and a ${metric.unit} is no sum of those. Add a row without account_id.`,
    );
  const accounts = new Map<string, { value: number; seq: number }>();
  if (isAdditive)
    for (const one of byAccount) {
      const id = one.account ?? "";
      accounts.set(id, { value: (accounts.get(id)?.value ?? 0) + value(one), seq: one.seq });
    }
  return {
    total: total === undefined ? [...accounts.values()].reduce((sum, one) => sum + one.value, 0) : value(total),
    accounts: accounts.size === 0 ? null : accounts,
    seqs: totals.map(({ seq }) => seq),
  };
}

/** Money in minor units, rounded half away from zero; anything else as the number it is. */
function numberOf({ value, currency }: Reported, { unit, id }: Metric, series: string, asked: string | undefined): number {
  const decimal = parseDecimal(value);
  if (decimal === null) throw badRequest("not_in_series", `The series “${series}” says “${value}” for ${id}, which is no number.`);
  if (unit !== "money") return Number(decimal.n) / Number(decimal.d);
  const code = currency ?? asked;
  const scaled = decimal.n * 10n ** BigInt(code === undefined ? 2 : minorDigits(code as Currency));
  const size = scaled < 0n ? -scaled : scaled;
  const rounded = (2n * size + decimal.d) / (2n * decimal.d);
  return Number(scaled < 0n ? -rounded : rounded);
}
