import { describe, expect, test } from "vitest";
import { type Day, day, formatMonth, parseDay, Refusal } from "../../domain/index.ts";
import { checkReportsTo, joinPeople, keyOfPerson, type Mention, threadsOf } from "./index.ts";

const on = (text: string): Day => parseDay(text) ?? day(0);
const mention = (name: string | null, email: string | null, ...met: readonly string[]): Mention => ({
  from: "contact",
  name,
  email,
  met: met.map((text) => ({ on: on(text), by: "Ida", as: "ae" })),
});

describe("people of an account", () => {
  test("are one under a name or an address, however it is written", () => {
    expect(keyOfPerson("  Zoé   Müller ")).toBe("zoe muller");
    const people = joinPeople([
      mention("Maja Lind", "maja@lind.example"),
      mention("maja  lind", null, "2026-01-05"),
      mention(null, "MAJA@lind.example", "2026-02-01"),
      mention("Ole", null),
    ]);
    expect(people.map(({ key, met }) => [key, met.length])).toEqual([
      ["maja lind", 2],
      ["ole", 0],
    ]);
  });

  test("known apart by name and by address become one once somebody has both", () => {
    const people = joinPeople([
      mention("Maja", null, "2026-01-05"),
      mention(null, "m@x.example", "2026-02-01"),
      mention("Maja", "m@x.example"),
    ]);
    expect(people.map(({ key, met, email }) => [key, met.length, email])).toEqual([["maja", 2, "m@x.example"]]);
  });

  test("do not report to themselves, by nobody's way", () => {
    const all = [
      { person: "Ole", reportsTo: "Kim" },
      { person: "Kim", reportsTo: null },
    ];
    expect(() => checkReportsTo("Maja", "Ole", all)).not.toThrow();
    expect(() => checkReportsTo("Kim", "ole", all)).toThrow(Refusal);
    expect(() => checkReportsTo("Kim", "KIM", all)).toThrow(/themselves/);
  });
});

describe("threads", () => {
  const people = joinPeople([mention("Maja", null, "2026-01-05", "2026-05-20"), mention("Ole", null, "2026-02-10")]).map((one) => ({
    ...one,
    isSenior: one.key === "ole",
  }));

  test("are the people met in the ninety days before each month's end", () => {
    const { months, alert, living, functions } = threadsOf(people, on("2026-06-15"), 6);
    expect(months.map(({ month, people: n, senior }) => [formatMonth(month), n, senior])).toEqual([
      ["2026-01", 1, 0],
      ["2026-02", 2, 1],
      ["2026-03", 2, 1],
      ["2026-04", 1, 1],
      ["2026-05", 1, 0],
      ["2026-06", 1, 0],
    ]);
    expect([alert, living, functions]).toEqual(["single", ["maja"], [{ role: "ae", people: 1 }]]);
  });

  test("that broke off, and that never were, are told apart", () => {
    expect(threadsOf(people, on("2026-12-01")).alert).toBe("none");
    expect(threadsOf([], on("2026-12-01")).alert).toBe("never");
    expect(threadsOf(people, on("2026-03-01")).alert).toBeNull();
  });
});
