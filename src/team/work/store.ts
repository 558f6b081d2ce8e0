import type pg from "pg";
import type { NoticeKind } from "../../standard/index.ts";
import { drawer } from "../documents/index.ts";
import type { Notice, NoticeBody } from "./notices.ts";
import type { Comment, Goal, NoticeSettings, Task } from "./types.ts";

type Client = pg.ClientBase | pg.Pool;

export const tasks = drawer<Task>("task");
export const goals = drawer<Goal>("goal");
export const comments = drawer<Comment>("comment");

/** One a person, under their id. */
export const noticeSettings = drawer<NoticeSettings>("notice_settings");

export interface NewNotice {
  readonly person: string;
  readonly kind: NoticeKind;
  readonly body: NoticeBody;
  readonly at: Date;
}

export async function addNotices(client: Client, notices: readonly NewNotice[]): Promise<void> {
  for (const { person, kind, body, at } of notices)
    await client.query("insert into bowtie.notification (person_id, kind, body, made_at) values ($1, $2, $3, $4)", [
      person,
      kind,
      JSON.stringify(body),
      at,
    ]);
}

const FIELDS = `id, person_id as person, kind, body, made_at as "madeAt", read_at as "readAt"`;
const SHOWN = "not (body ? 'isHidden')";

/** What somebody was told, the newest first; all of it, or only what they have not read. */
export async function listNotices(client: Client, person: string, limit: number, unreadOnly = false): Promise<readonly Notice[]> {
  const { rows } = await client.query<Notice>(
    `select ${FIELDS} from bowtie.notification
     where person_id = $1 and ${SHOWN} and ($3 = false or read_at is null) order by id desc limit $2`,
    [person, limit, unreadOnly],
  );
  return rows;
}

export async function countUnread(client: Client, person: string): Promise<number> {
  const { rows } = await client.query<{ n: number }>(
    `select count(*)::integer as n from bowtie.notification where person_id = $1 and read_at is null and ${SHOWN}`,
    [person],
  );
  return rows[0]?.n ?? 0;
}

/** Marks somebody's own notices as read: those named, or all; others' are left as they are. */
export async function markRead(client: Client, person: string, ids: readonly number[] | null, at: Date): Promise<void> {
  await client.query(
    "update bowtie.notification set read_at = $3 where person_id = $1 and read_at is null and ($2::bigint[] is null or id = any($2))",
    [person, ids, at],
  );
}

/** What nobody was written about yet and has not read either, oldest first; nothing from before `since`. */
export async function unmailed(client: Client, since: Date): Promise<readonly Notice[]> {
  const { rows } = await client.query<Notice>(
    `select ${FIELDS} from bowtie.notification where mailed_at is null and read_at is null and made_at >= $1 order by id`,
    [since],
  );
  return rows;
}

export async function markMailed(client: Client, ids: readonly number[], at: Date): Promise<void> {
  await client.query("update bowtie.notification set mailed_at = $2 where id = any($1::bigint[])", [ids, at]);
}
