import type { PersonalOperations } from "../workspace/operations.ts";
import { changeLead, convertLead, createLead, listLeads } from "./leads.ts";
import { pace } from "./pace.ts";

export const leadOperations = {
  leads: (context, question) => listLeads(context, question),
  pace: (context, question) => pace(context, question),
  createLead: (context, input, _, by) => createLead(context, input, by),
  changeLead: (context, input, _, by) => changeLead(context, input, by),
  convertLead: (context, input, _, by) => convertLead(context, input, by),
} as const satisfies Partial<PersonalOperations>;
