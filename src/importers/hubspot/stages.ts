/** The stages a new HubSpot account begins with, by label and by internal name. A company's own come from its mapping. */
export const dealStates: Readonly<Record<string, string>> = {
  "Appointment Scheduled": "sql",
  appointmentscheduled: "sql",
  "Qualified To Buy": "sal",
  qualifiedtobuy: "sal",
  "Presentation Scheduled": "sal",
  presentationscheduled: "sal",
  "Decision Maker Bought-In": "sal",
  decisionmakerboughtin: "sal",
  "Contract Sent": "sal",
  contractsent: "sal",
  "Closed Won": "commit",
  closedwon: "commit",
  "Closed Lost": "lost",
  closedlost: "lost",
};

export const dealTypes: Readonly<Record<string, string>> = {
  "New Business": "new",
  newbusiness: "new",
  "Existing Business": "expansion",
  existingbusiness: "expansion",
  Renewal: "renewal",
  Upgrade: "expansion",
  Downgrade: "renewal",
};

/** Lifecycle stages that make a contact a lead. Subscribers to a newsletter and evangelists are none. */
export const lifecycleStates: Readonly<Record<string, string>> = {
  Lead: "prospect",
  "Marketing Qualified Lead": "mql",
  marketingqualifiedlead: "mql",
  "Sales Qualified Lead": "sql",
  salesqualifiedlead: "sql",
  Opportunity: "sql",
  Customer: "sql",
};
