import type pg from "pg";
import { hashOf, newSecret } from "../people/index.ts";

type Client = pg.ClientBase | pg.Pool;

export const sharingLanguages = ["en", "fr", "de"] as const;
export type SharingLanguage = (typeof sharingLanguages)[number];

/** A link by which somebody of the buyer's side sees one plan, without its secret. */
export interface BuyerLink {
  readonly id: number;
  readonly plan: string;
  readonly name: string;
  readonly email: string | null;
  readonly language: SharingLanguage;
  readonly madeBy: string;
  readonly madeAt: Date;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
  readonly lastUsedAt: Date | null;
}

const FIELDS = `id, plan, name, email, language, made_by as "madeBy", made_at as "madeAt", expires_at as "expiresAt",
  revoked_at as "revokedAt", last_used_at as "lastUsedAt"`;

/** Whether a link opens its plan at an instant. */
export const isLinkOpen = ({ expiresAt, revokedAt }: BuyerLink, now: Date): boolean => revokedAt === null && expiresAt > now;

type NewLink = Pick<BuyerLink, "plan" | "name" | "email" | "language" | "madeBy" | "madeAt" | "expiresAt">;

/** The secret is told here once and kept nowhere. */
export async function addLink(client: Client, link: NewLink): Promise<{ readonly link: BuyerLink; readonly secret: string }> {
  const { plan, name, email, language, madeBy, madeAt, expiresAt } = link;
  const secret = newSecret("buyer");
  const { rows } = await client.query<{ id: number }>(
    `insert into bowtie.buyer_link (plan, hash, name, email, language, made_by, made_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8) returning id`,
    [plan, hashOf(secret), name, email, language, madeBy, madeAt, expiresAt],
  );
  return { link: { ...link, id: rows[0]?.id ?? 0, revokedAt: null, lastUsedAt: null }, secret };
}

/** The link of a secret, open or not; `null` where nobody ever made it. */
export async function findLinkBySecret(client: Client, secret: string): Promise<BuyerLink | null> {
  const { rows } = await client.query<BuyerLink>(`select ${FIELDS} from bowtie.buyer_link where hash = $1`, [hashOf(secret)]);
  return rows[0] ?? null;
}

/** The links of a plan, the newest first. */
export async function listLinks(client: Client, plan: string): Promise<readonly BuyerLink[]> {
  const { rows } = await client.query<BuyerLink>(`select ${FIELDS} from bowtie.buyer_link where plan = $1 order by id desc`, [plan]);
  return rows;
}

/** @returns the link, if it is one of this plan and was not revoked before */
export async function revokeLink(client: Client, plan: string, id: number, now: Date): Promise<BuyerLink | null> {
  const { rows } = await client.query<BuyerLink>(
    `update bowtie.buyer_link set revoked_at = $3 where id = $2 and plan = $1 and revoked_at is null returning ${FIELDS}`,
    [plan, id, now],
  );
  return rows[0] ?? null;
}

/** To the minute, as with tokens. */
export async function noteLinkUse(client: Client, id: number, now: Date): Promise<void> {
  await client.query(
    `update bowtie.buyer_link set last_used_at = $2
     where id = $1 and (last_used_at is null or last_used_at < $2::timestamptz - interval '1 minute')`,
    [id, now],
  );
}
