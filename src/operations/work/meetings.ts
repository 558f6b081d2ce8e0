import { randomUUID } from "node:crypto";
import { z } from "zod";
import { meetingsSchema, type Output, type Parsed } from "../../contract/index.ts";
import { badRequest, type Day, notFound } from "../../domain/index.ts";
import { type AgendaItem, type MeetingId, meetings, type WorkGroup } from "../../standard/index.ts";
import { transaction } from "../../storage/index.ts";
import type { Kept } from "../../team/documents/index.ts";
import { confirmedOn } from "../../team/plans/index.ts";
import { type HeldMeeting, heldMeetings, meetingDecisions, meetingStanding } from "../../team/rhythm/index.ts";
import { itemsOn, type WorkState } from "../../team/work/index.ts";
import { type Context, today } from "../context.ts";
import type { By } from "../people/by.ts";
import { authorOf } from "../workspace/author.ts";
import { keep } from "../workspace/keep.ts";
import { gatherWork } from "./gather.ts";

type Answer = z.output<typeof meetingsSchema>;
type Shown = Answer["meetings"][number];
type KeptDecision = Kept<Omit<HeldMeeting["decisions"][number], "id"> & { readonly held: string }>;

const NOTHING = { account: null, deal: null, plan: null };

/** Where each item of the agendas is live, and which work it counts. */
const LIVE: Readonly<Record<string, { readonly path: string; readonly groups?: readonly WorkGroup[] }>> = {
  pace: { path: "/revenue" },
  overdue: { path: "/work?tab=team", groups: ["handoffs"] },
  gates: { path: "/deals", groups: ["gates"] },
  plans: { path: "/plans", groups: ["plan_steps", "close_plans"] },
  speed: { path: "/efficiency" },
  due: { path: "/accounts" },
  waiting: { path: "/plans" },
  at_risk: { path: "/plans", groups: ["outcomes"] },
  bowtie: { path: "/" },
  retention: { path: "/cohorts" },
  moments: { path: "/work?tab=team", groups: ["moments"] },
  plan: { path: "/growth" },
  promises: { path: "/plans", groups: ["promises"] },
  method: { path: "/method" },
};

/** Customers whose plan is past the signature and that have confirmed no outcome yet. */
const waiting = ({ plans }: WorkState, on: Day): number =>
  plans.filter(({ plan }) => plan.phase === "success" && plan.outcomes.every((outcome) => confirmedOn(outcome, on) === null)).length;

interface Counts {
  readonly waiting: number;
  readonly groups: ReadonlyMap<WorkGroup, { readonly count: number; readonly late: number }>;
}

/** How much there is of each group of work, counted once for all agendas. */
function countsOf(state: WorkState, on: Day): Counts {
  const groups = new Map<WorkGroup, { count: number; late: number }>();
  for (const { group, isLate } of itemsOn(state, on)) {
    const known = groups.get(group) ?? { count: 0, late: 0 };
    groups.set(group, known);
    known.count += 1;
    if (isLate) known.late += 1;
  }
  return { waiting: waiting(state, on), groups };
}

function agendaOf({ id, metrics }: AgendaItem, counts: Counts): Shown["agenda"][number] {
  const { path, groups } = LIVE[id] ?? { path: "/" };
  const sum = (of: "count" | "late"): number => (groups ?? []).reduce((total, group) => total + (counts.groups.get(group)?.[of] ?? 0), 0);
  const isCounted = groups !== undefined;
  return {
    item: id,
    metrics: [...metrics],
    path,
    count: id === "waiting" ? counts.waiting : isCounted ? sum("count") : null,
    late: isCounted ? sum("late") : null,
  };
}

const decisionOf = ({ id, version, body }: KeptDecision): Shown["open"][number] => ({ id, version, ...body });

const SHOWN = 20;

export async function meetingsNow(context: Context): Promise<Output<"meetings">> {
  const { pool } = context.storage;
  const on = today(context);
  const [kept, decided, state] = await Promise.all([heldMeetings.list(pool), meetingDecisions.list(pool), gatherWork(context, null)]);
  const counts = countsOf(state, on);
  const byMeeting = new Map<string, KeptDecision[]>();
  for (const one of decided) byMeeting.set(one.body.held, [...(byMeeting.get(one.body.held) ?? []), one]);
  const held = kept.map(
    ({ id, body }): HeldMeeting => ({
      ...body,
      id,
      decisions: (byMeeting.get(id) ?? []).map((one) => ({ ...one.body, id: one.id })),
    }),
  );
  const known = new Map(decided.map((one) => [one.id, one]));
  const shown = meetings.map((meeting): Shown => {
    const standing = meetingStanding(meeting, held, on);
    const past = kept
      .filter(({ body }) => body.meeting === meeting.id)
      .toReversed()
      .toSorted((a, b) => b.body.on - a.body.on);
    return {
      meeting: meeting.id,
      lastOn: standing.lastOn,
      nextOn: standing.nextOn,
      isOverdue: standing.isOverdue,
      passedOver: [...standing.passedOver],
      missingRoles: [...standing.missingRoles],
      agenda: meeting.agenda.map((item) => agendaOf(item, counts)),
      open: standing.open.flatMap(({ id }) => known.get(id) ?? []).map(decisionOf),
      late: standing.late.map(({ id }) => id),
      wishes: standing.wishes.map(({ id }) => id),
      held: past.slice(0, SHOWN).map(({ id, body, by }) => ({
        id,
        on: body.on,
        attendees: body.attendees.map((one) => ({ ...one })),
        covered: [...body.covered],
        decisions: (byMeeting.get(id) ?? []).map(decisionOf),
        by: by.name,
      })),
    };
  });
  return z.encode(meetingsSchema, { on, meetings: shown });
}

const agendaIds = (id: MeetingId): readonly string[] => meetings.find((one) => one.id === id)?.agenda.map((item) => item.id) ?? [];

export async function holdMeeting(context: Context, input: Parsed<"holdMeeting">, by: By): Promise<Output<"holdMeeting">> {
  const on = input.on ?? today(context);
  if (on > today(context)) throw badRequest("meeting_ahead", "A meeting is written down once it was held. Give a day up to today.");
  const unknown = input.covered.find((item) => !agendaIds(input.meeting).includes(item));
  if (unknown !== undefined) throw badRequest("no_such_item", `“${unknown}” is not on the agenda of this meeting.`);
  const shared = { about: NOTHING, base: 0, by: authorOf(by), at: context.now() };
  const id = randomUUID();
  const { meeting, attendees, covered, decisions } = input;
  await transaction(context.storage.pool, async (client) => {
    await heldMeetings.save(client, { id, body: { meeting, on, attendees, covered }, ...shared });
    for (const { what, owner, due } of decisions)
      await meetingDecisions.save(client, { id: randomUUID(), body: { what, owner, due, doneOn: null, held: id }, ...shared });
  });
  return meetingsNow(context);
}

export async function decideMeeting(context: Context, input: Parsed<"decideMeeting">, by: By): Promise<Output<"decideMeeting">> {
  const { pool } = context.storage;
  if ((await heldMeetings.find(pool, input.meeting)) === null) throw notFound("no_such_meeting", "There is no such meeting.");
  const known = await meetingDecisions.find(pool, input.decision);
  if (known !== null && known.body.held !== input.meeting)
    throw badRequest("other_meeting", "This decision was made at another meeting. Change it there.");
  const { what, owner, due, isDone } = input;
  const doneOn = isDone ? (known?.body.doneOn ?? today(context)) : null;
  await keep(context, meetingDecisions, {
    id: input.decision,
    about: NOTHING,
    body: input.isRemoved ? null : { what, owner, due, doneOn, held: input.meeting },
    base: input.base,
    by: authorOf(by),
    at: context.now(),
  });
  return meetingsNow(context);
}
