import { describe, expect, test } from "vitest";
import type { StaffRole } from "../../standard/index.ts";
import { isFor, isOfName, ownersOf } from "./index.ts";
import { isDue, lastDigest, waitAfter } from "./notices.ts";

const person = (id: string, name: string, roles: readonly StaffRole[] = ["ae"]) => ({ id, name, email: `${id}@people.example`, roles });
const [ann, other, ben] = [person("1", "Ann Keller"), person("2", "Ann Keller"), person("3", "Ben", ["csm"])];
const team = [ann, other, ben];
const owned = (...owners: readonly string[]) => ({ owners, roles: [] });

describe("whose something is", () => {
  test("follows from the first owner who is here, by name, address or id, however it is written", () => {
    expect(ownersOf(owned("Zoe", " ben "), team)).toEqual([ben]);
    expect(ownersOf(owned("1@PEOPLE.example"), team)).toEqual([ann]);
    expect(isFor(owned("3"), ben, team)).toBe(true);
  });

  test("is of everybody of that name, and of a name nobody has where none is here", () => {
    expect(ownersOf(owned("Ann Keller"), team)).toEqual([ann, other]);
    expect([ownersOf(owned("Zoe", "Yan"), team), ownersOf(owned(), team)]).toEqual([["Zoe"], []]);
    expect([isOfName(owned("Zoe"), "zoe", team), isOfName(owned("Zoe", "Ben"), "zoe", team)]).toEqual([true, false]);
  });

  test("waits for everybody of a role", () => {
    const offered = { owners: [], roles: ["csm" as const] };
    expect(team.map((one) => isFor(offered, one, team))).toEqual([false, false, true]);
  });
});

describe("the letter of the day", () => {
  const at = (text: string): number => Date.parse(text);

  test("is due at eight in the morning where the organisation is, also on days when clocks are changed", () => {
    expect(new Date(lastDigest("Europe/Berlin", at("2026-07-02T05:59:00Z"))).toISOString()).toBe("2026-07-01T06:00:00.000Z");
    expect(new Date(lastDigest("Europe/Berlin", at("2026-07-02T06:00:00Z"))).toISOString()).toBe("2026-07-02T06:00:00.000Z");
    expect(new Date(lastDigest("Europe/Berlin", at("2026-01-02T12:00:00Z"))).toISOString()).toBe("2026-01-02T07:00:00.000Z");
    expect(new Date(lastDigest("Europe/Berlin", at("2026-03-29T12:00:00Z"))).toISOString()).toBe("2026-03-29T06:00:00.000Z");
  });

  test("tells of what came before it, as each wants it", () => {
    const notice = { kind: "mention" as const, madeAt: new Date("2026-07-02T07:00:00Z") };
    const wants = (mail: "at_once" | "daily" | "never") => ({ language: null, kinds: { mention: { inApp: true, mail } } });
    const due = (mail: "at_once" | "daily" | "never", now: string) => isDue(notice, wants(mail), at(now), "UTC");
    expect([due("daily", "2026-07-02T07:59:00Z"), due("daily", "2026-07-02T08:00:00Z")]).toEqual([false, true]);
    expect([due("at_once", "2026-07-02T07:00:00Z"), due("never", "2026-07-09T08:00:00Z")]).toEqual([true, false]);
  });
});

test("a refused letter waits a minute, then twice as long each time, never more than six hours", () => {
  expect([1, 2, 3, 20, 1000].map((failures) => waitAfter(failures) / 60_000)).toEqual([1, 2, 4, 360, 360]);
});
