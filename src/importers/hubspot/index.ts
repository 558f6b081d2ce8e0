import type { Importer } from "../importer.ts";
import { hubspotDealStages, hubspotDeals } from "./deals.ts";
import { hubspotCompanies, hubspotContacts } from "./people.ts";

export const hubspotImporters: readonly Importer[] = [hubspotDeals, hubspotDealStages, hubspotCompanies, hubspotContacts];
