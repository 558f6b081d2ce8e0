/** Stages a new Salesforce organisation begins with. A company's own come from its mapping. */
export const opportunityStates: Readonly<Record<string, string>> = {
  Prospecting: "sql",
  Qualification: "sql",
  Qualify: "sql",
  "Needs Analysis": "sal",
  "Value Proposition": "sal",
  "Id. Decision Makers": "sal",
  "Perception Analysis": "sal",
  "Proposal/Price Quote": "sal",
  "Negotiation/Review": "sal",
  "Meet & Present": "sal",
  Discovery: "sal",
  Propose: "sal",
  Proposal: "sal",
  Negotiate: "sal",
  Negotiation: "sal",
  "Closed Won": "commit",
  "Closed Lost": "lost",
};

export const opportunityTypes: Readonly<Record<string, string>> = {
  "New Business": "new",
  "New Customer": "new",
  New: "new",
  "Existing Business": "expansion",
  "Add-On Business": "expansion",
  "Existing Customer - Upgrade": "expansion",
  "Existing Customer - Replacement": "renewal",
  "Existing Customer - Downgrade": "renewal",
  Upsell: "expansion",
  Expansion: "expansion",
  Renewal: "renewal",
};

export const leadStates: Readonly<Record<string, string>> = {
  New: "prospect",
  Open: "prospect",
  "Open - Not Contacted": "prospect",
  Contacted: "mql",
  Working: "mql",
  "Working - Contacted": "mql",
  Nurturing: "mql",
  Qualified: "sql",
  Converted: "sql",
  "Closed - Converted": "sql",
  Unqualified: "lost",
  "Closed - Not Converted": "lost",
};
