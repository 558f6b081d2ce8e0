import { type Text, text } from "./text.ts";
import { authorShown, inWords } from "./work-words.ts";

/** What people are told of. */
export const noticeKinds = [
  "mention",
  "task",
  "decision",
  "handoff_offered",
  "handoff_accepted",
  "handoff_returned",
  "buyer_confirmed",
  "buyer_disputed",
  "buyer_commented",
  "buyer_signed",
  "deal_won",
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** When somebody wants a letter about something. */
export const mailTimes = ["at_once", "daily", "never"] as const;
export type MailTime = (typeof mailTimes)[number];

/** How each kind is told to those who have not said otherwise. */
export const usualMailTimes: Readonly<Record<NoticeKind, MailTime>> = {
  mention: "at_once",
  task: "at_once",
  decision: "at_once",
  handoff_offered: "at_once",
  handoff_accepted: "at_once",
  handoff_returned: "at_once",
  buyer_confirmed: "at_once",
  buyer_disputed: "at_once",
  buyer_commented: "at_once",
  buyer_signed: "at_once",
  deal_won: "daily",
};

/** What a settings page calls each kind, and the sentence it is told with; the name of the thing follows it. */
export const noticeWords: Readonly<Record<NoticeKind, { readonly title: Text; readonly sentence: Text }>> = {
  mention: {
    title: text("Somebody mentions me", "Quelqu’un me mentionne", "Jemand erwähnt mich"),
    sentence: text("{by} mentioned you", "{by} vous a mentionné(e)", "{by} hat Sie erwähnt"),
  },
  task: {
    title: text("A task is given to me", "On me confie une tâche", "Mir wird eine Aufgabe übertragen"),
    sentence: text("{by} gave you a task", "{by} vous a confié une tâche", "{by} hat Ihnen eine Aufgabe übertragen"),
  },
  decision: {
    title: text("A meeting decides that I do something", "Une réunion me confie quelque chose", "Eine Runde beschließt etwas für mich"),
    sentence: text("Decided, and yours to do", "Décidé, et à vous de faire", "Beschlossen, und von Ihnen zu tun"),
  },
  handoff_offered: {
    title: text("A hand-off waits for me", "Une passation m’attend", "Eine Übergabe wartet auf mich"),
    sentence: text("{by} offers a hand-off", "{by} propose une passation", "{by} bietet eine Übergabe an"),
  },
  handoff_accepted: {
    title: text("My hand-off is accepted", "Ma passation est acceptée", "Meine Übergabe wird angenommen"),
    sentence: text("{by} accepted the hand-off", "{by} a accepté la passation", "{by} hat die Übergabe angenommen"),
  },
  handoff_returned: {
    title: text("My hand-off is sent back", "Ma passation est renvoyée", "Meine Übergabe wird zurückgegeben"),
    sentence: text("{by} sent the hand-off back", "{by} a renvoyé la passation", "{by} hat die Übergabe zurückgegeben"),
  },
  buyer_confirmed: {
    title: text("A buyer confirms an outcome", "Un acheteur confirme un résultat", "Die Käuferseite bestätigt ein Ergebnis"),
    sentence: text("{by} confirmed", "{by} a confirmé", "{by} hat bestätigt"),
  },
  buyer_disputed: {
    title: text("A buyer disputes an outcome", "Un acheteur conteste un résultat", "Die Käuferseite bestreitet ein Ergebnis"),
    sentence: text("{by} disputes", "{by} conteste", "{by} bestreitet"),
  },
  buyer_commented: {
    title: text("A buyer comments on a plan", "Un acheteur commente un plan", "Die Käuferseite kommentiert einen Plan"),
    sentence: text("{by} commented on the plan", "{by} a commenté le plan", "{by} hat den Plan kommentiert"),
  },
  buyer_signed: {
    title: text("A buyer signs", "Un acheteur signe", "Die Käuferseite unterschreibt"),
    sentence: text("{by} signed", "{by} a signé", "{by} hat unterschrieben"),
  },
  deal_won: {
    title: text("A deal is won", "Une affaire est gagnée", "Ein Deal wird gewonnen"),
    sentence: text("{by} won a deal", "{by} a gagné une affaire", "{by} hat einen Deal gewonnen"),
  },
};

/** A notice in one line: who did what, and the name of the thing, without a word of what was written there. */
export function noticeLine(kind: NoticeKind, by: string, what: string, language: keyof Text): string {
  const sentence = inWords(noticeWords[kind].sentence, { by: authorShown(by) }, language);
  return what === "" ? sentence : `${sentence}${language === "fr" ? " : " : ": "}${what}`;
}
