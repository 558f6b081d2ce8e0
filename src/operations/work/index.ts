import { personBehind } from "../workspace/author.ts";
import type { PersonalOperations } from "../workspace/operations.ts";
import { addComment, commentsOn, editComment, removeComment } from "./comments.ts";
import { goalsOf, saveGoal } from "./goals.ts";
import { decideMeeting, holdMeeting, meetingsNow } from "./meetings.ts";
import { workOf, workOfTeam } from "./my-work.ts";
import { ownNoticeSettings, ownNotices, readNotices, saveNoticeSettings } from "./notices.ts";
import { listTasks, saveTask } from "./tasks.ts";
import { activePeople } from "./workers.ts";

export const workOperations = {
  myWork: (context, question, _, by) => workOf(context, question, by),
  teamWork: (context, _, __, by) => workOfTeam(context, by),
  tasks: (context, question) => listTasks(context, question),
  saveTask: (context, input, _, by) => saveTask(context, input, by),
  goals: (context, question, _, by) => goalsOf(context, question, by),
  saveGoal: (context, input, _, by) => saveGoal(context, input, by),
  comments: (context, question, _, by) => commentsOn(context, question, by),
  addComment: (context, input, _, by) => addComment(context, input, by),
  editComment: (context, input, _, by) => editComment(context, input, by),
  removeComment: (context, input, _, by) => removeComment(context, input, by),
  notices: (context, question, _, by) => ownNotices(context, question, by),
  readNotices: (context, input, _, by) => readNotices(context, input, by),
  noticeSettings: (context, _, __, by) => ownNoticeSettings(context, by),
  saveNoticeSettings: (context, input, _, by) => saveNoticeSettings(context, input, by),
  team: async (context, _, __, by) => {
    const me = personBehind(by)?.id;
    return { people: (await activePeople(context)).map(({ id, name, roles }) => ({ id, name, roles: [...roles], isMe: id === me })) };
  },
  meetings: (context) => meetingsNow(context),
  holdMeeting: (context, input, _, by) => holdMeeting(context, input, by),
  decideMeeting: (context, input, _, by) => decideMeeting(context, input, by),
} as const satisfies Partial<PersonalOperations>;
