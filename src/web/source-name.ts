/** How the makers of systems write their names. */
const NAMES: Readonly<Record<string, string>> = {
  hubspot: "HubSpot",
  salesforce: "Salesforce",
  pipedrive: "Pipedrive",
  stripe: "Stripe",
  chartmogul: "ChartMogul",
  baremetrics: "Baremetrics",
  openbowtie: "OpenBowtie",
};

/** The name of a source; one of a company's own stays as it is called there. */
export const sourceName = (source: string): string => NAMES[source] ?? source;
