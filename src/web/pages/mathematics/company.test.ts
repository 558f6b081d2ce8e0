import { describe, expect, test } from "vitest";
import type { Explanation, MetricAnswer, SeriesPoint } from "../../../contract/index.ts";
import { numberOf, valuesOf } from "./card.ts";
import { cards } from "./cards/index.ts";
import { companyOf } from "./company.ts";
import type { Figures, Grounds } from "./load.ts";

const YEAR = "2025-01..2025-12";

const answer = (metric: string, unit: MetricAnswer["unit"], ...series: readonly Partial<SeriesPoint>[]): MetricAnswer => ({
  metric,
  version: 1,
  unit,
  ...(unit === "money" ? { currency: "EUR" } : {}),
  method: "own",
  level: "customer",
  through: "2025-12-31",
  position: 1,
  series: series.map((point) => ({ period: YEAR, value: null, n: 0, ...point })),
});

const unknown = (metric: string, unit: MetricAnswer["unit"] = "ratio"): MetricAnswer => answer(metric, unit, { reason: "no_data" });

const empty: Figures = {
  winRate: unknown("win_rate"),
  volume: unknown("bowtie_volume", "count"),
  arpa: unknown("arpa", "money"),
  margin: unknown("gross_margin"),
  nrr: unknown("net_revenue_retention"),
  logoRetention: unknown("logo_retention"),
  onboardingChurn: unknown("onboarding_churn"),
  usageChurn: unknown("usage_churn"),
  arr: unknown("arr", "money"),
  cac: unknown("cac", "money"),
  atRisk: unknown("capital_at_risk", "money"),
  lifetimeShare: unknown("lifetime_share_after_first_sale"),
  newMrr: unknown("mrr_movements", "money"),
  newByMonth: answer("mrr_movements", "money"),
  arrByMonth: answer("arr", "money"),
  arrByQuarter: answer("arr", "money"),
};
const nothing: Grounds = { velocity: null, ltv: null, payback: null, cac: null, nrr: null, growth: null };

const explained = (value: number | null, ...terms: readonly (readonly [string, "money" | "count" | "days", number])[]): Explanation =>
  ({
    metric: { id: "some" },
    method: { name: "own" },
    currency: "EUR",
    point: { period: YEAR, value, n: 40 },
    terms: terms.map(([term, unit, total]) => ({ term, unit, total, records: 1 })),
  }) as unknown as Explanation;

const cardOf = (id: string) => cards.find((card) => card.id === id);

/** What a card derives from a company; null where it must show its example instead. */
function own(id: string, figures: Partial<Figures>, grounds: Partial<Grounds> = {}, typed = {}) {
  const company = companyOf({ ...empty, ...figures }, { ...nothing, ...grounds }, 0);
  const card = cardOf(id);
  const { values, missing } = valuesOf(card?.given(company) ?? [], typed);
  const course = card?.course ? card.course(company) : { points: [], unit: "number" as const };
  return missing.length > 0 || course === null ? null : (card?.derive(values, course, company) ?? null);
}

test.each(cards)("$id shows its example to a company of which nothing is known", ({ id }) => {
  expect(own(id, {})).toBeNull();
});

describe("the company’s own numbers", () => {
  const winRate = answer("win_rate", "ratio", { value: 0.9 ** 12, n: 200, low: 0.22, high: 0.35 });

  test("make p^n of its win rate, and of the meetings that the reader knows", () => {
    expect(own("meetings", { winRate })).toBeNull();
    expect(own("meetings", { winRate }, {}, { meetings: 12 })?.result?.value).toBeCloseTo(0.9, 12);
  });

  test("make the wins of the deals it closed", () => {
    expect(own("linear", { winRate })?.result?.value).toBeCloseTo(200 * 0.9 ** 12, 9);
  });

  test("of sales velocity are the totals its explanation lists, in whole money", () => {
    const velocity = explained(
      93_333_33,
      ["open", "count", 78],
      ["closed_later", "count", 2],
      ["won", "count", 35],
      ["deals", "count", 100],
      ["amount", "money", 35 * 150_000_00],
      ["priced", "count", 35],
      ["days", "days", 35 * 45],
      ["dated", "count", 35],
    );
    expect(own("velocity", {}, { velocity })?.result?.value).toBeCloseTo(93_333.33, 2);
  });

  test("of lifetime value are average revenue, margin and monthly churn", () => {
    const ltv = explained(40_000_00, ["lost", "money", -20_00], ["openings", "money", 1_000_00]);
    const figures = {
      arpa: answer("arpa", "money", { value: 1_000_00, n: 9 }),
      margin: answer("gross_margin", "ratio", { value: 0.8, n: 9 }),
    };
    expect(own("value", figures, { ltv })?.result?.value).toBeCloseTo(40_000, 9);
  });

  test("of net retention are what is kept and what that grew by, which is NRR again", () => {
    const nrr = explained(1.098, ["gross", "money", 900_00], ["growth", "money", 198_00], ["opening", "money", 1_000_00]);
    expect(own("implied", {}, { nrr })?.result?.value).toBeCloseTo(1.098, 12);
  });

  test("of new ARR are brought to a year where the period is another", () => {
    const half = answer("mrr_movements", "money", { period: "2025-07..2025-12", part: "new", value: 1_000_00, n: 4 });
    const company = companyOf({ ...empty, newMrr: half }, nothing, 0);
    expect([company.newArr.value, company.acv.value]).toEqual([24_000, 3_000]);
  });

  test("of churn are told without costs, and not where nothing was lost", () => {
    const without = { ...explained(null, ["lost", "money", -20_00], ["openings", "money", 1_000_00]) };
    const reason = (code: string) => ({ ...without, point: { ...without.point, reason: code } });
    expect(own("lifetime", {}, { ltv: reason("no_serve_costs") })?.result?.value).toBeCloseTo(50, 9);
    expect(own("lifetime", {}, { ltv: reason("no_loss") })).toBeNull();
  });

  test("outside of what a formula is for are none to it", () => {
    const figures = {
      arpa: answer("arpa", "money", { value: 1_000_00, n: 9 }),
      margin: answer("gross_margin", "ratio", { value: -0.2, n: 9 }),
    };
    const ltv = explained(1, ["lost", "money", -20_00], ["openings", "money", 1_000_00]);
    expect(own("value", figures, { ltv })).toBeNull();
    expect(own("value", figures, { ltv }, { margin: 0.8 })?.result?.value).toBeCloseTo(40_000, 9);
  });

  test("of the way to the sale can be typed in where none is tracked", () => {
    const typed = {
      prospects: 10_000,
      "rate.prospect.mql": 0.2,
      "rate.mql.sql": 0.25,
      "rate.sql.sal": 0.95,
      "rate.sal.commit": 0.25,
      acv: 30_000,
    };
    expect(own("product", {}, {}, typed)?.result?.value).toBe(3_562_500);
  });

  test("are replaced by what the reader types, and nothing else is", () => {
    const card = cardOf("linear");
    const company = companyOf({ ...empty, winRate }, nothing, 0);
    const { values } = valuesOf(card?.given(company) ?? [], { winRate: 0.5 });
    expect([numberOf(values, "opportunities"), numberOf(values, "winRate")]).toEqual([200, 0.5]);
  });
});

describe("pacing", () => {
  const months = [1, 2, 3, 4].map((value, i) => ({
    period: `2025-${String(i + 7).padStart(2, "0")}`,
    part: "new",
    value: value * 100_00,
    n: 1,
  }));

  test("holds the quarter that runs against the shape of the one before", () => {
    const derived = own("pace", { newByMonth: answer("mrr_movements", "money", ...months), newMrr: unknown("mrr_movements", "money") });
    // One month of July's 100, August's 200 and September's 300, twelve times: a sixth of 7,200.
    expect(derived?.result?.value).toBeCloseTo(1_200, 9);
    expect(derived?.says.map(({ key }) => key)).toContain("pace.ahead");
  });

  test("needs a whole quarter before", () => {
    expect(own("pace", { newByMonth: answer("mrr_movements", "money", ...months.slice(1)) })).toBeNull();
  });

  test("follows quarters of a financial year that begins in February", () => {
    const company = companyOf({ ...empty, newByMonth: answer("mrr_movements", "money", ...months) }, nothing, 1);
    // August to October is a quarter that is over, and July alone is no quarter before it.
    expect(cardOf("pace")?.course?.(company)).toBeNull();
  });
});
