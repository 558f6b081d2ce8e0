import { describe, expect, test } from "vitest";
import { type Currency, type Day, type FieldValue, parseDay } from "../domain/index.ts";
import { type Acv, dimensioned, type Families, motionOf } from "./dimensions.ts";
import { labelsOf } from "./labels.ts";
import { familyNamed } from "./names-of-models.ts";
import type { UnitEntry } from "./unit.ts";

const entry = (
  type: UnitEntry["type"],
  fields: Readonly<Record<string, FieldValue>>,
  attributes: Readonly<Record<string, string>> = {},
  subject = 1,
): UnitEntry => ({
  seq: subject,
  origin: null,
  file: 1,
  type,
  source: 7,
  subject,
  subjectKind: "subscription",
  account: 1,
  parent: null,
  day: 0 as Day,
  fields,
  attributes,
});

const line = (price: string, interval: string, rest: Readonly<Record<string, FieldValue>> = {}): UnitEntry =>
  entry("subscription_line", { price, interval, currency: "EUR", starts_on: "2024-01-01", ...rest });

const families: Families = new Map([
  ["7/metered", "consumption"],
  ["/metered", "consumption"],
]);
const counting = { horizon: parseDay("2024-12-31") as Day, dayCount: "365" as const, families };
const eur = (major: number): Acv => ({ currency: "EUR" as Currency, amount: BigInt(major) * 2_772_000n });

function dimensionsOf(entries: readonly UnitEntry[], acv: Acv | null = null, own = false): Readonly<Record<string, string>> {
  const paying = entries.filter(({ type }) => type.startsWith("subscription"));
  const labels = dimensioned(labelsOf(entries), { paying, acv, ...(own ? { own: true as const } : {}) }, counting);
  return Object.fromEntries([...labels].filter(([name]) => /^(models?|motion)(_by)?$/.test(name)));
}

describe("the business model of a record", () => {
  test.each([
    ["Abonnement", "subscription"],
    ["Nach Verbrauch", "consumption"],
    ["à l'usage", "consumption"],
    ["Licence perpétuelle", "ownership"],
    ["Free tier", "freemium"],
    ["Enterprise", null],
  ] as const)("“%s” means %s", (word, family) => expect(familyNamed(word)).toBe(family));

  test("is what somebody said, before what the product or the price says", () => {
    const account = entry("account", {}, { business_model: "Abonnement" });
    expect(dimensionsOf([account, line("1", "month", { plan: "metered" })])).toMatchObject({ model: "subscription", model_by: "said" });
  });

  test("is the family of the product, before the form of the price", () => {
    expect(dimensionsOf([line("1", "month", { plan: "metered" })])).toEqual({ model: "consumption", model_by: "product" });
    const deal = entry("opportunity", {}, { product: "Metered" });
    expect(dimensionsOf([deal])).toEqual({ model: "consumption", model_by: "product" });
  });

  test.each([
    ["100", "year", {}, "subscription"],
    ["100", "month", { interval_count: 3 }, "subscription"],
    ["100", "week", {}, "consumption"],
    ["100", "year", { interval_count: 3 }, "ownership"],
    ["0", "month", {}, "freemium"],
    ["100", "month", { one_off: true }, "ownership"],
  ] as const)("is read from a price of %s a %s %o", (price, interval, rest, model) => {
    expect(dimensionsOf([line(price, interval, rest)])).toEqual({ model, model_by: "price" });
  });

  test("is not freemium once anything was paid", () => {
    expect(dimensionsOf([line("0", "month"), line("20", "month", { ends_on: "2024-03-01" })])["model"]).toBe("subscription");
  });

  test("is absent where nothing tells", () => expect(dimensionsOf([entry("account", {})])).toEqual({}));

  test("is that of most of the value, and all of them are named", () => {
    const metered = { ...line("500", "month", { plan: "metered" }), subject: 2, seq: 2 };
    const found = { model: "consumption", model_by: "product", models: "subscription + consumption" };
    expect(dimensionsOf([line("100", "month"), metered])).toEqual(found);
  });

  test("is that of the last plan a history of movements names", () => {
    const movement = (plan: string, day: number): UnitEntry => ({
      ...entry("movement", { plan, currency: "EUR" }),
      day: day as Day,
      seq: day,
    });
    const paying = [movement("metered", 100), movement("flat", 50)];
    expect(dimensioned(labelsOf(paying), { paying, acv: null }, counting).get("model")).toBe("consumption");
    expect(dimensioned(labelsOf(paying), { paying, acv: null }, counting).has("models")).toBe(false);
  });

  test("of a subscription is its own, whatever is said of the account", () => {
    const account = entry("account", {}, { business_model: "Subscription" });
    expect(dimensionsOf([account, line("1", "month", { plan: "metered" })], null, true)["model"]).toBe("consumption");
    expect(dimensionsOf([account, line("1", "week")], null, true)["model"]).toBe("subscription");
  });
});

describe("the motion of a record", () => {
  test.each([
    [0, "no_touch"],
    [999, "no_touch"],
    [1_000, "low_touch"],
    [10_000, "medium_touch"],
    [50_000, "high_touch"],
    [250_000, "dedicated"],
  ] as const)("a first year of %d EUR is %s", (major, motion) => expect(motionOf(eur(major))).toBe(motion));

  test("is not read from money that has no bands", () => expect(motionOf({ ...eur(5_000), currency: "JPY" as Currency })).toBeNull());

  test("is the company's own word where it has one, and a source's labels are kept", () => {
    const labels = dimensioned(
      labelsOf([entry("account", {}, { motion: "Field sales", model: "X-200" })]),
      { paying: [], acv: eur(5) },
      counting,
    );
    expect(Object.fromEntries(labels)).toEqual({
      "account.motion": "Field sales",
      "account.model": "X-200",
      motion: "Field sales",
      motion_by: "said",
    });
  });

  test("has the standard's name where the company uses it", () => {
    expect(dimensionsOf([entry("account", {}, { gtm_motion: "High touch" })])).toEqual({ motion: "high_touch", motion_by: "said" });
  });
});
