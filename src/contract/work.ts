import { z } from "zod";
import { mailTimes, meetingIds, noticeKinds, roles, staffRoles, type WorkWhy, workGroups } from "../standard/index.ts";
import { baseVersion, dayText, saying } from "./wire.ts";

const idText = z.string().regex(/^[\w-]{1,60}$/, "An id is made of letters, digits, hyphens and underscores.");
const language = z.enum(["en", "fr", "de"]);
const localText = z.object({ en: z.string(), fr: z.string(), de: z.string() });
const accountText = z.string().min(1).max(300).describe("An account: its number, or `SOURCE:ID`.");
const dealText = z.string().min(1).max(300).describe("A deal: its number, or `SOURCE:ID`.");
const planText = z.string().min(1).max(100).describe("Id of a plan.");

/** What something is about; of accounts, deals and plans one or none. */
const aboutInput = { account: accountText.optional(), deal: dealText.optional(), plan: planText.optional() };

export const subjectSchema = z.object({
  account: z.number().int().nullable(),
  accountName: z.string().nullable(),
  deal: z.number().int().nullable(),
  dealName: z.string().nullable(),
  plan: z.string().nullable(),
});

export const workQuestionSchema = z.object({
  person: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .describe("Id, e-mail address or name of whose work it is; one's own when absent. Others' is for executive, revops and admin."),
});

export const workItemSchema = z.object({
  id: z.string(),
  group: z.enum(workGroups),
  what: z.string(),
  why: z.custom<WorkWhy>((value) => typeof value === "string").describe("Which sentence of the standard says why it is here."),
  places: z.record(z.string(), z.union([z.string(), localText])).describe("What the sentence tells."),
  since: dayText.nullable(),
  due: dayText.nullable(),
  isLate: z.boolean(),
  path: z.string().describe("Where in the program it is done."),
  about: subjectSchema,
  version: z.number().int().nullable().describe("Of a task its version, to be told when it is saved."),
});

export const workSchema = z.object({
  person: z.object({ id: z.string().nullable(), name: z.string() }),
  on: dayText,
  count: z.number().int(),
  late: z.number().int(),
  groups: z.array(
    z.object({
      group: z.enum(workGroups),
      count: z.number().int().describe("All of them; the list ends earlier where there are very many."),
      late: z.number().int(),
      items: z.array(workItemSchema),
    }),
  ),
});

export const teamWorkSchema = z.object({
  on: dayText,
  people: z.array(
    z.object({
      id: z.string().nullable().describe("Null for somebody who is named in the records and signs in nowhere."),
      name: z.string(),
      count: z.number().int(),
      late: z.number().int(),
      groups: z.partialRecord(z.enum(workGroups), z.number().int()),
    }),
  ),
});

export const taskSchema = z.object({
  id: z.string(),
  version: z.number().int(),
  what: z.string(),
  on: dayText.nullable(),
  owner: z.string(),
  ownerName: z.string(),
  doneOn: dayText.nullable(),
  about: subjectSchema,
  by: z.string().describe("Who wrote the version shown."),
  at: z.string(),
});
export const tasksQuestionSchema = z.object({
  ...aboutInput,
  owner: z.string().max(200).optional().describe("Id of the person; everybody's when absent."),
  state: z.enum(["open", "done", "any"]).default("open"),
});
export const tasksSchema = z.object({ tasks: z.array(taskSchema) });
export const saveTaskSchema = z.object({
  task: idText.describe("Its id; whoever makes a new one chooses it."),
  base: baseVersion,
  what: saying(500),
  on: dayText.nullable().default(null),
  owner: z.string().max(200).optional().describe("Id or e-mail address of the person; oneself when absent."),
  isDone: z.boolean().default(false),
  isRemoved: z.boolean().default(false).describe("Takes it away; its versions are kept."),
  ...aboutInput,
});

export const personGoalSchema = z.object({
  id: z.string(),
  version: z.number().int(),
  person: z.string(),
  personName: z.string(),
  what: z.string(),
  target: z.string().nullable(),
  by: dayText.nullable(),
  nextStep: z.string().nullable(),
  isReached: z.boolean(),
});
export const goalsQuestionSchema = z.object({ person: workQuestionSchema.shape.person });
export const goalsSchema = z.object({ goals: z.array(personGoalSchema) });
export const saveGoalSchema = z.object({
  goal: idText.describe("Its id; whoever makes a new one chooses it."),
  base: baseVersion,
  person: z.string().max(200).optional().describe("Id or e-mail address of whose goal it is; one's own when absent."),
  what: saying(500),
  target: saying(300).nullable().default(null),
  by: dayText.nullable().default(null),
  nextStep: saying(500).nullable().default(null),
  isReached: z.boolean().default(false),
  isRemoved: z.boolean().default(false),
});

export const commentSchema = z.object({
  id: z.string(),
  version: z.number().int(),
  text: z.string(),
  mentions: z.array(z.object({ id: z.string(), name: z.string() })),
  isShared: z.boolean().describe("The buyer sees it on their page."),
  by: z.string(),
  isOfBuyer: z.boolean(),
  isMine: z.boolean(),
  at: z.string(),
  isEdited: z.boolean(),
  about: subjectSchema,
});
export const commentsQuestionSchema = z.object(aboutInput).describe("Exactly one of account, deal and plan.");
export const commentsSchema = z.object({ comments: z.array(commentSchema) });
const mentionsInput = z.array(z.string().max(200)).max(50).default([]).describe("Ids of the people it names.");
export const addCommentSchema = z.object({
  ...aboutInput,
  text: saying(5000),
  mentions: mentionsInput,
  isShared: z.boolean().default(false),
});
export const editCommentSchema = z.object({ comment: idText, base: baseVersion, text: saying(5000), mentions: mentionsInput });
export const removeCommentSchema = z.object({ comment: idText });

export const noticesQuestionSchema = z.object({ limit: z.coerce.number().int().min(1).max(200).default(50) });
export const noticesSchema = z.object({
  unread: z.number().int(),
  notices: z.array(
    z.object({
      id: z.number().int(),
      kind: z.enum(noticeKinds),
      by: z.string(),
      what: z.string(),
      text: z.string().nullable(),
      path: z.string(),
      at: z.string(),
      isRead: z.boolean(),
    }),
  ),
});
export type Notices = z.infer<typeof noticesSchema>;
export const readNoticesSchema = z.object({
  ids: z.array(z.number().int()).max(1000).optional(),
  all: z.boolean().default(false).describe("All of one's own."),
});
export const unreadSchema = z.object({ unread: z.number().int() });

const choice = z.object({ inApp: z.boolean(), mail: z.enum(mailTimes) });
export const noticeSettingsSchema = z.object({
  language: language.nullable().describe("Of letters; English where nobody has said it."),
  kinds: z.record(z.enum(noticeKinds), choice),
  mails: z.boolean().describe("Whether letters can be sent from here at all."),
  version: z.number().int(),
});
export const saveNoticeSettingsSchema = z.object({
  base: baseVersion,
  language: language.nullable().default(null),
  kinds: z.partialRecord(z.enum(noticeKinds), choice).default({}),
});

export const teamSchema = z.object({
  people: z.array(z.object({ id: z.string(), name: z.string(), roles: z.array(z.enum(staffRoles)), isMe: z.boolean() })),
});

const decisionSchema = z.object({
  id: z.string(),
  version: z.number().int(),
  held: z.string(),
  what: z.string(),
  owner: z.string().nullable(),
  due: dayText.nullable(),
  doneOn: dayText.nullable(),
});
export const meetingsSchema = z.object({
  on: dayText,
  meetings: z.array(
    z.object({
      meeting: z.enum(meetingIds),
      lastOn: dayText.nullable(),
      nextOn: dayText,
      isOverdue: z.boolean(),
      passedOver: z.array(z.string()),
      missingRoles: z.array(z.enum(roles)),
      agenda: z.array(
        z.object({
          item: z.string(),
          metrics: z.array(z.string()),
          path: z.string().describe("Where its live list or numbers are."),
          count: z.number().int().nullable().describe("How many there are now; null where it goes by metrics."),
          late: z.number().int().nullable(),
        }),
      ),
      open: z.array(decisionSchema),
      late: z.array(z.string()).describe("Ids of the open decisions whose day lies behind."),
      wishes: z.array(z.string()).describe("Ids of those without an owner or a day."),
      held: z.array(
        z.object({
          id: z.string(),
          on: dayText,
          attendees: z.array(z.object({ person: z.string(), role: z.enum(roles) })),
          covered: z.array(z.string()),
          decisions: z.array(decisionSchema),
          by: z.string(),
        }),
      ),
    }),
  ),
});
export type Meetings = z.input<typeof meetingsSchema>;

const decided = { what: saying(500), owner: saying(200).nullable().default(null), due: dayText.nullable().default(null) };
export const holdMeetingSchema = z.object({
  meeting: z.enum(meetingIds),
  on: dayText.optional().describe("The day it was held; today when absent."),
  attendees: z
    .array(z.object({ person: saying(200), role: z.enum(roles) }))
    .max(100)
    .default([]),
  covered: z.array(z.string().max(40)).max(20).default([]).describe("Items of the agenda that were gone through."),
  decisions: z.array(z.object(decided)).max(50).default([]),
});
export const decideMeetingSchema = z.object({
  meeting: idText.describe("Id of the meeting as it was held."),
  decision: idText.describe("Its id; whoever adds one chooses it."),
  base: baseVersion,
  ...decided,
  isDone: z.boolean().default(false),
  isRemoved: z.boolean().default(false),
});
