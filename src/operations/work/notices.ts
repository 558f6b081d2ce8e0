import type { Output, Parsed } from "../../contract/index.ts";
import { badRequest } from "../../domain/index.ts";
import { type NoticeKind, noticeKinds } from "../../standard/index.ts";
import {
  choiceOf,
  countUnread,
  listNotices,
  markRead,
  type NoticeChoice,
  type NoticeSettings,
  noticeSettings,
} from "../../team/work/index.ts";
import type { Context } from "../context.ts";
import type { By } from "../people/by.ts";
import { authorOf, personBehind } from "../workspace/author.ts";
import { keep } from "../workspace/keep.ts";

export async function ownNotices(context: Context, { limit }: Parsed<"notices">, by: By): Promise<Output<"notices">> {
  const me = personBehind(by);
  if (me === null) return { unread: 0, notices: [] };
  const { pool } = context.storage;
  const [unread, notices] = await Promise.all([countUnread(pool, me.id), listNotices(pool, me.id, limit)]);
  return {
    unread,
    notices: notices.map(({ id, kind, body, madeAt, readAt }) => ({
      id,
      kind,
      by: body.by,
      what: body.what,
      text: body.text,
      path: body.path,
      at: madeAt.toISOString(),
      isRead: readAt !== null,
    })),
  };
}

export async function readNotices(context: Context, { ids, all }: Parsed<"readNotices">, by: By): Promise<Output<"readNotices">> {
  if (!all && ids === undefined) throw badRequest("which_notices", "Say which notices were read: their ids, or all of them.");
  const me = personBehind(by);
  if (me === null) return { unread: 0 };
  const { pool } = context.storage;
  await markRead(pool, me.id, all ? null : (ids ?? []), context.now());
  return { unread: await countUnread(pool, me.id) };
}

const answerOf = (context: Context, settings: NoticeSettings | null, version: number): Output<"noticeSettings"> => ({
  language: settings?.language ?? null,
  kinds: Object.fromEntries(noticeKinds.map((kind) => [kind, { ...choiceOf(settings, kind) }])) as Record<NoticeKind, NoticeChoice>,
  mails: context.entrance.smtp !== null,
  version,
});

export async function ownNoticeSettings(context: Context, by: By): Promise<Output<"noticeSettings">> {
  const me = personBehind(by);
  const found = me === null ? null : await noticeSettings.find(context.storage.pool, me.id);
  return answerOf(context, found?.body ?? null, found?.version ?? 0);
}

export async function saveNoticeSettings(
  context: Context,
  { base, language, kinds }: Parsed<"saveNoticeSettings">,
  by: By,
): Promise<Output<"saveNoticeSettings">> {
  const me = personBehind(by);
  if (me === null) throw badRequest("whose_notices", "The machine is told nothing. Sign in to say how you want to be told.");
  const said = Object.entries(kinds).filter((pair): pair is [NoticeKind, NoticeChoice] => pair[1] !== undefined);
  const body: NoticeSettings = { language, kinds: Object.fromEntries(said) };
  const saved = await keep(context, noticeSettings, {
    id: me.id,
    about: { account: null, deal: null, plan: null },
    body,
    base,
    by: authorOf(by),
    at: context.now(),
  });
  return answerOf(context, saved.body, saved.version);
}
