import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { graduatedCharge, packageCharge, percentageCharge, standardCharge, type Tier, volumeCharge } from "./charges.ts";
import { add, compare, type Fraction, fraction, multiply, parseDecimal, ZERO } from "./decimal.ts";

function dec(text: string): Fraction {
  const value = parseDecimal(text);
  if (value === null) throw new Error(`${text} is no number`);
  return value;
}
const tier = (upTo: string | null, perUnit: string, flat = "0"): Tier => ({
  upTo: upTo === null ? null : dec(upTo),
  perUnit: dec(perUnit),
  flat: dec(flat),
});

/** Seats: the first ten at 12, the next forty at 10, all others at 8. */
const seats = [tier("10", "12"), tier("50", "10"), tier(null, "8")];

describe("a charge", () => {
  test("of a standard price is units times price, to the last decimal", () => {
    expect(standardCharge(dec("0.0035"), dec("1234567"))).toEqual(dec("4320.9845"));
  });

  test("by graduated tiers prices every seat in its own tier", () => {
    expect(graduatedCharge(seats, dec("60"))).toEqual(dec("600"));
    expect(graduatedCharge(seats, dec("10"))).toEqual(dec("120"));
    expect(graduatedCharge(seats, ZERO)).toEqual(ZERO);
  });

  test("by volume prices all seats in the tier they reach together, so the eleventh can make all of them cheaper", () => {
    expect(volumeCharge(seats, dec("60"))).toEqual(dec("480"));
    expect(volumeCharge(seats, dec("10"))).toEqual(dec("120"));
    expect(volumeCharge(seats, dec("11"))).toEqual(dec("110"));
  });

  test("of half a month keeps the tier of the whole quantity", () => {
    expect(volumeCharge(seats, dec("30"), dec("60"))).toEqual(dec("240"));
  });

  test("by packages counts a begun one whole, after what is free", () => {
    expect(packageCharge(dec("5"), dec("1000"), dec("2001"))).toEqual(dec("15"));
    expect(packageCharge(dec("5"), dec("1000"), dec("2001"), dec("1001"))).toEqual(dec("5"));
    expect(packageCharge(dec("5"), dec("1000"), dec("10"), dec("10"))).toEqual(ZERO);
  });

  test("by percentage takes its share and a fee an event, when nothing is free", () => {
    const card = { percent: dec("2.9"), perEvent: dec("0.3"), freeEvents: null, freeTotal: null };
    expect(percentageCharge(card, { units: dec("1000"), events: 10, runningTotals: [] })).toEqual(dec("32"));
  });

  test("by percentage frees the first events, the first amount, or whichever ends first", () => {
    const usage = { units: dec("600"), events: 3, runningTotals: [dec("100"), dec("300"), dec("600")] };
    const terms = { percent: dec("1"), perEvent: dec("1"), freeEvents: null, freeTotal: null };
    expect(percentageCharge({ ...terms, freeEvents: 2 }, usage)).toEqual(dec("4"));
    expect(percentageCharge({ ...terms, freeTotal: dec("250") }, usage)).toEqual(dec("5.5"));
    expect(percentageCharge({ ...terms, freeEvents: 2, freeTotal: dec("250") }, usage)).toEqual(dec("5.5"));
    expect(percentageCharge({ ...terms, freeEvents: 1, freeTotal: dec("250") }, usage)).toEqual(dec("7"));
    expect(percentageCharge({ ...terms, freeEvents: 9 }, usage)).toEqual(ZERO);
  });

  test("is refused for what cannot be: units below zero, tiers that fall, an empty package, half an event", () => {
    expect(() => standardCharge(dec("1"), dec("-1"))).toThrow(RangeError);
    expect(() => graduatedCharge([], dec("1"))).toThrow(RangeError);
    expect(() => graduatedCharge([tier("10", "1")], dec("1"))).toThrow(RangeError);
    expect(() => volumeCharge([tier("10", "1"), tier("5", "1"), tier(null, "1")], dec("1"))).toThrow(RangeError);
    expect(() => packageCharge(dec("1"), ZERO, dec("1"))).toThrow(RangeError);
    const terms = { percent: dec("1"), perEvent: dec("1"), freeEvents: 1.5, freeTotal: null };
    expect(() => percentageCharge(terms, { units: dec("1"), events: 1, runningTotals: [] })).toThrow(RangeError);
  });
});

const amount = fc.integer({ min: 0, max: 100_000 }).map((n) => fraction(BigInt(n), 100n));
const size = fc.integer({ min: 1, max: 5_000 }).map((n) => fraction(BigInt(n), 10n));
const tierList = fc
  .tuple(fc.array(fc.tuple(size, amount, amount), { maxLength: 4 }), amount, amount)
  .map(([steps, perUnit, flat]): readonly Tier[] => {
    let end = ZERO;
    const tiers = steps.map(([length, each, once]): Tier => {
      end = add(end, length);
      return { upTo: end, perUnit: each, flat: once };
    });
    return [...tiers, { upTo: null, perUnit, flat }];
  });

describe("laws of charges", () => {
  test("more units never cost less, except by volume", () => {
    fc.assert(
      fc.property(tierList, amount, amount, size, amount, (tiers, units, more, packed, price) => {
        const all = add(units, more);
        expect(compare(graduatedCharge(tiers, all), graduatedCharge(tiers, units))).toBeGreaterThanOrEqual(0);
        expect(compare(packageCharge(price, packed, all), packageCharge(price, packed, units))).toBeGreaterThanOrEqual(0);
        expect(compare(standardCharge(price, all), standardCharge(price, units))).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test("a package costs at least its units' share of the price, and less than one package more", () => {
    fc.assert(
      fc.property(amount, size, amount, (price, packed, units) => {
        const charged = packageCharge(price, packed, units);
        const exact = multiply(price, fraction(units.n * packed.d, units.d * packed.n));
        expect(compare(charged, exact)).toBeGreaterThanOrEqual(0);
        expect(compare(charged, add(exact, price))).toBeLessThanOrEqual(0);
      }),
    );
  });

  test("one tier without a flat fee is the standard price, graduated or by volume", () => {
    fc.assert(
      fc.property(amount, amount, (price, units) => {
        const one = [{ upTo: null, perUnit: price, flat: ZERO }];
        expect(graduatedCharge(one, units)).toEqual(standardCharge(price, units));
        expect(volumeCharge(one, units)).toEqual(standardCharge(price, units));
      }),
    );
  });

  test("graduated price is what each tier would charge on its own part", () => {
    fc.assert(
      fc.property(tierList, amount, (tiers, units) => {
        const parts = tiers.map(({ upTo, perUnit, flat }, i) => {
          const from = tiers[i - 1]?.upTo ?? ZERO;
          const reached = i === 0 || compare(units, from) > 0;
          const to = upTo !== null && compare(upTo, units) < 0 ? upTo : units;
          return reached ? add(flat, multiply(perUnit, add(to, { n: -from.n, d: from.d }))) : ZERO;
        });
        expect(graduatedCharge(tiers, units)).toEqual(parts.reduce(add, ZERO));
      }),
    );
  });

  test("what is free never makes a percentage dearer", () => {
    fc.assert(
      fc.property(fc.array(amount, { maxLength: 8 }), fc.nat(8), amount, (events, freeEvents, freeTotal) => {
        let total = ZERO;
        const runningTotals = events.map((one) => {
          total = add(total, one);
          return total;
        });
        const usage = { units: total, events: events.length, runningTotals };
        const full = percentageCharge({ percent: dec("1.3"), perEvent: dec("2"), freeEvents: null, freeTotal: null }, usage);
        const less = percentageCharge({ percent: dec("1.3"), perEvent: dec("2"), freeEvents, freeTotal }, usage);
        expect(compare(less, full)).toBeLessThanOrEqual(0);
        expect(less.n >= 0n).toBe(true);
      }),
    );
  });
});
