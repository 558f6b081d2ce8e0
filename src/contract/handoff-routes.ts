import { accountPeopleQuestionSchema, accountPeopleSchema, dropStanceSchema, saveStanceSchema } from "./contacts.ts";
import {
  actOnHandoffSchema,
  handoffMethodSchema,
  handoffQuestionSchema,
  handoffReportSchema,
  handoffSchema,
  handoffsQuestionSchema,
  handoffsSchema,
  noteFirstContactSchema,
  saveHandoffMethodSchema,
  saveHandoffSchema,
} from "./handoff.ts";
import { nothing, type Route, route, wired } from "./route.ts";

/** What goes from those who sold to those who deliver, and the people it is about. */
export const handoffRoutes = {
  handoffs: wired(route("get", "/api/handoffs", "Hand-offs, what is due first.", handoffsQuestionSchema, handoffsSchema)),
  handoffReport: route(
    "get",
    "/api/handoffs/report",
    "The service level of hand-offs: in time, sent back and why, first contact.",
    nothing,
    handoffReportSchema,
  ),
  handoff: wired(
    route(
      "get",
      "/api/deals/{id}/handoff",
      "The hand-off of a deal: its package, what is missing, its clock, its promises.",
      handoffQuestionSchema,
      handoffSchema,
    ),
  ),
  saveHandoff: wired(
    route("put", "/api/deals/{id}/handoff", "Write parts of a hand-off's package; no promise gets lost.", saveHandoffSchema, handoffSchema),
  ),
  actOnHandoff: wired(
    route("post", "/api/deals/{id}/handoff/act", "Offer, withdraw, accept or send back a hand-off.", actOnHandoffSchema, handoffSchema),
  ),
  noteFirstContact: wired(
    route("post", "/api/deals/{id}/handoff/contact", "Note our first contact after the acceptance.", noteFirstContactSchema, handoffSchema),
  ),
  handoffMethod: route("get", "/api/method/handoff", "What a hand-off needs here, and in what time.", nothing, handoffMethodSchema),
  saveHandoffMethod: route(
    "put",
    "/api/method/handoff",
    "Change what a hand-off needs; what it needed before is kept.",
    saveHandoffMethodSchema,
    handoffMethodSchema,
  ),
  accountPeople: wired(
    route(
      "get",
      "/api/accounts/{id}/people",
      "The people of an account: parts, stances, last met, and how many threads there are.",
      accountPeopleQuestionSchema,
      accountPeopleSchema,
    ),
  ),
  saveStance: wired(
    route(
      "put",
      "/api/accounts/{id}/people/{person}",
      "Say what part somebody plays, and how they stand to us.",
      saveStanceSchema,
      accountPeopleSchema,
    ),
  ),
  dropStance: wired(
    route("delete", "/api/accounts/{id}/people/{person}", "Take back what was said of somebody.", dropStanceSchema, accountPeopleSchema),
  ),
} as const satisfies Readonly<Record<string, Route>>;
