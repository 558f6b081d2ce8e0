import type pg from "pg";

type Client = pg.ClientBase | pg.Pool;

/** A file that somebody of the buyer's side put beside a plan, without its bytes. */
export interface Attachment {
  readonly id: string;
  readonly plan: string;
  readonly link: number | null;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  /** SHA-256 of its bytes, as hexadecimal digits. */
  readonly hash: string;
  readonly addedBy: string;
  readonly addedAt: Date;
}

const FIELDS = `id, plan, link, name, media_type as "mediaType", bytes, hash, added_by as "addedBy", added_at as "addedAt"`;

export async function addAttachment(client: Client, file: Attachment, content: Uint8Array): Promise<void> {
  const { id, plan, link, name, mediaType, bytes, hash, addedBy, addedAt } = file;
  await client.query(
    `insert into bowtie.attachment (id, plan, link, name, media_type, bytes, hash, content, added_by, is_of_buyer, added_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, true, $10)`,
    [id, plan, link, name, mediaType, bytes, hash, Buffer.from(content), addedBy, addedAt],
  );
}

/** Files of a plan that came from the buyer's side, the newest first. @param link only those that came by it; of all links when null */
export async function listAttachments(client: Client, plan: string, link: number | null): Promise<readonly Attachment[]> {
  const { rows } = await client.query<Attachment>(
    `select ${FIELDS} from bowtie.attachment
     where plan = $1 and is_of_buyer and ($2::bigint is null or link = $2) order by added_at desc, id`,
    [plan, link],
  );
  return rows;
}

/** One of those files with its bytes. */
export async function findAttachment(
  client: Client,
  plan: string,
  id: string,
  link: number | null,
): Promise<(Attachment & { readonly content: Buffer }) | null> {
  const { rows } = await client.query<Attachment & { readonly content: Buffer }>(
    `select ${FIELDS}, content from bowtie.attachment
     where plan = $1 and id = $2 and is_of_buyer and ($3::bigint is null or link = $3)`,
    [plan, id, link],
  );
  return rows[0] ?? null;
}
