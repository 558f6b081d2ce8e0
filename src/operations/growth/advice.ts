import type { Actions, ActionsRequest, GrowthModel } from "../../contract/index.ts";
import { type Currency, isModelFamily, minorDigits, parseDay, RateTable, Refusal } from "../../domain/index.ts";
import { adviseOnModels, modelThresholds } from "../../growth/index.ts";
import { readRates } from "../../ledger/index.ts";
import type { Context } from "../context.ts";
import type { Report } from "../progress.ts";
import { growthModelOf } from "./model.ts";
import { questionOf } from "./simulate.ts";

const YEAR = 12;

/** Whether the company runs too many business models for its size, or could add one (standard 1.1, finding 2). */
export async function adviceOn(
  context: Context,
  { scenario, lower, upper }: ActionsRequest,
  model: GrowthModel,
  report: Report,
): Promise<Actions["advice"]> {
  const byModel = model.field === "model" ? model : await modelsApart(context, scenario, report);
  const digits = 10 ** minorDigits((model.currency ?? "") as Currency);
  const models = (byModel?.history ?? [])
    .filter(({ name }) => isModelFamily(name))
    .map(({ name, arr }) => ({
      model: name,
      revenue: Math.max(0, arr.slice(-YEAR).reduce((sum, value) => sum + value / YEAR, 0) / digits),
    }));
  if (models.length === 0) return null;
  const rate = await dollarIn(context, model);
  const thresholds = { ...(lower === undefined ? {} : { lower }), ...(upper === undefined ? {} : { upper }) };
  const { kind, severity, models: about, lower: from, upper: to } = adviseOnModels({ models, rate: rate ?? 1, ...thresholds });
  return { kind, severity, models: about, lower: from, upper: to, rate };
}

/** `null` where nothing in the ledger tells business models apart. */
async function modelsApart(context: Context, scenario: ActionsRequest["scenario"], report: Report): Promise<GrowthModel | null> {
  try {
    return await growthModelOf(context, { ...questionOf(scenario), segment: "model" }, report);
  } catch (error) {
    if (error instanceof Refusal && error.code === "no_such_field") return null;
    throw error;
  }
}

/** What a dollar costs in the model's currency on the last day; `null` where no file says. */
async function dollarIn(context: Context, { currency, through }: GrowthModel): Promise<number | null> {
  if (currency === null) return null;
  const on = parseDay(through);
  const { rates } = await readRates(context.storage.pool, context.counting.current.rateSource);
  const found = on === null ? null : new RateTable(rates).rate(modelThresholds.currency as Currency, currency as Currency, on);
  return found === null ? null : Number(found.n) / Number(found.d);
}
