import fc from "fast-check";
import { expect, test } from "vitest";
import type { Difference, SeriesPoint } from "../../src/contract/index.ts";
import { Refusal } from "../../src/domain/index.ts";
import { type Context, operations } from "../../src/operations/index.ts";
import { toolProfiles } from "../../src/standard/index.ts";
import { emptyLedger, importText } from "../helpers/ledger.ts";
import { crowdArb, worldArb } from "../reference/arbitrary.ts";
import { filesOf, type World } from "../reference/world.ts";

const quiet = (): undefined => undefined;
const profiles = toolProfiles.map(({ name }) => name);
const METRICS = [
  { metric: "mrr" },
  { metric: "active_customers" },
  { metric: "mrr_movements", part: "churn" },
  { metric: "net_revenue_retention" },
  { metric: "logo_churn_rate" },
] as const;

const sum = ({ causes }: Difference): number => causes.reduce((added, { amount }) => added + amount, 0);

/** All files one after another, a day apart; the last import is undone. */
async function imported(world: World): Promise<{ readonly context: Context; readonly moments: readonly string[] }> {
  let at = new Date("2025-02-01T12:00:00Z");
  const context = await emptyLedger(() => at);
  const moments: string[] = [];
  let last = 0;
  for (const { source, name, text } of filesOf(world)) {
    const { batch } = await importText(context, { [name]: text }, { answers: { source } });
    last = batch ?? last;
    moments.push(at.toISOString().slice(0, 10));
    at = new Date(at.getTime() + 86_400_000);
  }
  await operations.undo(context, { batch: last }, quiet);
  at = new Date(at.getTime() + 20 * 86_400_000);
  return { context, moments };
}

interface Asked {
  readonly metric: string;
  readonly part?: string;
  readonly period: string;
  readonly profile: string;
  readonly asOf: string | undefined;
}

/** The value the metric itself answers; none where it has none of that name. */
async function answered(context: Context, { metric, part, period, profile, asOf }: Asked): Promise<SeriesPoint | undefined> {
  const question = { metric, from: period, to: period, by: "total" as const, where: [], level: "customer" as const, currency: "USD" };
  const { series } = await operations
    .metric(context, { ...question, ...(profile === "ours" ? {} : { profile }), ...(asOf === undefined ? {} : { asOf }) }, quiet)
    .catch((error: unknown) => {
      if (error instanceof Refusal && error.code === "after_the_data") return { series: [] };
      throw error;
    });
  const points = series.filter((point) => part === undefined || point.part === part);
  return points.length <= 1 ? points[0] : points.find(({ currency }) => currency === "USD");
}

/** Profile against profile, each as of some import: all files are imported one after another, a day apart, and one is undone. */
test("causes add up to the difference, and both ends are what the metric answers", { timeout: 300_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(worldArb({ min: 2, max: 4 }), crowdArb),
      fc.constantFrom(...METRICS),
      fc.constantFrom("2023-06", "2024-02", "2024-Q3", "2024"),
      fc.tuple(fc.constantFrom("ours", ...profiles), fc.constantFrom("ours", ...profiles)),
      fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 12 })),
      async (world, asked, period, [one, other], [early, late]) => {
        const { context, moments } = await imported(world);
        try {
          const ask = { ...asked, period, where: [], level: "customer" as const, currency: "USD" };
          const side = (profile: string, i: number): string => (moments[i] === undefined ? profile : `${profile}@${moments[i]}`);
          const sides = [
            ["from", one, moments[early]],
            ["to", other, moments[late]],
          ] as const;
          const found = await operations
            .difference(context, { ...ask, from: side(one, early), to: side(other, late) }, quiet)
            .catch((error: unknown) => {
              if (error instanceof Refusal && error.code === "no_such_part") return null;
              throw error;
            });
          if (found === null) {
            // Declined, where a view has no value of that name and the other side says nothing of it either.
            for (const [, profile, asOf] of sides) expect(await answered(context, { ...ask, profile, asOf })).toBeUndefined();
            return;
          }
          for (const [end, profile, asOf] of sides) {
            const value = found[end];
            const only = await answered(context, { ...ask, profile, asOf });
            if (only) expect(value).toBe(only.value);
          }
          expect(Math.abs(sum(found) - (found.difference ?? 0))).toBeLessThanOrEqual(found.unit === "ratio" ? 1e-15 : 0);
          if (found.difference === null) expect(found.causes).toEqual([]);
          for (const { amount, kind } of found.causes) expect([amount === 0, kind]).not.toEqual([true, "unexplained"]);
        } finally {
          await context.close();
        }
      },
    ),
    { numRuns: 8 },
  );
});
