export { type HeldMeeting, meetingStanding } from "./rules.ts";
export { heldMeetings, meetingDecisions } from "./store.ts";
