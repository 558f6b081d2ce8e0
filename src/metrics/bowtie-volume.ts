import { monthsOf } from "../domain/index.ts";
import { evidences } from "../facts/index.ts";
import { bowtieStates, isBowtieState, stateIndex } from "../standard/index.ts";
import type { Metric } from "./definition.ts";
import { enteredEvidence, trackedAsk, trackedStates } from "./passage.ts";
import { known, missing, Running } from "./points.ts";

export const bowtieVolume: Metric = {
  id: "bowtie_volume",
  version: 1,
  title: "Volume at each state of the Bowtie",
  unit: "count",
  meaning:
    "How many journeys entered each state in the period, each once. A state that was passed over counts at the moment the next one was entered. Left of the commit, first sales only.",
  formula: "entered",
  source: "standard 1.2, volume metrics; semantics B.2, rows 60, 61",
  perCurrency: false,
  methods: [
    { name: "entered", meaning: "All entries, those that a later state implies included." },
    { name: "recorded", meaning: "Only entries a source speaks of." },
  ],
  reasons: ["not_tracked"],
  asks: () => ({ tracked: trackedAsk, entries: { fact: "stage", sums: [], by: ["month", "state", "evidence"] } }),
  compute: (sums, context) => {
    const tracked = trackedStates(sums["tracked"] ?? []);
    const implied = evidences.indexOf("implied");
    const running = bowtieStates.map(() => new Running());
    for (const {
      keys: [month = 0, state = 0, evidence = 0],
      rows,
    } of sums["entries"] ?? []) {
      if (context.method === "entered" || evidence !== implied) running[state]?.add(month, BigInt(rows));
    }
    return context.periods.flatMap((period) =>
      bowtieStates.map((state, i) => {
        if (!tracked.includes(state)) return missing(period, context, "not_tracked", 0, state);
        const count = Number(running[i]?.between(period.from, period.to) ?? 0n);
        return known(period, context, count, count, state);
      }),
    );
  },
  evidence: ({ period, part }, context) => {
    if (part === undefined || !isBowtieState(part)) return [];
    if (context.method === "entered") return [enteredEvidence("entered", part, monthsOf(period), null)];
    const recorded = evidences.flatMap((evidence, i) => (evidence === "implied" ? [] : [i]));
    return [
      {
        term: "entered",
        fact: "stage",
        where: [
          { column: "state", in: [stateIndex(part)] },
          { column: "month", from: period.from, to: period.to },
          { column: "evidence", in: recorded },
        ],
        column: null,
      },
    ];
  },
  combine: ({ entered = 0n }) => Number(entered),
  example: {
    given: ["deal acme: sql 2024-01-10, sal 2024-01-20, won 2024-02-15", "deal blue: sql 2024-01-12, lost 2024-02-01"],
    ask: { from: "2024-01", to: "2024-02", by: "total", part: "sql" },
    answer: [2],
  },
};
