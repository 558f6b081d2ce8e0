import { Refusal } from "../../domain/index.ts";
import { type Role, roles, type StaffRole } from "../../standard/index.ts";
import type { Author } from "../../team/documents/index.ts";
import type { Person } from "../../team/people/index.ts";
import type { By } from "../people/by.ts";

/** The person behind a request: in a session, or whose token it is; `null` for the machine itself. */
export const personBehind = ({ who }: By): Person | null => (who.kind === "person" || who.kind === "token" ? who.person : null);

/** Who is written beside what is saved. */
export function authorOf(by: By): Author {
  const person = personBehind(by);
  return person === null ? { id: null, name: by.who.kind } : { id: person.id, name: person.name };
}

export const rolesBehind = (by: By): readonly StaffRole[] => personBehind(by)?.roles ?? ["admin"];

/**
 * The role somebody acts in where a step is for certain roles: one of theirs. Administrators, and whoever works at the machine, stand in
 * for any of the team, never for the buyer.
 */
export function actingAs(by: By, allowed: readonly Role[], deed: string): Role {
  const own = rolesBehind(by);
  const found = allowed.find((role) => own.some((one) => one === role));
  if (found !== undefined) return found;
  const stand = allowed.find((role) => role !== "buyer");
  if (own.includes("admin") && stand !== undefined) return stand;
  throw new Refusal("not_your_step", 403, `${deed} is for ${allowed.join(", ")}. Ask one of them, or an administrator.`, {
    roles: allowed,
  });
}

/** The role shown beside a name: the first of the standard's order. */
export const mainRole = (by: By): Role => roles.find((role) => rolesBehind(by).some((one) => one === role)) ?? "admin";
