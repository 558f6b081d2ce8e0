import { type MomentId, moments, roles, type StaffRole } from "../../standard/index.ts";
import type { Author } from "../../team/documents/index.ts";
import { isActive, listPeople, type Person } from "../../team/people/index.ts";
import type { Context } from "../context.ts";

/** The colleague of a name, where there is just one of it; people of exports need not be known here. */
export async function colleagueCalled(context: Context, name: string, author: Author): Promise<Person | null> {
  const called = (person: Person): boolean => person.name.toLowerCase() === name.trim().toLowerCase();
  const found = (await listPeople(context.storage.pool)).filter((person) => called(person) && isActive(person));
  return found.find(({ id }) => id === author.id) ?? (found.length === 1 ? (found[0] ?? null) : null);
}

/**
 * The role somebody did a moment in, which is the team it counts for: that of the moment's owner or of those who take part in it where they have
 * it, else their own first one; of somebody nobody knows here, the moment's own.
 */
export function teamOf(kind: MomentId, person: Person | null): StaffRole {
  const moment = moments.find(({ id }) => id === kind);
  if (moment === undefined) throw new RangeError(`there is no moment ${kind}`);
  const wanted = [moment.ownerRole, ...moment.contributors, ...roles];
  const found = wanted.find((role) => person?.roles.some((own) => own === role));
  const usual = found ?? moment.ownerRole;
  return usual === "buyer" ? "ae" : usual;
}
