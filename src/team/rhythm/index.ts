export { type HeldMeeting, meetingStanding } from "./rules.ts";
