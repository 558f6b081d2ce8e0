import { type HandoffField, type HandoffStandard, handoffFields, handoffStandard } from "../../standard/index.ts";
import type { Diagnosis } from "../diagnosis/index.ts";
import { lackingParts, type Plan } from "../plans/index.ts";
import type { HandoffPackage, PackagePersonRole } from "./types.ts";

/** What only the deal itself knows; the rest is in its diagnosis and its plan. */
export interface SoldDeal {
  readonly products: readonly string[];
  readonly terms: string | null;
  readonly kickOffOn: HandoffPackage["kickOffOn"];
  readonly risks: readonly string[] | null;
  readonly preferences: string | null;
  readonly expansionSignals: readonly string[];
}

const ROLES: readonly PackagePersonRole[] = ["champion", "decider", "sponsor", "technical_contact"];
const roleOf = (written: string): PackagePersonRole => ROLES.find((role) => role === written) ?? "other";

/** Somebody at the customer whose part is known from elsewhere, such as the people map of the account. */
export interface KnownPerson {
  readonly person: string;
  readonly role: string;
}

/**
 * The package of a deal, put together from what the sale knows already (standard 4.3): goals and pains of the diagnosis, measures and people of
 * the plan, people whose part is known otherwise, promises of the plan. Who holds the budget is the decision maker. An outcome counts as a
 * measure of success once it has metric, baseline and target.
 */
export function packageOf(deal: SoldDeal, diagnosis: Diagnosis, plan: Plan | null, known: readonly KnownPerson[] = []): HandoffPackage {
  const buyers = plan?.people.filter(({ side }) => side === "buyer") ?? [];
  const named = new Set(buyers.map(({ person }) => person.trim().toLowerCase()));
  const others = known.filter(({ person, role }) => !named.has(person.trim().toLowerCase()) && roleOf(role) !== "other");
  const people = [...buyers, ...others].map(({ person, role }) => ({ person, role: roleOf(role) }));
  const holder = diagnosis.decision?.economicBuyer ?? null;
  const hasDecider = people.some(({ role }) => role === "decider");
  const measured = plan?.outcomes.filter(
    (outcome) => !lackingParts(outcome).some((part) => ["metric", "baseline", "target"].includes(part)),
  );
  return {
    goals: diagnosis.impacts.map(({ statement }) => statement),
    successCriteria: measured?.map(({ statement }) => statement) ?? [],
    pains: diagnosis.pains.map(({ statement }) => statement),
    people: holder === null || hasDecider ? people : [...people, { person: holder, role: "decider" }],
    products: deal.products,
    terms: deal.terms,
    kickOffOn: deal.kickOffOn,
    risks: deal.risks,
    promises: plan?.promises ?? null,
    preferences: deal.preferences,
    expansionSignals: deal.expansionSignals,
  };
}

function isFilled(field: HandoffField, one: HandoffPackage): boolean {
  const isSaid = (said: string | null): boolean => said !== null && said.trim() !== "";
  switch (field) {
    case "goals":
      return one.goals.some(isSaid);
    case "success_criteria":
      return one.successCriteria.some(isSaid);
    case "pains":
      return one.pains.some(isSaid);
    case "champion":
    case "decider":
    case "sponsor":
    case "technical_contact":
      return one.people.some(({ person, role }) => role === field && isSaid(person));
    case "products":
      return one.products.some(isSaid);
    case "terms":
      return isSaid(one.terms);
    case "kick_off":
      return one.kickOffOn !== null;
    case "risks":
      return one.risks !== null;
    case "promises":
      return one.promises !== null;
    case "preferences":
      return isSaid(one.preferences);
    case "expansion_signals":
      return one.expansionSignals.some(isSaid);
  }
}

export interface Completeness {
  /** Nothing required is missing: the deal may be closed as won, and the package offered. */
  readonly isComplete: boolean;
  readonly missing: readonly HandoffField[];
  /** Fields that nobody requires and that are empty. */
  readonly open: readonly HandoffField[];
  /** Share of required fields that are filled, 0 to 1; 1 where nothing is required. */
  readonly share: number;
}

export function completenessOf(one: HandoffPackage, { required }: HandoffStandard = handoffStandard): Completeness {
  const missing = required.filter((field) => !isFilled(field, one));
  return {
    isComplete: missing.length === 0,
    missing,
    open: handoffFields.filter((field) => !required.includes(field) && !isFilled(field, one)),
    share: required.length === 0 ? 1 : (required.length - missing.length) / required.length,
  };
}
