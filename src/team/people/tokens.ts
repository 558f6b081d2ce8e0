import type { Scope } from "./rights.ts";
import { hashOf, newSecret } from "./secret.ts";
import type { Client } from "./store.ts";

/** A key for programs, without the key itself. */
export interface Token {
  readonly id: number;
  readonly personId: string;
  readonly person: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly madeAt: Date;
  readonly expiresAt: Date;
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
}

const SELECT = `select t.id, t.person_id as "personId", p.email as person, t.name, t.scopes, t.made_at as "madeAt", t.expires_at as "expiresAt",
  t.last_used_at as "lastUsedAt", t.revoked_at as "revokedAt"
  from bowtie.token t join bowtie.person p on p.id = t.person_id`;

/** @param personId whose; everybody's when null */
export async function listTokens(client: Client, personId: string | null): Promise<readonly Token[]> {
  const { rows } = await client.query<Token>(`${SELECT} where $1::text is null or t.person_id = $1 order by t.id desc`, [personId]);
  return rows;
}

export async function findToken(client: Client, id: number): Promise<Token | null> {
  const { rows } = await client.query<Token>(`${SELECT} where t.id = $1`, [id]);
  return rows[0] ?? null;
}

export async function findTokenBySecret(client: Client, secret: string): Promise<Token | null> {
  const { rows } = await client.query<Token>(`${SELECT} where t.hash = $1`, [hashOf(secret)]);
  return rows[0] ?? null;
}

interface NewToken {
  readonly personId: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly now: Date;
  readonly expiresAt: Date;
}

/** The secret is told here once and kept nowhere. */
export async function addToken(
  client: Client,
  { personId, name, scopes, now, expiresAt }: NewToken,
): Promise<{ readonly id: number; readonly secret: string }> {
  const secret = newSecret("token");
  const { rows } = await client.query<{ id: number }>(
    "insert into bowtie.token (person_id, name, hash, scopes, made_at, expires_at) values ($1, $2, $3, $4, $5, $6) returning id",
    [personId, name, hashOf(secret), scopes, now, expiresAt],
  );
  return { id: rows[0]?.id ?? 0, secret };
}

/** @returns whether it was not revoked before */
export async function revokeToken(client: Client, id: number, now: Date): Promise<boolean> {
  const { rowCount } = await client.query("update bowtie.token set revoked_at = $2 where id = $1 and revoked_at is null", [id, now]);
  return rowCount !== 0;
}

/** Whoever is shut out takes no keys along. */
export async function revokeTokensOf(client: Client, personId: string, now: Date): Promise<void> {
  await client.query("update bowtie.token set revoked_at = $2 where person_id = $1 and revoked_at is null", [personId, now]);
}

/** To the minute: a token that is used all the time is not written down all the time. */
export async function noteUse(client: Client, id: number, now: Date): Promise<void> {
  await client.query(
    "update bowtie.token set last_used_at = $2 where id = $1 and (last_used_at is null or last_used_at < $2::timestamptz - interval '1 minute')",
    [id, now],
  );
}
