import { describe, expect, test } from "vitest";
import { type Card, type Cell, type Derived, sections, type Values } from "./card.ts";
import { cards } from "./cards/index.ts";
import { noCourse } from "./course.ts";
import type { Maths } from "./maths.ts";

const cardOf = (id: string): Card => {
  const card = cards.find((one) => one.id === id);
  if (!card) throw new Error(`No card ${id}.`);
  return card;
};

/** A card with values of one's own in place of those of its example. */
const derive = (id: string, values: Values = {}): Derived => {
  const { derive: derived, example } = cardOf(id);
  return derived({ ...example.values, ...values }, example.course ?? noCourse, null);
};

const resultOf = (id: string, values?: Values): number => derive(id, values).result?.value ?? Number.NaN;

const plain = (cell: Cell | undefined): unknown => (cell !== null && cell !== undefined && "value" in cell ? cell.value : cell);
const column = ({ table }: Derived, name: string): readonly unknown[] => {
  const at = table?.columns.indexOf(name) ?? -1;
  return table?.rows.map(({ cells }) => plain(cells[at])) ?? [];
};
const said = ({ says }: Derived): readonly string[] => says.map(({ key }) => key);

describe("the cards give the test vectors of the standard", () => {
  test("T1: 12 meetings of 90 % win 28.2430 %", () => {
    expect(resultOf("meetings")).toBeCloseTo(0.28243, 5);
  });

  test("T2: 12 meetings of 95 % win 54.0360 %", () => {
    expect(resultOf("meetings", { share: 0.95 })).toBeCloseTo(0.54036, 5);
    expect(column(derive("meetings"), "winRate")[2]).toBeCloseTo(0.54036, 5);
  });

  test("T1 backwards: a company that wins 28.2430 % in 12 meetings keeps 90 % after each", () => {
    const derived = cardOf("meetings").derive({ winRate: 0.9 ** 12, meetings: 12, points: 0.05 }, noCourse, null);
    expect(derived.result?.value).toBeCloseTo(0.9, 12);
    expect(column(derived, "winRate")[0]).toBeCloseTo(0.28243, 5);
  });

  test("T3: 10,000 prospects become 2,000, 500, 475 and 118.75, which are 3,562,500 of new ARR", () => {
    expect(column(derive("product"), "reached")).toEqual([2_000, 500, 475, 118.75]);
    expect(resultOf("product")).toBe(3_562_500);
  });

  test("T4: with every rate a tenth higher, 166.375, since one of them stops at 1", () => {
    const derived = derive("product");
    expect(column(derived, "raisedReached").at(-1)).toBeCloseTo(166.375, 9);
    expect(column(derived, "raisedRate")[2]).toBe(1);
    const capped = derived.says.find(({ key }) => key === "product.capped")?.with;
    expect(plain(capped?.["times"])).toBeCloseTo(1.401, 3);
    expect(plain(capped?.["uncapped"])).toBeCloseTo(1.4641, 9);
  });

  test("T5: seven rates a tenth higher are 1.9487171 times as much", () => {
    const seven = derive("product").says.find(({ key }) => key === "product.seven")?.with?.["times"];
    expect(plain(seven)).toBeCloseTo(1.9487171, 9);
  });

  test("T6: ARR of 10, 5 a year and NRR of 110 % are 16, 22.6, 29.86, 37.846 and 46.631", () => {
    const { table } = derive("accumulation");
    const own = table?.rows
      .find(({ strong }) => strong)
      ?.cells.slice(1)
      .map(plain) as readonly number[];
    expect(own.map((one) => Math.round(one * 1_000) / 1_000)).toEqual([16, 22.6, 29.86, 37.846, 46.631]);
    const ends = table?.rows.map(({ cells }) => Math.round(Number(plain(cells.at(-1))) * 100) / 100);
    expect(ends).toEqual([62.09, 46.63, 35, 26.38]);
  });

  test("T9: 1.2 million for 40 customers of 30,000 at 80 % are back in 15 months, when the seller’s risk ends", () => {
    expect(resultOf("payback")).toBeCloseTo(15, 9);
    const back = derive("risk").says.find(({ key }) => key === "risk.back")?.with?.["months"];
    expect(plain(back)).toBe(15);
    expect(resultOf("risk")).toBeCloseTo(0.2, 9);
  });

  test("T10: 80 deals of 150,000 at 35 % in 45 days are 93,333.33 a day", () => {
    expect(resultOf("velocity")).toBeCloseTo(93_333.33, 2);
  });

  test("T14: a customer that stays the same for 14 years brings 92.86 % after the first", () => {
    expect(resultOf("share")).toBeCloseTo(0.9286, 4);
    expect(said(derive("share"))).toContain("share.within");
  });

  test("T15: 72 and 93 % are 3.5714 and 14.2857 first years", () => {
    const needed = column(derive("share"), "firstYears") as readonly number[];
    expect(needed.map((one) => one.toFixed(4))).toEqual(["3.5714", "14.2857"]);
    expect(column(derive("share", { yearlyFactor: 0.9 }), "yearsNeeded")[1]).toEqual({ word: "never" });
  });

  test("T16: 1.5 % a month is 16.59 % a year", () => {
    const year = derive("lifetime").says[0]?.with?.["year"];
    expect(plain(year)).toBeCloseTo(0.1659, 4);
    expect(resultOf("lifetime")).toBeCloseTo(66.67, 2);
  });

  test("T18: the standard’s series of ARR compounds", () => {
    const derived = derive("compounding");
    expect(said(derived)).toEqual(["compounding.compounding", "compounding.rule.mostly_rising"]);
    const rounded = (name: string) => column(derived, name).flatMap((one) => (typeof one === "number" ? [Math.round(one * 10) / 10] : []));
    expect(rounded("d1")).toEqual([1.5, 1.9, 2.4, 3.1, 3.8, 4.7, 5.7]);
    expect(rounded("d2")).toEqual([0.4, 0.5, 0.7, 0.7, 0.9, 1]);
  });

  test("T23: 48 % by day 15 and a target of 200 make 96", () => {
    expect(resultOf("pace")).toBeCloseTo(96, 9);
  });

  test("T24: 1,000 a month at 80 % and 2 % churn are worth 40,000", () => {
    expect(resultOf("value")).toBeCloseTo(40_000, 9);
  });

  test("T25: 90 % kept and 22 % expansion are a net retention of 109.8 %", () => {
    expect(resultOf("implied")).toBeCloseTo(1.098, 12);
  });
});

describe("the cards without a vector of their own give the values of the standard’s text", () => {
  test("50 of 200, and twice the wins for twice the opportunities", () => {
    expect(resultOf("linear")).toBe(50);
    expect(resultOf("linear", { opportunities: 400 })).toBe(100);
  });

  test("NRR of 120 % for ten years multiplies the base by 6.192", () => {
    expect(resultOf("base")).toBeCloseTo(6.192, 3);
    expect((column(derive("base"), "baseMultiple") as readonly number[]).map((one) => one.toFixed(3))).toEqual([
      "0.349",
      "1.000",
      "1.219",
      "6.192",
    ]);
  });

  test("94 % live and 90 % of them retained are 84.6 %", () => {
    expect(resultOf("phases")).toBeCloseTo(100.4625 / 118.75, 12);
  });

  test("monthly churn of 5, 4, 3, 2 and 1 % means 20, 25, 33, 50 and 100 months, up to five times the first", () => {
    const derived = derive("lifetime", { monthlyChurn: 0.05 });
    expect((column(derived, "life") as readonly number[]).map(Math.round)).toEqual([20, 25, 33, 50, 100]);
    expect((column(derived, "timesFirst") as readonly number[]).map((one) => Math.round(one * 100) / 100)).toEqual([1, 1.25, 1.67, 2.5, 5]);
  });

  test("loops that bring back a fifth make 125 of 100, and from 1 on have no end", () => {
    expect(resultOf("loop")).toBeCloseTo(125, 9);
    expect(derive("loop", { winBack: 0.6, referral: 0.4 })).toMatchObject({ result: null, says: [{ key: "loop.endless" }] });
  });

  test("stages of 14, 7, 4 and 20 days are 45 days", () => {
    expect(resultOf("cycle")).toBe(45);
  });

  test("the ceiling of a curve is found again, and none is told of a straight line", () => {
    expect(resultOf("curve")).toBeCloseTo(10_000_000, 0);
    const points = Array.from({ length: 24 }, (_, month) => ({ label: `${month}`, value: 100 + month }));
    const straight = cardOf("curve").derive({ monthsUsed: 24 }, { points, unit: "money" }, null);
    expect(straight).toMatchObject({ result: null, says: [{ key: "curve.not_bent" }, { key: "curve.any" }] });
  });

  test("six people are hired for 99 deals", () => {
    expect(resultOf("capacity")).toBe(6);
  });
});

const numbersIn = (maths: Maths): readonly number[] => {
  switch (maths.kind) {
    case "value":
      return [maths.value.value];
    case "row":
      return maths.parts.flatMap(numbersIn);
    case "fraction":
      return [maths.over, maths.under].flatMap(numbersIn);
    case "power":
      return [maths.base, maths.exponent].flatMap(numbersIn);
    case "index":
      return [maths.base, maths.index].flatMap(numbersIn);
    case "sum":
      return [maths.from, maths.to].flatMap(numbersIn);
    default:
      return [];
  }
};

describe("every card", () => {
  test("is in a section, and those stand together in their order", () => {
    const order = cards.map(({ section }) => sections.indexOf(section));
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });

  test.each(cards)("$id can be checked by its example: lines of finite numbers, and sentences", ({ derive: derived, example }) => {
    const { lines, says } = derived(example.values, example.course ?? noCourse, null);
    expect(lines.length).toBeGreaterThan(0);
    expect(says.length).toBeGreaterThan(0);
    for (const { left, right } of lines) {
      for (const one of [...(left ? numbersIn(left) : []), ...numbersIn(right)]) expect(Number.isFinite(one)).toBe(true);
    }
  });
});
