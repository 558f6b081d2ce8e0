import { movedDealSchema } from "./deals.ts";
import { changeLeadSchema, convertLeadSchema, createLeadSchema, leadsQuestionSchema, leadsSchema, movedLeadSchema } from "./leads.ts";
import { paceQuestionSchema, paceSchema } from "./pace.ts";
import { type Route, route, wired } from "./route.ts";

export const leadRoutes = {
  leads: wired(
    route("get", "/api/leads", "Leads: of the last days those who wait longest first, then the newest.", leadsQuestionSchema, leadsSchema),
  ),
  pace: wired(
    route("get", "/api/pace", "How fast leads are answered and deals moved, by person and by week.", paceQuestionSchema, paceSchema),
  ),
  createLead: wired(route("post", "/api/leads", "Note a lead that came in another way.", createLeadSchema, movedLeadSchema)),
  changeLead: wired(route("put", "/api/leads/{id}", "Change what is said of a lead, or move it.", changeLeadSchema, movedLeadSchema)),
  convertLead: wired(route("post", "/api/leads/{id}/convert", "Make a deal of a lead.", convertLeadSchema, movedDealSchema)),
} as const satisfies Readonly<Record<string, Route>>;
