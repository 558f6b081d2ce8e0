import type { Condition, FactReader } from "../analytics/index.ts";
import type { Filter } from "../contract/index.ts";
import { type ModelFamily, modelFamilies } from "../domain/index.ts";
import { type FactName, factKinds, saysModel } from "../facts/index.ts";
import type { Metric, MetricContext } from "../metrics/index.ts";
import { filterConditions } from "./conditions.ts";

const MODEL = "model";
/** One movement a customer, instead of all of them. */
const BEGINNINGS: Condition = { column: "kind", in: [factKinds.indexOf("new"), factKinds.indexOf("initial")] };

interface Asked {
  readonly metric: Metric;
  readonly context: MetricContext;
  readonly segment: string | null;
  readonly filters: readonly Filter[];
}

/**
 * The business models an answer puts into one number, when there are several and none was asked for: the standard's
 * findings 3 to 5 make such a number hard to read. Empty when there is one, or when the question speaks of models itself.
 */
export async function mixesOf(reader: FactReader, { metric, context, segment, filters }: Asked): Promise<readonly ModelFamily[]> {
  const asked = [...filters.map(({ field }) => field), ...(segment === null ? [] : [segment])];
  if (asked.some(saysModel) || reader.values(MODEL).length < 2) return [];
  const fact = Object.values(metric.asks(context)).find(({ overall }) => !overall)?.fact ?? "movement";
  // The funnel of free sign-ups is of one model by what it counts.
  if (fact === "freemium") return [];
  const models = await modelsIn(reader, fact, filterConditions(fact, filters, null));
  return models.length > 1 ? models : [];
}

async function modelsIn(reader: FactReader, fact: FactName, conditions: readonly Condition[]): Promise<readonly ModelFamily[]> {
  const ofMoney = fact === "movement" || fact === "retention";
  const where = ofMoney ? [BEGINNINGS, ...conditions] : conditions;
  const rows = await reader.sums({ fact: ofMoney ? "movement" : fact, sums: [], by: [{ field: MODEL }], where });
  const found = new Set(rows.filter((row) => row.rows > 0).map(({ keys }) => keys[0]));
  return modelFamilies.filter((model) => found.has(model));
}
