import { hash } from "node:crypto";
import { type CanonicalRecord, type FieldValue, type Issue, type RecordType, recordDefinition, type SubjectKind } from "../domain/index.ts";

export interface Reference {
  readonly kind: SubjectKind;
  readonly id: string;
}

/** "child belongs to parent", said of another subject than the record's own; an alias is the same account under another id. */
export interface StagedLink {
  readonly child: Reference;
  readonly parent: Reference;
  /** Source of the parent's id, when it is another one. */
  readonly parentSource: string | null;
  readonly isAlias: boolean;
  readonly strength: 0 | 1 | 2;
}

/** A record as it is about to be written: about whom, known by which key, true from when. */
export interface StagedRecord {
  readonly subject: Reference;
  /** What the subject belongs to. */
  readonly parent: Reference | null;
  /** Equal for all versions of one record; 32 hexadecimal digits. */
  readonly record: string;
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

/** The company whose ledger this is: what costs are about. */
const OURSELVES: Reference = { kind: "company", id: "self" };

const SEPARATOR = "\u001f";
const NO_LINKS: readonly StagedLink[] = [];

function text(value: FieldValue | undefined): string {
  return value === undefined ? "" : String(value);
}

/**
 * Finds subject, parent, identity and links of a record of a source. Pure; importers only let complete records through.
 */
export function stageRecord(source: string, record: CanonicalRecord): StagedRecord {
  const definition = recordDefinition(record.type);
  const { fields, attributes } = record;
  const subject = subjectOf(record, definition.subject);
  const ownId = definition.id === undefined ? "" : text(fields[definition.id]);
  const effective = definition.effective === null ? undefined : fields[definition.effective];
  return {
    subject,
    parent: parentOf(record, subject),
    record: hash("md5", source + SEPARATOR + record.type + SEPARATOR + (ownId === "" ? keyOf(subject, definition.key, fields) : ownId)),
    repeats: ownId === "" && definition.repeats === true,
    effectiveOn: typeof effective === "string" ? effective : null,
    links: linksOf(record, subject),
    body: isEmpty(attributes)
      ? JSON.stringify(fields)
      : `${JSON.stringify(fields).slice(0, -1)},"attributes":${JSON.stringify(attributes)}}`,
  };
}

const recent = new Map<string, string>();
const REMEMBERED = 10_000;

/**
 * The number of a subject: the first 64 bits of a digest of source, kind and id. Two that fall on one number are refused when
 * they are written; among ten million the odds of that are three in a million.
 */
export function subjectId(source: string, { kind, id }: Reference): string {
  const name = source + SEPARATOR + kind + SEPARATOR + id;
  const known = recent.get(name);
  if (known !== undefined) return known;
  const digest = hash("md5", name, "buffer").readBigInt64BE(0).toString();
  if (recent.size >= REMEMBERED) recent.clear();
  recent.set(name, digest);
  return digest;
}

function isEmpty(object: object): boolean {
  for (const _ in object) return false;
  return true;
}

function keyOf(subject: Reference, names: readonly string[], fields: CanonicalRecord["fields"]): string {
  let key = subject.kind + SEPARATOR + subject.id;
  for (const name of names) key += SEPARATOR + text(fields[name]);
  return key;
}

function reference(record: CanonicalRecord, name: string): Reference | null {
  const kind = recordDefinition(record.type).fields[name]?.refers;
  const id = record.fields[name];
  return kind === undefined || id === undefined ? null : { kind, id: String(id) };
}

function subjectOf(record: CanonicalRecord, names: readonly string[]): Reference {
  for (const name of names) {
    const found = reference(record, name);
    if (found) return found;
  }
  return OURSELVES;
}

/** A lead belongs to its opportunity, an account to the one that owns it, everything else to its account. */
function parentOf(record: CanonicalRecord, subject: Reference): Reference | null {
  switch (subject.kind) {
    case "account": {
      const owner = reference(record, "parent_id");
      return owner && owner.id !== subject.id ? owner : null;
    }
    case "lead":
      return reference(record, "opportunity_id") ?? reference(record, "account_id");
    case "opportunity":
    case "subscription":
    case "contact":
      return reference(record, "account_id");
    default:
      return null;
  }
}

/** What a record says in passing of subjects other than its own, and that an account is one known elsewhere. */
function linksOf(record: CanonicalRecord, subject: Reference): readonly StagedLink[] {
  const { fields } = record;
  const same = text(fields["same_as"]);
  const aside = subject.kind === "opportunity" ? "lead_id" : "opportunity_id";
  if (same === "" && fields[aside] === undefined) return NO_LINKS;
  const links: StagedLink[] = [];
  const account = reference(record, "account_id");
  const opportunity = reference(record, "opportunity_id");
  const lead = reference(record, "lead_id");
  if (lead && opportunity && subject.kind === "opportunity")
    links.push({ child: lead, parent: opportunity, parentSource: null, isAlias: false, strength: 2 });
  else if (opportunity && account && subject.kind !== "opportunity")
    links.push({ child: opportunity, parent: account, parentSource: null, isAlias: false, strength: 0 });
  const colon = same.indexOf(":");
  if (account && same !== "")
    links.push({
      child: account,
      parent: { kind: "account", id: same.slice(colon + 1) },
      parentSource: colon > 0 ? same.slice(0, colon) : null,
      isAlias: true,
      strength: 1,
    });
  return links;
}

/** Types whose records describe a subject of their own: what they say of its parent outweighs what others mention. */
export const describingTypes: readonly RecordType[] = [
  "account",
  "contact",
  "lead",
  "opportunity",
  "subscription_line",
  "subscription_event",
];
