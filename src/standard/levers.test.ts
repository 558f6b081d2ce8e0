import { expect, test } from "vitest";
import { isLeverId, leverIds, levers, leverWords, roleNames, roles, stateDefinitions } from "./index.ts";

test.each(leverIds)("the lever %s goes by its id, and has a name and a meaning of its own in each language", (id) => {
  const { title, meaning } = leverWords[id];
  expect([levers[id].id, isLeverId(id)]).toEqual([id, true]);
  for (const language of ["en", "fr", "de"] as const) {
    expect(title[language].trim() === "" || meaning[language].trim() === "").toBe(false);
    const same = leverIds.filter((other) => leverWords[other].title[language] === title[language]);
    expect(same).toEqual([id]);
  }
});

test.each(leverIds)("the lever %s belongs to the half of its state, or to the right half where it leads out of the knot", (id) => {
  const { half, state } = levers[id];
  const of = stateDefinitions[state].half;
  expect([of, of === "knot" ? "right" : of]).toContain(half);
});

test("rates and times are levers by the ids they have on the Bowtie", () => {
  const known = Object.values(stateDefinitions).flatMap(({ conversion, duration }) => [conversion, duration]);
  for (const id of leverIds) if (/^(cr|dt)\./.test(id)) expect(known).toContain(id);
});

test.each(roles)("the role %s has a name in each language", (role) => {
  for (const name of Object.values(roleNames[role])) expect(name.trim()).not.toBe("");
});

test("an unknown text is no lever", () => {
  expect(isLeverId("cr.expansion")).toBe(false);
});
