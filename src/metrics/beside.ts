import { monthlyMinor } from "../domain/index.ts";
import { type LayerName, layerNames } from "../facts/index.ts";
import type { Ask, AskCondition, Evidence, Example, Metric, Sum } from "./definition.ts";
import { levels } from "./level.ts";
import { known, missing } from "./points.ts";

export const layerCodes = (...names: readonly LayerName[]): readonly number[] => names.map((name) => layerNames.indexOf(name));

const inLayers = (names: readonly LayerName[]): AskCondition => ({ column: "layer", in: layerCodes(...names) });

/** Changes of some layers by month. */
export const layerAsk = (...names: readonly LayerName[]): Ask => ({
  fact: "layer",
  sums: ["amount", "logos"],
  by: ["month"],
  where: [inLayers(names)],
});

/** Which layers there is anything in, in the whole ledger. */
export const recordedAsk = (...names: readonly LayerName[]): Ask => ({
  fact: "layer",
  sums: [],
  by: ["layer"],
  where: [inLayers(names)],
  overall: true,
});

export const isRecorded = (sums: readonly Sum[] | undefined): boolean => (sums ?? []).some(({ rows }) => rows > 0);

/** All changes of layers up to the end of a month: they add up to the level there. */
export const layerLevel = (term: string, column: "amount" | "logos", to: number, ...names: readonly LayerName[]): Evidence => ({
  term,
  fact: "layer",
  where: [inLayers(names), { column: "month", to }],
  column,
});

interface Words {
  readonly id: string;
  readonly title: string;
  readonly meaning: string;
  readonly source: string;
  readonly example: Example;
}

/** What a layer beside MRR is worth a month, at the end of the period. */
export const layerMrr = (layer: LayerName, { id, title, meaning, source, example }: Words): Metric => ({
  id,
  version: 1,
  title,
  unit: "money",
  meaning,
  formula: layer,
  source,
  perCurrency: true,
  methods: [{ name: "end_of_period", meaning: "Level on the last day of the period." }],
  reasons: ["not_recorded"],
  asks: () => ({ recorded: recordedAsk(layer), changes: layerAsk(layer) }),
  compute: (sums, context) => {
    const { amount, customers } = levels(sums["changes"] ?? []);
    return context.periods.map((period) =>
      isRecorded(sums["recorded"])
        ? known(period, context, monthlyMinor(amount.at(period.to)), Number(customers.at(period.to)))
        : missing(period, context, "not_recorded", 0),
    );
  },
  evidence: ({ period }) => [layerLevel(layer, "amount", period.to, layer)],
  combine: (terms) => monthlyMinor(terms[layer] ?? 0n),
  example,
});
