import { Refusal } from "../../domain/index.ts";
import type { StaffRole } from "../../standard/index.ts";
import { type OperationId, rights, rolesOf, type Scope, scopes, scopesOf } from "./rights.ts";

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly StaffRole[];
  readonly isDemo: boolean;
  readonly createdAt: Date;
  readonly deactivatedAt: Date | null;
}

/** Who asks: a person in a session, a program with a token of a person, whoever sits at the machine, or nobody we know. */
export type Principal =
  | { readonly kind: "person"; readonly person: Person }
  | { readonly kind: "token"; readonly person: Person; readonly id: number; readonly name: string; readonly scopes: readonly Scope[] }
  | { readonly kind: "machine" }
  | { readonly kind: "nobody" };

/** A token never exceeds the person who made it: what they lose, it loses. */
export function scopesOfPrincipal(who: Principal): readonly Scope[] {
  switch (who.kind) {
    case "machine":
      return scopes;
    case "person":
      return scopesOf(who.person.roles);
    case "token":
      return scopesOf(who.person.roles).filter((scope) => who.scopes.includes(scope));
    case "nobody":
      return [];
  }
}

/** Refuses what somebody may not do, and says who may. */
export function requireRight(who: Principal, operation: OperationId): void {
  const { area } = rights[operation];
  if (area === "open") return;
  if (who.kind === "nobody") throw notSignedIn();
  if (area === "any" || (area === "own" && who.kind !== "token")) return;
  if (area === "own") throw new Refusal("needs_a_person", 403, "A token cannot do this: sign in as a person.", { operation });
  if (scopesOfPrincipal(who).includes(area)) return;
  const roles = rolesOf[area];
  if (who.kind === "token" && scopesOf(who.person.roles).includes(area))
    throw new Refusal("out_of_scope", 403, `This token may not do this; it takes one with the scope “${area}”.`, {
      operation,
      scope: area,
      roles,
    });
  throw new Refusal("forbidden", 403, `This is for the roles ${roles.join(", ")}. Ask an administrator for one of them.`, {
    operation,
    scope: area,
    roles,
  });
}

export const notSignedIn = (): Refusal => new Refusal("not_signed_in", 401, "Sign in first, or send a token: Authorization: Bearer ….");
