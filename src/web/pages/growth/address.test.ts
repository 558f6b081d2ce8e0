import fc from "fast-check";
import { expect, test } from "vitest";
import { readSearch, searchSchema, writeSearch } from "../../search.ts";
import { readDraft, writeDraft } from "./address.ts";
import type { Draft } from "./state.ts";

const number = fc
  .double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 })
  .map((value) => Number(value.toPrecision(12)) || 0);
const key = fc.string({ minLength: 1, maxLength: 12 }).filter((text) => /^\P{Surrogate}+$/u.test(text));
const month = fc.integer({ min: 0, max: 240 });
const lever = fc.constantFrom("cr.win", "usage_churn", "price", "loop.win_back", "dt.select");

const draft: fc.Arbitrary<Draft> = fc.record({
  name: fc.constantFrom("", "Board: + 10 %; \u00e9t\u00e9", "a&b=c@d"),
  note: fc.constant(""),
  months: fc.integer({ min: 1, max: 120 }),
  changes: fc.array(
    fc
      .record({
        lever,
        by: fc.constantFrom("relative" as const, "points" as const, "to" as const),
        amount: number,
        from: month,
        ramp: month,
        segment: fc.option(key),
      })
      .map(({ from, ramp, segment, ...rest }) => ({
        ...rest,
        ...(segment === null ? {} : { segment }),
        ...(from > 0 ? { from } : {}),
        ...(ramp > 0 ? { ramp } : {}),
      })),
    { maxLength: 6 },
  ),
  target: fc.option(fc.record({ arr: fc.nat(1e9), month: fc.constantFrom("2028-12", "2030-01") })),
  costs: fc.dictionary(key, fc.nat(1e9), { noNullPrototype: true }),
  limits: fc.dictionary(key, number, { noNullPrototype: true }),
});

test("a link holds the whole scenario", () => {
  fc.assert(
    fc.property(draft, (one) => {
      const search = searchSchema.parse(readSearch(writeSearch(writeDraft(one)).slice(1)));
      expect(readDraft(search)).toEqual(one);
    }),
  );
});

test("an untouched scenario leaves the address as it is", () => {
  expect(writeSearch(writeDraft(readDraft({})))).toBe("");
});

test("what cannot be understood is left out, and the rest counts", () => {
  const { changes, target, limits } = readDraft({
    changes: "cr.win:r0.1;nonsense;price:x3;renewal:t0.95:3:6@EU%2C%20west",
    target: "soon",
    limits: "a:b",
  });
  expect(changes).toEqual([
    { lever: "cr.win", by: "relative", amount: 0.1 },
    { segment: "EU, west", lever: "renewal", by: "to", amount: 0.95, from: 3, ramp: 6 },
  ]);
  expect(target).toBeNull();
  expect(limits).toEqual({});
});

test("a change is short enough to be read in an address", () => {
  expect(writeDraft(readDraft({ changes: "cr.win:r0.1:0:6" })).changes).toBe("cr.win:r0.1:0:6");
});
