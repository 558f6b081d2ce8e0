import { badRequest, type Day, notFound, parseDay } from "../../domain/index.ts";
import { type LeadRow, readLeads } from "../../ledger/index.ts";
import type { Context } from "../context.ts";
import { Following } from "../workspace/following.ts";

/** A lead as the ledger has it, read once into plain fields. */
export interface LedgerLead {
  readonly lead: number;
  readonly id: string;
  readonly source: string;
  readonly unit: number;
  readonly account: number | null;
  readonly company: string | null;
  readonly email: string | null;
  readonly createdOn: Day | null;
  readonly stage: string | null;
  readonly state: string | null;
  readonly desiredOutcome: string | null;
  readonly owner: string | null;
  readonly labels: Readonly<Record<string, string>>;
  readonly answeredOn: Day | null;
  readonly deal: number | null;
  readonly body: LeadRow["body"];
  readonly text: string;
}

/** The columns of exports in which leads say what they want, and whose they are. */
export const OUTCOME = "desired_outcome";
export const OWNER = "owner";

function ledgerLead(row: LeadRow): LedgerLead {
  const { body } = row;
  const attributes = (body["attributes"] ?? {}) as Readonly<Record<string, string>>;
  const text = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);
  const company = text(body["company"]);
  const email = text(body["email"]);
  const labels = Object.fromEntries(
    Object.entries(attributes).filter(([name, value]) => name !== OUTCOME && name !== OWNER && value !== ""),
  );
  return {
    lead: row.lead,
    id: row.id,
    source: row.source,
    unit: row.unit,
    account: row.account,
    company,
    email,
    createdOn: parseDay(text(body["created_on"]) ?? ""),
    stage: text(body["stage"]),
    state: text(body["state"]),
    desiredOutcome: text(attributes[OUTCOME]),
    owner: text(attributes[OWNER]),
    labels,
    answeredOn: parseDay(row.answeredOn ?? ""),
    deal: row.deal,
    body,
    text: [company, email, row.id, attributes[OUTCOME], attributes[OWNER], ...Object.values(labels)]
      .filter((one) => typeof one === "string")
      .join("\n")
      .toLowerCase(),
  };
}

const known = new WeakMap<Context["storage"], Following<LedgerLead>>();

/** Every lead of the ledger, kept in step with it. */
export function allLeads(context: Context): Promise<readonly LedgerLead[]> {
  const { storage } = context;
  const following =
    known.get(storage) ??
    new Following(
      storage.pool,
      async (units) => (await readLeads(storage.pool, units)).map(ledgerLead),
      ({ unit }) => unit,
    );
  known.set(storage, following);
  return following.all();
}

export async function findLead(context: Context, id: string): Promise<LedgerLead> {
  const all = await allLeads(context);
  const colon = id.indexOf(":");
  if (!/^\d+$/.test(id) && colon <= 0) throw badRequest("which_lead", `Write the lead as its number, or as SOURCE:ID; “${id}” is neither.`);
  const found = /^\d+$/.test(id)
    ? all.find(({ lead }) => String(lead) === id)
    : all.find((lead) => lead.source === id.slice(0, colon) && lead.id === id.slice(colon + 1));
  if (found === undefined) throw notFound("no_such_lead", `There is no lead ${id}. The page Leads finds them by company or e-mail.`);
  return found;
}
