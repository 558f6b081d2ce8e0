import type { Day } from "../../domain/index.ts";
import type { HandoffAction, HandoffState, ReturnReason, Role } from "../../standard/index.ts";
import type { Dropped, Promised } from "../plans/index.ts";

export type PackagePersonRole = "champion" | "decider" | "sponsor" | "technical_contact" | "other";

/** What those who deliver must know of what was sold. A list that is `null` was never spoken of; an empty one says there is none. */
export interface HandoffPackage {
  readonly goals: readonly string[];
  readonly successCriteria: readonly string[];
  readonly pains: readonly string[];
  readonly people: readonly { readonly person: string; readonly role: PackagePersonRole }[];
  readonly products: readonly string[];
  readonly terms: string | null;
  readonly kickOffOn: Day | null;
  readonly risks: readonly string[] | null;
  readonly promises: readonly Promised[] | null;
  readonly preferences: string | null;
  readonly expansionSignals: readonly string[];
}

/** An instant in milliseconds since 1970, and the civil day it is with the company. */
export interface When {
  readonly at: number;
  readonly on: Day;
}

export interface HandoffEvent extends When {
  readonly action: HandoffAction;
  readonly by: { readonly person: string; readonly role: Role };
  readonly reasons: readonly { readonly reason: ReturnReason; readonly note: string | null }[];
  /** The package as it was offered; `null` for other actions. */
  readonly offered: HandoffPackage | null;
}

export interface Handoff {
  readonly dealId: string;
  /** `null` before the deal is won: the package may be written then, and is not offered yet. */
  readonly committed: When | null;
  readonly state: HandoffState;
  readonly package: HandoffPackage;
  /** What deal, diagnosis, plan and people said when each part of the package was last saved: what they say since is news. */
  readonly basis: HandoffPackage;
  /** Every promise that ever was in the package, also those that were dropped. */
  readonly register: readonly Promised[];
  /** Promises that are not kept on purpose, each with a reason that both sides signed. */
  readonly dropped: readonly Dropped[];
  readonly events: readonly HandoffEvent[];
  /** Our first contact with the customer after the acceptance. */
  readonly firstContactOn: Day | null;
}
