import { badRequest, Refusal } from "../../domain/index.ts";
import { isActive, listPeople, type Person } from "../../team/people/index.ts";
import { isCalled, type Worker } from "../../team/work/index.ts";
import type { Context } from "../context.ts";
import type { By } from "../people/by.ts";
import { personBehind, rolesBehind } from "../workspace/author.ts";

/** Everybody who may sign in now. */
export const activePeople = async (context: Context): Promise<readonly Person[]> =>
  (await listPeople(context.storage.pool)).filter(isActive);

export const noSuchPerson = (said: string) =>
  badRequest("no_such_person", `Nobody who works here is called “${said}”. Choose one of the team.`, { person: said });

/** The one person somebody wrote down by id, e-mail address or name. */
export function personCalled(people: readonly Person[], said: string): Person {
  const found = people.filter((person) => isCalled(person, said));
  const exact = found.find(({ id, email }) => id === said || email === said.toLowerCase());
  if (exact !== undefined) return exact;
  const [only, another] = found;
  if (only === undefined) throw noSuchPerson(said);
  if (another !== undefined)
    throw badRequest("which_person", `Several people are called “${said}”. Write the e-mail address.`, { person: said });
  return only;
}

const MANAGERS: ReadonlySet<string> = new Set(["executive", "revops", "admin"]);
export const isManager = (by: By): boolean => rolesBehind(by).some((role) => MANAGERS.has(role));

export function requireManager(by: By): void {
  if (!isManager(by))
    throw new Refusal("not_yours", 403, "What others have to do is for executive, revops and admin. Ask for your own.", {
      roles: [...MANAGERS],
    });
}

/** Whose list is asked for: one's own, or somebody else's by those who may; a name nobody signs in under is taken as the records write it. */
export function whoseWork(by: By, people: readonly Person[], said: string | undefined): Worker | string {
  const me = personBehind(by);
  if (said === undefined) {
    if (me === null) throw badRequest("whose_work", "Say whose: --person NAME or NAME@EXAMPLE.COM. The machine itself has nothing to do.");
    return me;
  }
  if (me !== null && isCalled(me, said)) return me;
  requireManager(by);
  return people.some((person) => isCalled(person, said)) ? personCalled(people, said) : said;
}
