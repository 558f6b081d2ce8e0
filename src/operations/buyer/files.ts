import { createHash, randomUUID } from "node:crypto";
import type { StoredFile } from "../../contract/index.ts";
import { badRequest, conflict, notFound, Refusal } from "../../domain/index.ts";
import { addAttachment, findAttachment, listAttachments, recognised } from "../../team/sharing/index.ts";
import type { Context } from "../context.ts";
import type { By } from "../people/by.ts";
import { cleanName } from "../uploads.ts";
import { openBySecret } from "./enter.ts";

const MAX_BYTES = 10_000_000;
const MOST_FILES = 50;

/** A file to be sent out: always to be saved, never to be shown. */
export interface SentFile {
  readonly name: string;
  readonly mediaType: string;
  readonly content: Uint8Array<ArrayBuffer>;
}

/** Reading stops where it grows too large, whatever length is announced. */
async function whole(bytes: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of bytes) {
    length += piece.length;
    if (length > MAX_BYTES) throw new Refusal("upload_too_large", 413, "The file is larger than 10 MB. Send a smaller one.");
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/** Takes a file by a link. What it is follows from its bytes; the same file twice is one. */
export async function storeBuyerFile(
  context: Context,
  { secret, name }: { readonly secret: string; readonly name: string },
  bytes: AsyncIterable<Uint8Array>,
  by: By,
): Promise<StoredFile> {
  const { link } = await openBySecret(context, secret, by, "file");
  const clean = cleanName(name).slice(-150);
  if (clean === "" || clean === "." || clean === "..") throw badRequest("bad_name", "The file needs a name.");
  const content = await whole(bytes);
  const known = recognised(content, clean);
  if (known === null)
    throw new Refusal(
      "file_not_taken",
      415,
      "This kind of file is not taken. Send a picture (PNG, JPEG), a PDF, a table (CSV, XLSX without macros) or plain text.",
    );
  const { pool } = context.storage;
  const hash = createHash("sha256").update(content).digest("hex");
  const own = await listAttachments(pool, link.plan, link.id);
  const same = own.find((file) => file.hash === hash);
  if (same !== undefined) return { id: same.id, name: same.name, bytes: same.bytes };
  if (own.length >= MOST_FILES)
    throw conflict("too_many_files", `${MOST_FILES} files came by this link; no more are taken. Ask us for a new one.`);
  const file = {
    id: randomUUID(),
    plan: link.plan,
    link: link.id,
    name: known.name,
    mediaType: known.mediaType,
    bytes: content.length,
    hash,
    addedBy: link.name,
    addedAt: context.now(),
  };
  await addAttachment(pool, file, content);
  return { id: file.id, name: file.name, bytes: file.bytes };
}

async function sent(context: Context, plan: string, id: string, link: number | null): Promise<SentFile> {
  const file = await findAttachment(context.storage.pool, plan, id, link);
  if (file === null) throw notFound("no_such_file", "There is no such file here.");
  return { name: file.name, mediaType: file.mediaType, content: new Uint8Array(file.content) };
}

/** A file for the link it came by. */
export async function buyerFile(
  context: Context,
  { secret, file }: { readonly secret: string; readonly file: string },
  by: By,
): Promise<SentFile> {
  const { link } = await openBySecret(context, secret, by, "look");
  return sent(context, link.plan, file, link.id);
}

/** A file of a plan for our own people. */
export const planFile = (context: Context, plan: string, file: string): Promise<SentFile> => sent(context, plan, file, null);
