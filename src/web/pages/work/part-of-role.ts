import type { StaffRole } from "../../../standard/index.ts";

/** How a role sees its part of net revenue retention: split by a field of the ledger, or those of its own name in one; of leadership, by proof. */
export type PartOfRole = { readonly kind: "split" | "own"; readonly field: string | null } | { readonly kind: "proof" };

const SOURCE = /(^|[._ ])(lead|acquisition|referral|traffic)?[_ ]?(source|channel|campaign)$/i;
const FIELDS: Readonly<Partial<Record<StaffRole, readonly [kind: "split" | "own", find: (field: string) => boolean]>>> = {
  marketing: ["split", (field) => SOURCE.test(field)],
  sdr: ["split", (field) => SOURCE.test(field)],
  ae: ["own", (field) => field === "opportunity.owner"],
  csm: ["own", (field) => field === "account.owner"],
  am: ["own", (field) => field === "account.owner"],
};

/** The part of the first role that has one (standard, row 76); the shortest field that fits is the one of all records. */
export function partOf(roles: readonly StaffRole[], fields: readonly string[]): PartOfRole {
  for (const role of roles) {
    const [kind, find] = FIELDS[role] ?? [];
    if (kind === undefined || find === undefined) continue;
    const [field = null] = fields.filter(find).sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
    return { kind, field };
  }
  return { kind: "proof" };
}
