import type { Principal } from "./principal.ts";
import type { Client } from "./store.ts";

/** Somebody of the buyer's side, known by the link they hold. */
export interface BuyerOfLink {
  readonly kind: "buyer";
  readonly link: number;
  readonly name: string;
}

/** How a buyer is written down. */
export const buyerNamed = ({ name, link }: Omit<BuyerOfLink, "kind">): string => `buyer ${name} of link ${link}`;

/** One thing somebody changed, or tried to. */
export interface AuditRow {
  readonly id: number;
  readonly at: Date;
  readonly kind: Principal["kind"] | BuyerOfLink["kind"];
  readonly person: string | null;
  readonly token: string | null;
  readonly operation: string;
  readonly subject: string | null;
  readonly before: unknown;
  readonly after: unknown;
  readonly outcome: string;
}

interface NewAudit {
  readonly at: Date;
  readonly who: Principal | BuyerOfLink;
  readonly operation: string;
  readonly subject: string | null;
  readonly before: unknown;
  readonly after: unknown;
  readonly outcome: string;
}

const json = (value: unknown): string | null =>
  value === null || value === undefined
    ? null
    : JSON.stringify(value, (_, inner: unknown) => (typeof inner === "string" ? keepable(inner) : inner));

/** PostgreSQL keeps no zero bytes and no halves of letters. */
const keepable = (text: string): string => text.replace(/\0|\p{Surrogate}/gu, "");

export async function addAudit(client: Client, { at, who, operation, subject, before, after, outcome }: NewAudit): Promise<void> {
  const person = who.kind === "person" || who.kind === "token" ? who.person : null;
  const token = who.kind === "token" ? who : null;
  await client.query(
    `insert into bowtie.audit (at, kind, person_id, person, token_id, token, operation, subject, before, after, outcome)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      at,
      who.kind,
      person?.id ?? null,
      who.kind === "buyer" ? keepable(buyerNamed(who)) : (person?.email ?? null),
      token?.id ?? null,
      token?.name ?? null,
      operation,
      subject === null ? null : keepable(subject),
      json(before),
      json(after),
      outcome,
    ],
  );
}

export interface AuditQuestion {
  readonly person: string | null;
  readonly operation: string | null;
  readonly from: Date | null;
  readonly to: Date | null;
  /** Only entries older than this one. */
  readonly before: number | null;
  readonly limit: number;
}

/** The newest first. `person` is an e-mail address, `buyer NAME of link N`, or `machine`, `nobody` or `buyer`. */
export async function listAudit(
  client: Client,
  { person, operation, from, to, before, limit }: AuditQuestion,
): Promise<readonly AuditRow[]> {
  const { rows } = await client.query<AuditRow>(
    `select id, at, kind, person, token, operation, subject, before, after, outcome from bowtie.audit
     where ($1::text is null or person = $1 or kind = $1) and ($2::text is null or operation = $2)
       and ($3::timestamptz is null or at >= $3) and ($4::timestamptz is null or at < $4) and ($5::bigint is null or id < $5)
     order by id desc limit $6`,
    [person, operation, from, to, before, limit],
  );
  return rows;
}

/** Who and what there is to filter by. */
export async function auditedNames(
  client: Client,
): Promise<{ readonly people: readonly string[]; readonly operations: readonly string[] }> {
  const people = await client.query<{ name: string }>(
    "select distinct coalesce(person, kind) as name from bowtie.audit order by name limit 1000",
  );
  const operations = await client.query<{ name: string }>("select distinct operation as name from bowtie.audit order by name");
  return { people: people.rows.map(({ name }) => name), operations: operations.rows.map(({ name }) => name) };
}
