import fc from "fast-check";
import { expect, test } from "vitest";
import { operations } from "../../src/operations/index.ts";
import { toolProfiles } from "../../src/standard/index.ts";
import { emptyLedger, importText } from "../helpers/ledger.ts";
import { crowdArb, worldArb } from "../reference/arbitrary.ts";
import { filesOf } from "../reference/world.ts";

const quiet = (): undefined => undefined;
const profiles = toolProfiles.map(({ name }) => name);
const METRICS = [
  { metric: "mrr", method: undefined, part: undefined },
  { metric: "active_customers", method: undefined, part: undefined },
  { metric: "mrr_movements", method: undefined, part: "churn" },
  { metric: "net_revenue_retention", method: undefined, part: undefined },
  { metric: "logo_churn_rate", method: undefined, part: undefined },
] as const;

/** Profile against profile, each as of some import: all files are imported one after another, a day apart, and one is undone. */
test("causes add up to the difference, and both ends are what the metric answers", { timeout: 300_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(worldArb({ min: 2, max: 4 }), crowdArb),
      fc.constantFrom(...METRICS),
      fc.constantFrom("2023-06", "2024-02", "2024-Q3", "2024"),
      fc.tuple(fc.constantFrom("ours", ...profiles), fc.constantFrom("ours", ...profiles)),
      fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 12 })),
      async (world, { metric, method, part }, period, [one, other], [early, late]) => {
        let at = new Date("2025-02-01T12:00:00Z");
        const context = await emptyLedger(() => at);
        try {
          const days: string[] = [];
          let undone: number | null = null;
          for (const { source, name, text } of filesOf(world)) {
            const { batch } = await importText(context, { [name]: text }, { answers: { source } });
            undone = batch ?? undone;
            days.push(at.toISOString().slice(0, 10));
            at = new Date(at.getTime() + 86_400_000);
          }
          if (undone !== null) await operations.undo(context, { batch: undone }, quiet);
          at = new Date(at.getTime() + 20 * 86_400_000);
          const moment = (i: number): string | undefined => days[i];
          const side = (profile: string, i: number): string => (moment(i) === undefined ? profile : `${profile}@${moment(i)}`);
          const ask = {
            metric,
            period,
            where: [],
            level: "customer" as const,
            currency: "USD",
            ...(method && { method }),
            ...(part && { part }),
          };
          const found = await operations.difference(context, { ...ask, from: side(one, early), to: side(other, late) }, quiet);
          for (const [value, profile, i] of [
            [found.from, one, early],
            [found.to, other, late],
          ] as const) {
            const asOf = moment(i);
            const { series } = await operations.metric(
              context,
              {
                ...ask,
                from: period,
                to: period,
                by: "total",
                ...(profile === "ours" ? {} : { profile }),
                ...(asOf === undefined ? {} : { asOf }),
              },
              quiet,
            );
            const points = series.filter((point) => part === undefined || point.part === part);
            const only = points.length <= 1 ? points[0] : points.find(({ currency }) => currency === "USD");
            if (only) expect(value).toBe(only.value);
          }
          const sum = found.causes.reduce((added, { amount }) => added + amount, 0);
          if (found.difference !== null) {
            if (found.unit === "ratio") expect(sum).toBeCloseTo(found.difference, 12);
            else expect(sum).toBe(found.difference);
            expect(found.causes.every(({ amount, kind }) => amount !== 0 && kind !== "unexplained")).toBe(true);
          } else expect(found.causes).toEqual([]);
        } finally {
          await context.close();
        }
      },
    ),
    { numRuns: 12 },
  );
});
