import type { HandoffPackageText, HandoffShown } from "../../../../../contract/index.ts";
import type { HandoffField } from "../../../../../standard/index.ts";

export type Part = keyof HandoffPackageText;

/** The parts of a package in the order they are read, with the fields of the standard each fills. Promises stand by themselves. */
export const parts: readonly { readonly part: Exclude<Part, "promises">; readonly fields: readonly HandoffField[] }[] = [
  { part: "goals", fields: ["goals"] },
  { part: "successCriteria", fields: ["success_criteria"] },
  { part: "pains", fields: ["pains"] },
  { part: "people", fields: ["champion", "decider", "sponsor", "technical_contact"] },
  { part: "products", fields: ["products"] },
  { part: "terms", fields: ["terms"] },
  { part: "kickOffOn", fields: ["kick_off"] },
  { part: "risks", fields: ["risks"] },
  { part: "preferences", fields: ["preferences"] },
  { part: "expansionSignals", fields: ["expansion_signals"] },
];

/** Where a missing field is filled in. */
export const partOf = (field: HandoffField): Part => parts.find(({ fields }) => fields.includes(field))?.part ?? "promises";

export const anchorOf = (part: Part): string => `handoff-${part}`;

export const isList = (part: Part): part is "goals" | "successCriteria" | "pains" | "products" | "risks" | "expansionSignals" =>
  ["goals", "successCriteria", "pains", "products", "risks", "expansionSignals"].includes(part);

const keyOf = (value: unknown): string =>
  typeof value === "object" && value !== null && "person" in value && "role" in value
    ? `${value.person} ${value.role}`
    : JSON.stringify(value);

/** What deal, diagnosis, plan and people say of a part that the package does not. */
export function lackingIn(part: Exclude<Part, "promises">, { known, package: kept }: HandoffShown): readonly unknown[] {
  const there = known[part];
  if (!Array.isArray(there)) return there === null || there === kept[part] ? [] : [there];
  const own = new Set((kept[part] as readonly unknown[] | null)?.map(keyOf));
  return there.filter((one) => !own.has(keyOf(one)));
}

/** The part with all of it taken over. */
export function takenOver(part: Exclude<Part, "promises">, handoff: HandoffShown): Partial<HandoffPackageText> {
  const there = handoff.known[part];
  const own = handoff.package[part];
  return { [part]: Array.isArray(there) ? [...((own as readonly unknown[] | null) ?? []), ...lackingIn(part, handoff)] : there };
}
