import { expect, test } from "vitest";
import { type Day, day } from "../../domain/index.ts";
import { paceOf } from "./index.ts";

const on = (n: number): Day => day(20_000 + n);
const ann = (n: number) => ({ who: "Ann", on: on(n) });
const nobody = (n: number) => ({ who: null, on: on(n) });

const deeds = {
  answers: [1, 2, 3, 8, 13].map((n) => ({ ...ann(n), days: n % 4 })),
  begun: [ann(0), nobody(5), ann(-1)],
  moves: [ann(3), nobody(14)],
  won: [ann(3)],
  lost: [nobody(13)],
};

test("the pace is told by person and by week, and what lies outside the window is not in it", () => {
  const { people, total, weeks } = paceOf(deeds, on(0), on(13));
  expect(people).toEqual([
    { who: "Ann", answered: 5, medianDays: 1, begun: 1, moved: 1, won: 1, lost: 0 },
    { who: null, answered: 0, medianDays: null, begun: 1, moved: 0, won: 0, lost: 1 },
  ]);
  expect(total).toMatchObject({ answered: 5, begun: 2, moved: 1, won: 1, lost: 1 });
  expect(weeks.map(({ first, answered, begun }) => [first - on(0), answered, begun])).toEqual([
    [0, 3, 2],
    [7, 2, 0],
  ]);
});

test("a median of fewer than five answers is none", () => {
  expect(paceOf({ ...deeds, answers: deeds.answers.slice(0, 4) }, on(0), on(13)).total.medianDays).toBeNull();
});
