import type { StaffRole } from "../../standard/index.ts";
import { hashOf, newSecret } from "./secret.ts";
import type { Client } from "./store.ts";

export type LinkKind = "owner" | "invitation" | "reset";

/** A link that opens once. */
export interface Link {
  readonly id: number;
  readonly kind: LinkKind;
  readonly email: string | null;
  readonly roles: readonly StaffRole[];
  readonly personId: string | null;
  readonly madeBy: string;
  readonly madeAt: Date;
  readonly expiresAt: Date;
}

const FIELDS = `id, kind, email, roles, person_id as "personId", made_by as "madeBy", made_at as "madeAt", expires_at as "expiresAt"`;
const IS_OPEN = "used_at is null and withdrawn_at is null";

const DAY = 24 * 60 * 60 * 1000;
const LASTS: Readonly<Record<LinkKind, number>> = { owner: DAY, invitation: 7 * DAY, reset: DAY };

interface NewLink {
  readonly kind: LinkKind;
  readonly email?: string | null;
  readonly roles?: readonly StaffRole[];
  readonly personId?: string | null;
  readonly madeBy: string;
  readonly now: Date;
}

/** Makes a link and withdraws what it stands in place of. The secret is told here once and kept nowhere. */
export async function makeLink(
  client: Client,
  { kind, email = null, roles = [], personId = null, madeBy, now }: NewLink,
): Promise<{ readonly id: number; readonly secret: string; readonly expiresAt: Date }> {
  await client.query(
    `update bowtie.person_link set withdrawn_at = $4
     where kind = $1 and email is not distinct from $2 and person_id is not distinct from $3 and ${IS_OPEN}`,
    [kind, email, personId, now],
  );
  const secret = newSecret("link");
  const expiresAt = new Date(now.getTime() + LASTS[kind]);
  const { rows } = await client.query<{ id: number }>(
    `insert into bowtie.person_link (kind, hash, email, roles, person_id, made_by, made_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8) returning id`,
    [kind, hashOf(secret), email, roles, personId, madeBy, now, expiresAt],
  );
  return { id: rows[0]?.id ?? 0, secret, expiresAt };
}

/** The link behind a secret, if it can still be opened. */
export async function findLink(client: Client, secret: string, now: Date): Promise<Link | null> {
  const { rows } = await client.query<Link>(`select ${FIELDS} from bowtie.person_link where hash = $1 and ${IS_OPEN} and expires_at > $2`, [
    hashOf(secret),
    now,
  ]);
  return rows[0] ?? null;
}

/** Takes the link, so that nobody can again. */
export async function useLink(client: Client, secret: string, kind: LinkKind, now: Date): Promise<Link | null> {
  const { rows } = await client.query<Link>(
    `update bowtie.person_link set used_at = $3 where hash = $1 and kind = $2 and ${IS_OPEN} and expires_at > $3 returning ${FIELDS}`,
    [hashOf(secret), kind, now],
  );
  return rows[0] ?? null;
}

/** Invitations that can still be accepted, the newest first. */
export async function openInvitations(client: Client, now: Date): Promise<readonly Link[]> {
  const { rows } = await client.query<Link>(
    `select ${FIELDS} from bowtie.person_link where kind = 'invitation' and ${IS_OPEN} and expires_at > $1 order by id desc`,
    [now],
  );
  return rows;
}

/** Takes the invitation of an address whose owner has shown elsewhere that it is theirs. */
export async function useInvitationOf(client: Client, email: string, now: Date): Promise<Link | null> {
  const { rows } = await client.query<Link>(
    `update bowtie.person_link set used_at = $2
     where kind = 'invitation' and email = $1 and ${IS_OPEN} and expires_at > $2 returning ${FIELDS}`,
    [email.toLowerCase(), now],
  );
  return rows[0] ?? null;
}

export async function withdrawInvitation(client: Client, id: number, now: Date): Promise<Link | null> {
  const { rows } = await client.query<Link>(
    `update bowtie.person_link set withdrawn_at = $2 where id = $1 and kind = 'invitation' and ${IS_OPEN} returning ${FIELDS}`,
    [id, now],
  );
  return rows[0] ?? null;
}

/** Nothing sent to somebody before stays open: for a person who is sent away. */
export async function withdrawLinksOf(client: Client, personId: string, now: Date): Promise<void> {
  await client.query(`update bowtie.person_link set withdrawn_at = $2 where person_id = $1 and ${IS_OPEN}`, [personId, now]);
}
