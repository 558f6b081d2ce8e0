// Random segments and changes for the growth model's laws.
import fc from "fast-check";
import { loopGainOf } from "../../src/growth/check.ts";
import type { Change, Lag, LoopModel, SegmentModel } from "../../src/growth/index.ts";

/** Numbers in even steps: what differs by less than a thousandth tells nothing more. */
const share = (min = 0, max = 1) => fc.nat(1000).map((step) => min + ((max - min) * step) / 1000);
/** A rate, with the two ends more often than chance would have them. */
const rate = fc.oneof({ weight: 8, arbitrary: share() }, fc.constantFrom(0, 1));

/** A lag of up to `most` months: none at all, one length, or several. */
export const lagArb = (most: number): fc.Arbitrary<Lag> =>
  fc.array(fc.nat(5), { minLength: 1, maxLength: most + 1 }).map((weights) => {
    const sum = weights.reduce((total, weight) => total + weight, 0);
    return sum === 0 ? [1] : weights.map((weight) => weight / sum);
  });

const states = ["prospect", "mql", "sql", "sal", "commit"];

const loopArb = (from: readonly string[]): fc.Arbitrary<readonly LoopModel[]> =>
  fc
    .array(
      fc.record({
        source: fc.constantFrom("customers" as const, "churned" as const, "lost" as const),
        into: fc.constantFrom(...from, "commit"),
        rate: share(0, 0.02),
        lag: lagArb(4),
      }),
      { maxLength: 2 },
    )
    .map((loops) => loops.map((loop, i) => ({ id: `loop.${i}`, ...loop })));

/** A segment of any kind: up to four steps, any lags, a base or none, loops that never run away. */
export const segmentArb = (name = "any"): fc.Arbitrary<SegmentModel> =>
  fc
    .nat(4)
    .chain((steps) => {
      const names = states.slice(4 - steps);
      const journey = names.slice(1).map((to, i) =>
        fc.record({
          from: fc.constant(names[i] as string),
          to: fc.constant(to),
          conversion: fc.constant(`cr.${to}`),
          duration: fc.constant(`dt.${to}`),
          rate,
          lag: lagArb(6),
          past: fc.array(share(0, 100), { maxLength: 5 }),
        }),
      );
      return fc.record({
        name: fc.constant(name),
        inflow: fc.oneof(share(0, 500), fc.constant(0)),
        inflowGrowth: share(-0.05, 0.05),
        season: fc.option(
          fc.array(share(0.5, 1.5), { minLength: 12, maxLength: 12 }).map((factors) => {
            const mean = factors.reduce((sum, factor) => sum + factor, 0) / 12;
            return factors.map((factor) => factor / mean);
          }),
        ),
        journey: journey.length === 0 ? fc.constant([]) : (fc.tuple(...journey) as fc.Arbitrary<SegmentModel["journey"]>),
        price: share(0, 1000),
        discount: share(0, 0.5),
        onboarding: fc.record({ rate, lag: lagArb(6) }),
        usageChurn: fc.record({
          monthly: fc.oneof(share(0, 0.2), fc.constant(0)),
          shape: fc.array(share(0, 3), { minLength: 1, maxLength: 15 }),
        }),
        leaverValue: fc.oneof(share(0, 2), fc.constant(1)),
        direct: fc.oneof(fc.constant([]), fc.array(share(0, 50), { minLength: names.length, maxLength: names.length })),
        perSale: fc.oneof(fc.constant(1), share(0, 1.5)),
        renewal: fc.option(fc.record({ termMonths: fc.constantFrom(1, 3, 5, 12, 18, 24, 36), rate })),
        expansion: share(0, 0.05),
        contraction: share(0, 0.05),
        uplift: share(0, 0.1),
        base: fc
          .array(fc.tuple(share(0, 50), share(0, 1000)), { maxLength: 60 })
          .map((ages) => ({ customers: ages.map(([count]) => count), arr: ages.map(([count, each]) => count * each) })),
        margin: share(),
        spend: fc.record({ fixed: share(0, 1000), perEntry: share(0, 10) }),
        billing: fc.record({ everyMonths: fc.constantFrom(1, 3, 6, 12), paidAfter: fc.nat(3) }),
        loops: loopArb(names.slice(0, -1)),
        market: fc.option(share(10, 5000)),
      });
    })
    .map((model) => (loopGainOf(model) < 1 ? model : { ...model, market: model.market ?? 1000 }));

/** Changes of levers that every segment has, and of those a segment of some steps may have. */
export const changesArb = (model: SegmentModel): fc.Arbitrary<readonly Change[]> => {
  const rates = ["cr.onboard", "usage_churn", "discount", "margin", ...model.journey.map(({ conversion }) => conversion)];
  if (model.renewal) rates.push("renewal");
  const times = ["dt.onboard", ...model.journey.map(({ duration }) => duration)];
  const growths = ["expansion", "contraction", "uplift"];
  const amounts = ["inflow", "price", "spend", "spend_fixed"];
  const timing = { from: fc.nat(20), ramp: fc.nat(6) };
  const change = (levers: readonly string[], by: fc.Arbitrary<Pick<Change, "by" | "amount">>): fc.Arbitrary<Change> =>
    fc
      .record({ lever: fc.constantFrom(...levers), change: by, ...timing })
      .map(({ lever, change: how, from, ramp }) => ({ lever, ...how, from, ramp }));
  const by = (kind: Change["by"], min: number, max: number) => share(min, max).map((amount) => ({ by: kind, amount }));
  return fc.array(
    fc.oneof(
      change(rates, fc.oneof(by("relative", -0.5, 0.5), by("points", -0.2, 0.2), by("to", 0, 1))),
      change(growths, fc.oneof(by("relative", -0.5, 0.5), by("points", -0.05, 0.05), by("to", 0, 0.1))),
      change(times, fc.oneof(by("relative", -1, 1), by("points", -3, 3), by("to", 0, 8))),
      change(amounts, fc.oneof(by("relative", -0.5, 1), by("to", 0, 100))),
    ),
    { maxLength: 3 },
  );
};
