import { type CanonicalRecord, type FieldValue, type Issue, recordDefinition, type SubjectKind } from "../domain/index.ts";

export interface Reference {
  readonly kind: SubjectKind;
  readonly id: string;
}

/** "child belongs to parent"; an alias is the same account under another id. */
export interface StagedLink {
  readonly child: Reference;
  readonly parent: Reference;
  /** Source of the parent's id, when it is another one. */
  readonly parentSource?: string;
  readonly isAlias: boolean;
  readonly strength: 0 | 1 | 2;
}

/** A record as it is about to be written: about whom, known by which key, true from when. */
export interface StagedRecord {
  readonly subject: Reference;
  readonly key: string;
  readonly repeats: boolean;
  readonly effectiveOn: string | null;
  readonly links: readonly StagedLink[];
  readonly body: string;
}

/** A row of a file after reading: its records, what is wrong with it, and its cells if anything is. */
export interface ReadRow {
  readonly row: number;
  readonly records: readonly CanonicalRecord[];
  readonly issues: readonly Issue[];
  readonly cells: Readonly<Record<string, string>> | null;
}

/** The company whose ledger this is: what costs are about when no id is given. */
const OURSELVES = "self";

const SEPARATOR = "\u001f";

/** Finds subject, key and links of a record. Pure; refuses nothing, because importers only let complete records through. */
export function stageRecord(record: CanonicalRecord): StagedRecord {
  const definition = recordDefinition(record.type);
  const references = referencesOf(record);
  const subject = subjectOf(record, references);
  const ownId = definition.id === undefined ? "" : text(record.fields[definition.id]);
  const parts = definition.key.map((name) => text(record.fields[name]));
  const key = ownId === "" ? [subject.kind, subject.id, ...parts].join(SEPARATOR) : ownId;
  const effective = definition.effective === null ? "" : text(record.fields[definition.effective]);
  const attributes = Object.keys(record.attributes).length === 0 ? {} : { attributes: record.attributes };
  return {
    subject,
    key,
    repeats: ownId === "" && definition.repeats === true,
    effectiveOn: effective === "" ? null : effective,
    links: linksOf(record, subject, references),
    body: JSON.stringify({ ...record.fields, ...attributes }),
  };
}

const text = (value: FieldValue | undefined): string => (value === undefined ? "" : String(value));

function referencesOf(record: CanonicalRecord): ReadonlyMap<string, Reference> {
  const references = new Map<string, Reference>();
  for (const [name, field] of Object.entries(recordDefinition(record.type).fields)) {
    const id = text(record.fields[name]);
    if (field.refers !== undefined && field.refers !== "product" && id !== "") references.set(name, { kind: field.refers, id });
    else if (field.refers === "product" && record.type === "product" && id !== "") references.set(name, { kind: "product", id });
  }
  return references;
}

function subjectOf(record: CanonicalRecord, references: ReadonlyMap<string, Reference>): Reference {
  for (const name of recordDefinition(record.type).subject) {
    const reference = references.get(name);
    if (reference) return reference;
  }
  return { kind: "company", id: OURSELVES };
}

/** Leads belong to their opportunity, everything else to its account, an account to the one that owns it. */
function linksOf(record: CanonicalRecord, subject: Reference, references: ReadonlyMap<string, Reference>): readonly StagedLink[] {
  const links: StagedLink[] = [];
  const own = (child: Reference): 0 | 1 => (child === subject && describes(record, child.kind) ? 1 : 0);
  const link = (child: Reference, parent: Reference, isAlias = false): void => {
    links.push({ child, parent, isAlias, strength: own(child) });
  };
  const account = references.get("account_id");
  const opportunity = references.get("opportunity_id");
  const lead = references.get("lead_id");
  if (lead && opportunity) links.push({ child: lead, parent: opportunity, isAlias: false, strength: 1 });
  else if (lead && account) link(lead, account);
  if (account && opportunity) link(opportunity, account);
  for (const name of ["contact_id", "subscription_id"]) {
    const child = references.get(name);
    if (child && account) link(child, account);
  }
  const parent = references.get("parent_id");
  if (account && parent && parent.id !== account.id) link(account, parent);
  const same = text(record.fields["same_as"]);
  const colon = same.indexOf(":");
  if (account && colon > 0) {
    const parentSource = same.slice(0, colon);
    links.push({ child: account, parent: { kind: "account", id: same.slice(colon + 1) }, parentSource, isAlias: true, strength: 1 });
  }
  return links;
}

const DESCRIBED_BY: Readonly<Partial<Record<SubjectKind, readonly string[]>>> = {
  account: ["account"],
  contact: ["contact"],
  lead: ["lead"],
  opportunity: ["opportunity"],
  subscription: ["subscription_line", "subscription_event"],
};

const describes = (record: CanonicalRecord, kind: SubjectKind): boolean => (DESCRIBED_BY[kind] ?? []).includes(record.type);
