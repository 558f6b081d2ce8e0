import { checkNotNegative, checkPositive, checkSome } from "./ranges.ts";

/** One business model of the company, such as a subscription or a consumption, with the revenue of its last twelve months. */
export interface ModelRevenue {
  readonly model: string;
  /** In whole units of one currency, the same for all models. */
  readonly revenue: number;
}

/** Revenue at which the standard looks at a further business model, in whole US dollars. Source: standard 1.1, finding 2. */
export const modelThresholds = { lower: 10_000_000, upper: 20_000_000, currency: "USD" } as const;

export interface AdvisorAsked {
  readonly models: readonly ModelRevenue[];
  /** Thresholds in US dollars, or in the currency of the revenue with a rate of 1. */
  readonly lower?: number;
  readonly upper?: number;
  /** What a US dollar costs in the currency of the revenue: 0.9 when it is in euros at 0.90 euros to the dollar. 1 unless told. */
  readonly rate?: number;
}

/**
 * `spread_thin`: a model below the lower threshold runs beside another. A `warning` when the largest model is below it, too; a
 * `note` when only a further one is, as every further one is at first. `consider_adding`: one model, between the thresholds.
 * `growth_option`: one model above them. `stay_with_one`: one model below. `each_carries`: several, none of them below.
 * `no_revenue`: none has any.
 */
export type AdviceKind = "spread_thin" | "consider_adding" | "growth_option" | "stay_with_one" | "each_carries" | "no_revenue";

export interface ModelAdvice {
  readonly kind: AdviceKind;
  readonly severity: "warning" | "note";
  /** The models it is about, largest first. */
  readonly models: readonly ModelRevenue[];
  /** The thresholds in the currency of the revenue. */
  readonly lower: number;
  readonly upper: number;
}

/**
 * Whether a company runs too many business models for its size, or could add one.
 *
 * A model is active when it brought revenue. Both thresholds themselves count as between. Refused: no model, negative
 * revenue, an upper threshold below the lower. Source: standard 1.1 (The Science of Revenue, business model, finding 2).
 */
export function adviseOnModels(asked: AdvisorAsked): ModelAdvice {
  const { models, rate = 1 } = asked;
  checkSome("models", models);
  for (const { revenue } of models) checkNotNegative("revenue", revenue);
  checkPositive("rate", rate);
  const lower = (asked.lower ?? modelThresholds.lower) * rate;
  const upper = (asked.upper ?? modelThresholds.upper) * rate;
  checkPositive("lower", lower);
  checkNotNegative("upper less lower", upper - lower);
  const active = models.filter(({ revenue }) => revenue > 0).sort((a, b) => b.revenue - a.revenue);
  const advice = (kind: AdviceKind, about = active, severity: ModelAdvice["severity"] = "note"): ModelAdvice => ({
    kind,
    severity,
    models: about,
    lower,
    upper,
  });
  const [largest, second] = active;
  if (!largest) return advice("no_revenue");
  if (second) {
    const thin = active.filter(({ revenue }) => revenue < lower);
    if (thin.length === 0) return advice("each_carries");
    return advice("spread_thin", thin, largest.revenue < lower ? "warning" : "note");
  }
  if (largest.revenue < lower) return advice("stay_with_one");
  return advice(largest.revenue > upper ? "growth_option" : "consider_adding");
}
