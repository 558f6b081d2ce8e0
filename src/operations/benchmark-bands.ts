import type { BenchmarkRow, Benchmarks, BenchmarksQuestion } from "../contract/index.ts";
import { type Currency, minorDigits } from "../domain/index.ts";

export type OurBand = Benchmarks["bands"][number];

interface OwnValue {
  readonly value: number | null;
}

const MONTHS = 12;
/** The currency that published bands are cut by. */
const USD = "USD";

/** Where we lie on every axis: counted from our own money, told by whoever asks, or chosen by a filter. */
export async function bandsOf(
  question: BenchmarksQuestion,
  currency: string | null,
  ask: (metric: string) => Promise<OwnValue>,
): Promise<readonly OurBand[]> {
  const whole = (minor: number | null): number | null => (minor === null ? null : minor / 10 ** minorDigits((currency ?? "") as Currency));
  const counted = (axis: "acv" | "arr" | "arpa", value: number | null): OurBand =>
    value === null || currency === null ? { axis, value: null, how: "unknown" } : { axis, value, currency, how: "counted" };
  const given = (axis: "acv" | "arr", value: number | undefined): readonly OurBand[] =>
    value === undefined ? [] : [{ axis, value, currency: USD, how: "given" }];
  const arpa = whole((await ask("arpa")).value);
  const arr = whole((await ask("arr")).value);
  return [
    ...(given("acv", question.acv).length > 0 && currency === USD ? [] : [counted("acv", arpa === null ? null : arpa * MONTHS)]),
    ...given("acv", question.acv),
    ...(given("arr", question.arr).length > 0 && currency === USD ? [] : [counted("arr", arr)]),
    ...given("arr", question.arr),
    counted("arpa", arpa),
    chosen("customer_size", question),
    chosen("business_model", question),
  ];
}

function chosen(axis: "customer_size" | "business_model", { where }: BenchmarksQuestion): OurBand {
  const filter = where.find(({ field }) => field === axis || field === `account.${axis}`);
  const is = filter?.values.length === 1 ? filter.values[0] : undefined;
  return is === undefined ? { axis, value: null, how: "unknown" } : { axis, value: null, is: plain(is), how: "filter" };
}

const plain = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, "_");

/** Whether a benchmark speaks for companies like ours. */
export function fits(band: BenchmarkRow["band"], ours: readonly OurBand[]): "inside" | "other_band" | "band_unknown" {
  if (band.axis === "none") return "inside";
  const on = ours.filter(({ axis }) => axis === band.axis);
  if (band.is !== undefined) {
    const said = on.find(({ is }) => is !== undefined);
    return said === undefined ? "band_unknown" : said.is === plain(band.is) ? "inside" : "other_band";
  }
  const same = on.find(({ currency, value }) => value !== null && currency === band.currency);
  if (same === undefined || same.value === null) return "band_unknown";
  const { from = null, to = null } = band;
  return (from === null || same.value >= from) && (to === null || same.value < to) ? "inside" : "other_band";
}
