export { byUrgency, itemsOn, type WorkState } from "./items.ts";
export { choiceOf, isDue, type Notice, type NoticeBody, waitAfter } from "./notices.ts";
export {
  addNotices,
  comments,
  countUnread,
  goals,
  listNotices,
  markMailed,
  markRead,
  type NewNotice,
  noticeSettings,
  tasks,
  unmailed,
} from "./store.ts";
export type {
  Comment,
  Goal,
  NoticeChoice,
  NoticeSettings,
  Subject,
  Task,
  WorkDeal,
  WorkDecision,
  Worker,
  WorkHandoff,
  WorkItem,
  WorkPlan,
  WorkTask,
} from "./types.ts";
export { isCalled, isFor, isOfName, isOfRole, ownersOf } from "./whose.ts";
