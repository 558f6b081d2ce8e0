import type { Importer } from "../importer.ts";
import { salesforceOpportunities, salesforceOpportunityHistory } from "./opportunities.ts";
import { salesforceAccounts, salesforceContacts, salesforceLeads } from "./people.ts";

export const salesforceImporters: readonly Importer[] = [
  salesforceOpportunities,
  salesforceOpportunityHistory,
  salesforceAccounts,
  salesforceContacts,
  salesforceLeads,
];
