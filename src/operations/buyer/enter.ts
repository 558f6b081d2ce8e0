import { notFound, Refusal } from "../../domain/index.ts";
import type { KeptPlan } from "../../team/plans/index.ts";
import { type BuyerLink, countTry, findLinkBySecret, isLinkOpen, type Limit, noteLinkUse } from "../../team/sharing/index.ts";
import type { Context } from "../context.ts";
import type { By } from "../people/by.ts";
import { type Looker, planOf } from "./see.ts";

const MINUTE = 60;
const limits = {
  /** All that comes from one address, whatever link it shows. */
  address: { most: 120, seconds: MINUTE },
  link: { most: 120, seconds: MINUTE },
  changes: { most: 30, seconds: MINUTE },
  files: { most: 20, seconds: 60 * MINUTE },
} as const satisfies Readonly<Record<string, Limit>>;

export type Deed = "look" | "change" | "file";

/** A link that was found open, with the plan behind it. */
export interface Opened {
  readonly link: BuyerLink;
  readonly kept: KeptPlan;
  readonly looker: Looker;
}

async function slowDown(context: Context, key: string, limit: Limit): Promise<void> {
  const seconds = await countTry(context.storage.pool, key, context.now(), limit);
  if (seconds > 0) throw new Refusal("too_many_requests", 429, `That was too often. Wait ${seconds} seconds and try again.`, { seconds });
}

/** What nobody made and what somebody invented look the same from outside. */
const unknownLink = (): Refusal =>
  notFound("no_such_link", "This link opens nothing. Check that you have all of it, or ask whoever sent it for a new one.");

const closedLink = (): Refusal => new Refusal("link_over", 410, "This link has ended or was withdrawn. Ask whoever sent it for a new one.");

/** Only the other side confirms, disputes and signs: whoever is signed in here is not it, whatever link they hold. */
function refuseOurs({ who }: By): void {
  if (who.kind !== "nobody")
    throw new Refusal(
      "not_the_buyer",
      403,
      "You are signed in on our side; only the buyer acts by this link. Look at it, or sign out first.",
    );
}

/**
 * Opens a plan by the secret of a link. Refused: a secret nobody made (404), one that has ended or was revoked (410), too many tries from one
 * address or by one link (429), and changes by our own people (403).
 */
export async function openBySecret(context: Context, secret: string, by: By, deed: Deed): Promise<Opened> {
  const { pool } = context.storage;
  await slowDown(context, `address ${by.address ?? "unknown"}`, limits.address);
  const link = await findLinkBySecret(pool, secret);
  if (link === null) throw unknownLink();
  const now = context.now();
  if (!isLinkOpen(link, now)) throw closedLink();
  await slowDown(context, `link ${link.id}`, limits.link);
  if (deed !== "look") {
    refuseOurs(by);
    await slowDown(context, `${deed} of link ${link.id}`, deed === "file" ? limits.files : limits.changes);
  }
  const kept = await planOf(context, link.plan).catch((error: unknown) => {
    throw error instanceof Refusal ? closedLink() : error;
  });
  const isOurs = by.who.kind !== "nobody";
  if (!isOurs) await noteLinkUse(pool, link.id, now);
  return {
    link,
    kept,
    looker: { name: link.name, language: link.language, expiresAt: link.expiresAt, link: link.id, madeBy: link.madeBy, isOurs },
  };
}
