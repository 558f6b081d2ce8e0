export { type Decision, type HeldMeeting, type MeetingStanding, meetingStanding } from "./rules.ts";
