import type { Output, Parsed, RouteId } from "../../contract/index.ts";
import type { NoticeKind } from "../../standard/index.ts";
import { handoffs } from "../../team/handoff/index.ts";
import { readPlans } from "../../team/plans/index.ts";
import { meetingDecisions } from "../../team/rhythm/index.ts";
import { findLinkBySecret } from "../../team/sharing/index.ts";
import {
  addNotices,
  choiceOf,
  comments,
  isCalled,
  type NewNotice,
  type NoticeBody,
  type NoticeSettings,
  noticeSettings,
  tasks,
} from "../../team/work/index.ts";
import { trouble } from "../../telemetry/index.ts";
import { type Context, zoneOf } from "../context.ts";
import { findDeal } from "../deals/read.ts";
import type { By } from "../people/by.ts";
import { authorOf, personBehind } from "../workspace/author.ts";
import { nameOfSubject, pathOf, withNames } from "./subjects.ts";
import { activePeople } from "./workers.ts";

/** Somebody to be told: by id, e-mail address, name, or as everybody of a role. */
type To = { readonly names: readonly (string | null)[] } | { readonly role: "csm" };

interface Draft {
  readonly to: To;
  readonly kind: NoticeKind;
  /** Done by whoever asked, unless it says otherwise. */
  readonly body: Omit<NoticeBody, "by"> & Partial<Pick<NoticeBody, "by">>;
}

/** What was done: what was asked for, and what came of it. */
type Announcement = (context: Context, input: never, result: never) => Promise<readonly Draft[]>;

const after = <K extends RouteId>(
  _operation: K,
  tell: (context: Context, input: Parsed<K>, result: Output<K>) => Promise<readonly Draft[]>,
): Announcement => tell;

const EXCERPT = 300;
const excerpt = (text: string): string => (text.length <= EXCERPT ? text : `${text.slice(0, EXCERPT - 1)}…`);

/** Who is mentioned now and was not before. */
async function mentionsIn(context: Context, { id, text, about, mentions }: Output<"addComment">): Promise<readonly Draft[]> {
  const versions = await comments.history(context.storage.pool, id);
  const before = versions.filter(({ isAside }) => !isAside).at(-2)?.body?.mentions ?? [];
  const names = mentions.map((one) => one.id).filter((one) => !before.includes(one));
  return [{ to: { names }, kind: "mention", body: { what: nameOfSubject(about), text: excerpt(text), path: pathOf(about, "talk") } }];
}

async function handoffMoved(context: Context, { id }: { readonly id: string | number }): Promise<readonly Draft[]> {
  const deal = await findDeal(context, String(id));
  const handoff = await handoffs.find(context.storage.pool, String(deal.deal));
  const body = { what: deal.name, text: null, path: pathOf({ account: deal.account, deal: deal.deal, plan: null }, "handoff") };
  switch (handoff?.body.events.at(-1)?.action) {
    case "offer":
      return [{ to: { role: "csm" }, kind: "handoff_offered", body }];
    case "accept":
      return [{ to: { names: [deal.owner] }, kind: "handoff_accepted", body }];
    case "send_back":
      return [{ to: { names: [deal.owner] }, kind: "handoff_returned", body }];
    default:
      return [];
  }
}

interface BuyerInput {
  readonly secret: string;
  readonly outcome?: string;
  readonly text?: string;
  readonly reason?: string;
  readonly note?: string;
}

/** What a buyer did by their link, with a plan or one of its outcomes, is told to those of us who own it. */
const buyerDid =
  (kind: NoticeKind) =>
  async (context: Context, { secret, outcome, text, reason, note }: BuyerInput): Promise<readonly Draft[]> => {
    const { pool } = context.storage;
    const buyer = await findLinkBySecret(pool, secret);
    const [found] = buyer === null ? [] : await readPlans(pool, { plans: [buyer.plan] }, zoneOf(context));
    if (buyer === null || found === undefined) return [];
    const { plan, head } = found;
    const about = (await withNames(context, [head]))(head);
    const meant = plan.outcomes.filter((one) => outcome === undefined || one.id === outcome);
    const seller = head.deal === null ? null : (await findDeal(context, String(head.deal))).owner;
    const ours = meant.map(({ ourOwner }) => ourOwner).filter((one) => one !== null);
    const said = text ?? reason ?? note ?? (outcome === undefined ? null : (meant[0]?.statement ?? null));
    return [
      {
        to: { names: ours.length > 0 ? ours : [seller] },
        kind,
        body: { by: buyer.name, what: nameOfSubject(about), text: said === null ? null : excerpt(said), path: pathOf(head, "plan") },
      },
    ];
  };

const decided = ({ owner, what }: { readonly owner: string | null; readonly what: string }): Draft => ({
  to: { names: [owner] },
  kind: "decision",
  body: { what: "", text: excerpt(what), path: "/work?tab=rhythm" },
});

/** What is told to whom after an operation was done, by its name. What does not stand here is told to nobody. */
const announcements: Readonly<Record<string, Announcement>> = {
  addComment: after("addComment", (context, _, comment) => mentionsIn(context, comment)),
  editComment: after("editComment", (context, _, comment) => mentionsIn(context, comment)),
  saveTask: after("saveTask", async (context, { isRemoved }, { id, owner, what, about, doneOn }) => {
    const versions = await tasks.history(context.storage.pool, id);
    const before = versions.filter(({ isAside }) => !isAside).at(-2)?.body?.owner;
    if (isRemoved || doneOn !== null || before === owner) return [];
    return [
      { to: { names: [owner] }, kind: "task", body: { what: nameOfSubject(about), text: excerpt(what), path: pathOf(about, "talk") } },
    ];
  }),
  holdMeeting: after("holdMeeting", async (_, { decisions }) => decisions.map(decided)),
  decideMeeting: after("decideMeeting", async (context, { decision, owner, what, isDone, isRemoved }) => {
    const versions = await meetingDecisions.history(context.storage.pool, decision);
    const before = versions.filter(({ isAside }) => !isAside).at(-2)?.body?.owner;
    return isDone || isRemoved || before === owner ? [] : [decided({ owner, what })];
  }),
  moveDeal: after("moveDeal", async (_, __, { deal }) =>
    deal.outcome === "won"
      ? [
          {
            to: { role: "csm" },
            kind: "deal_won",
            body: { what: deal.name, text: null, path: pathOf({ account: deal.account, deal: deal.deal, plan: null }) },
          },
        ]
      : [],
  ),
  actOnHandoff: handoffMoved,
  buyerConfirm: buyerDid("buyer_confirmed"),
  buyerDispute: buyerDid("buyer_disputed"),
  buyerComment: buyerDid("buyer_commented"),
  buyerSign: buyerDid("buyer_signed"),
};

/** One notice a person and kind, never to whoever did it, and only as each wants to be told. */
async function noticesFor(context: Context, drafts: readonly Draft[], by: By): Promise<readonly NewNotice[]> {
  const [people, kept] = await Promise.all([activePeople(context), noticeSettings.list(context.storage.pool)]);
  const settings = new Map<string, NoticeSettings>(kept.map(({ id, body }) => [id, body]));
  const me = personBehind(by)?.id;
  const name = authorOf(by).name;
  return drafts.flatMap(({ to, kind, body }) => {
    const told = people.filter((person) => ("role" in to ? person.roles.includes(to.role) : to.names.some((one) => isCalled(person, one))));
    return told.flatMap(({ id }): readonly NewNotice[] => {
      const { inApp, mail } = choiceOf(settings.get(id) ?? null, kind);
      if (id === me || (!inApp && mail === "never")) return [];
      return [{ person: id, kind, body: { by: name, ...body, ...(inApp ? {} : { isHidden: true }) }, at: context.now() }];
    });
  });
}

/** Tells people of what was done. It is done whatever comes of telling: what goes wrong here is written to the terminal. */
export async function announce(context: Context, operation: string, input: unknown, result: unknown, by: By): Promise<void> {
  const tell = announcements[operation];
  if (tell === undefined) return;
  try {
    const drafts = await tell(context, input as never, result as never);
    if (drafts.length > 0) await addNotices(context.storage.pool, await noticesFor(context, drafts, by));
  } catch (error) {
    trouble(`Nobody could be told of ${operation}:`, error);
  }
}
