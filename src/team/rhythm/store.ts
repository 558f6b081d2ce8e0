import { drawer } from "../documents/index.ts";
import type { Decision, HeldMeeting } from "./rules.ts";

/** Meetings as they were held; what each decided lies in documents of its own, so that people working on two decisions do not cross. */
export const heldMeetings = drawer<Omit<HeldMeeting, "id" | "decisions">>("meeting");

/** A decision, with the id of the meeting as it was held. */
export const meetingDecisions = drawer<Omit<Decision, "id"> & { readonly held: string }>("decision");
