import { z } from "zod";
import { buyerLinksSchema, type Output, type Parsed } from "../../contract/index.ts";
import { notFound } from "../../domain/index.ts";
import { addLink, comments, isLinkOpen, listAttachments, listLinks, revokeLink, sharedComments } from "../../team/sharing/index.ts";
import type { Context } from "../context.ts";
import type { By } from "../people/by.ts";
import { sendLink } from "../people/mail.ts";
import { authorOf } from "../workspace/author.ts";
import { planOf, shownPlan, viewOf } from "./see.ts";

const OURS = { expiresAt: null, link: null, madeBy: null, isOurs: true } as const;
const DAY = 24 * 60 * 60 * 1000;
const instant = (at: Date | null): string | null => at?.toISOString() ?? null;

/** Links of a plan, and what came back by them: files, a signature, disputes, words. */
export async function linksOf(context: Context, { plan }: Parsed<"buyerLinks">): Promise<Output<"buyerLinks">> {
  const { pool } = context.storage;
  const kept = await planOf(context, plan);
  const [links, files, said] = await Promise.all([
    listLinks(pool, plan),
    listAttachments(pool, plan, null),
    comments.list(pool, { plans: [plan] }),
  ]);
  const { signature, outcomes } = await viewOf(context, kept, { ...OURS, name: "", language: "en" });
  const now = context.now();
  return z.encode(buyerLinksSchema, {
    links: links.map((link) => ({
      id: link.id,
      name: link.name,
      email: link.email,
      language: link.language,
      madeBy: link.madeBy,
      madeAt: link.madeAt.toISOString(),
      expiresAt: link.expiresAt.toISOString(),
      lastUsedAt: instant(link.lastUsedAt),
      revokedAt: instant(link.revokedAt),
      isOpen: isLinkOpen(link, now),
    })),
    files: files.map(({ id, name, bytes, addedAt, addedBy, mediaType, hash }) => ({
      id,
      name,
      bytes,
      at: addedAt.toISOString(),
      by: addedBy,
      mediaType,
      hash,
    })),
    signature,
    disputes: outcomes.flatMap(({ id, statement, disputed }) =>
      disputed === null ? [] : [{ outcome: id, statement, by: disputed.by, on: disputed.on, reason: disputed.reason ?? "" }],
    ),
    comments: [...sharedComments(said)],
    mails: context.entrance.smtp !== null,
  });
}

export async function makeLink(
  context: Context,
  { plan, name, email, language, days }: Parsed<"makeBuyerLink">,
  by: By,
): Promise<Output<"makeBuyerLink">> {
  await planOf(context, plan);
  const madeAt = context.now();
  const expiresAt = new Date(madeAt.getTime() + days * DAY);
  const { link, secret } = await addLink(context.storage.pool, {
    plan,
    name,
    email,
    language,
    madeBy: authorOf(by).name,
    madeAt,
    expiresAt,
  });
  const address = `${context.entrance.publicUrl ?? by.origin}/shared/${secret}`;
  const sent = email !== null && (await sendLink(context, { kind: "shared", to: email, language, link: address, expiresAt }));
  return { id: link.id, link: address, expiresAt: expiresAt.toISOString(), sent };
}

export async function dropLink(context: Context, { plan, link }: Parsed<"revokeBuyerLink">): Promise<Output<"revokeBuyerLink">> {
  const revoked = await revokeLink(context.storage.pool, plan, link, context.now());
  if (revoked === null) throw notFound("no_such_link", "There is no such link of this plan, or it was revoked before.");
  return {};
}

/** Our own look at what the buyer sees. */
export async function previewOf(context: Context, { plan }: Parsed<"sharedPlan">): Promise<Output<"sharedPlan">> {
  return shownPlan(context, await planOf(context, plan), { ...OURS, name: "", language: "en" });
}
