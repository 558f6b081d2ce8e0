import { randomUUID } from "node:crypto";
import type { Output, Parsed } from "../../contract/index.ts";
import { badRequest, notFound, Refusal } from "../../domain/index.ts";
import type { Kept, Version } from "../../team/documents/index.ts";
import { listPeople, type Person } from "../../team/people/index.ts";
import { type Comment, comments, isCalled, type Subject } from "../../team/work/index.ts";
import { withAccountMembers } from "../accounts/members.ts";
import type { Context } from "../context.ts";
import type { By } from "../people/by.ts";
import { authorOf, personBehind } from "../workspace/author.ts";
import { keep } from "../workspace/keep.ts";
import { requireAbout, withNames } from "./subjects.ts";
import { activePeople, noSuchPerson } from "./workers.ts";

type Shown = Output<"addComment">;

const isOwn = ({ by: author }: Pick<Version<Comment>, "by">, by: By): boolean => {
  const me = personBehind(by);
  return me === null ? author.id === null && author.name === authorOf(by).name : author.id === me.id;
};

function shown(one: Version<Comment>, body: Comment, about: Subject, people: readonly Person[], by: By): Shown {
  return {
    id: one.id,
    version: one.version,
    text: body.text,
    mentions: body.mentions.map((id) => ({ id, name: people.find((person) => person.id === id)?.name ?? id })),
    isShared: body.isShared,
    by: body.buyer?.name ?? one.by.name,
    isOfBuyer: body.buyer !== undefined,
    isMine: isOwn(one, by),
    at: one.at.toISOString(),
    isEdited: one.version > 1,
    about,
  };
}

/** Comments of an account with its deals and plans, or of one deal or plan; in the order they were first said. */
export async function commentsOn(context: Context, question: Parsed<"comments">, by: By): Promise<Output<"comments">> {
  const { pool } = context.storage;
  const about = await requireAbout(context, question);
  const found = await comments.list(
    pool,
    question.account !== undefined
      ? { accounts: [...(await withAccountMembers(context, question.account))] }
      : about.plan !== null
        ? { plans: [about.plan] }
        : { deals: about.deal === null ? [] : [about.deal] },
  );
  const [people, subjectOf] = [await listPeople(pool), await withNames(context, found)];
  return { comments: found.map((one) => shown(one, one.body, subjectOf(one), people, by)) };
}

/** Ids of the people that are named, by id, e-mail address or name; one that nobody is called is refused. */
async function mentioned(context: Context, names: readonly string[]): Promise<readonly string[]> {
  if (names.length === 0) return [];
  const people = await activePeople(context);
  return [
    ...new Set(
      names.flatMap((name) => {
        const found = people.filter((person) => isCalled(person, name.replace(/^@/, "")));
        if (found.length === 0) throw noSuchPerson(name);
        return found.map(({ id }) => id);
      }),
    ),
  ];
}

async function answered(context: Context, saved: Version<Comment>, body: Comment, by: By): Promise<Shown> {
  const subjectOf = await withNames(context, [saved]);
  return shown(saved, body, subjectOf(saved), await listPeople(context.storage.pool), by);
}

export async function addComment(context: Context, input: Parsed<"addComment">, by: By): Promise<Output<"addComment">> {
  const about = await requireAbout(context, input);
  if (input.isShared && about.plan === null)
    throw badRequest("not_shareable", "The buyer sees what is said about a plan. Say it there, or without sharing it.");
  const body: Comment = { text: input.text, mentions: await mentioned(context, input.mentions), isShared: input.isShared };
  const id = randomUUID();
  const saved = await keep(context, comments, { id, about, body, base: 0, by: authorOf(by), at: context.now() });
  return answered(context, saved, body, by);
}

async function ownComment(context: Context, id: string, by: By): Promise<Kept<Comment>> {
  const found = await comments.find(context.storage.pool, id);
  if (found === null) throw notFound("no_such_comment", "This comment is not there any more: it was taken back.");
  if (!isOwn(found, by)) throw new Refusal("not_yours", 403, `This is a comment of ${found.by.name}. Everybody changes only their own.`);
  return found;
}

export async function editComment(context: Context, input: Parsed<"editComment">, by: By): Promise<Output<"editComment">> {
  const found = await ownComment(context, input.comment, by);
  const body: Comment = { ...found.body, text: input.text, mentions: await mentioned(context, input.mentions) };
  const { account, deal, plan } = found;
  const saved = await keep(context, comments, {
    id: found.id,
    about: { account, deal, plan },
    body,
    base: input.base,
    by: authorOf(by),
    at: context.now(),
  });
  return answered(context, saved, saved.body ?? body, by);
}

export async function removeComment(context: Context, { comment }: Parsed<"removeComment">, by: By): Promise<Output<"removeComment">> {
  const { id, version, account, deal, plan } = await ownComment(context, comment, by);
  await keep(context, comments, {
    id,
    about: { account, deal, plan },
    body: null,
    base: version,
    by: authorOf(by),
    at: context.now(),
  });
  return {};
}
