/** What a line of an account's timeline can belong to. People filter by these. */
export const happeningGroups = ["people", "winning", "contact", "work", "paying", "billing", "usage", "records"] as const;
export type HappeningGroup = (typeof happeningGroups)[number];

/**
 * Every kind of line an account's timeline has, with the group it is filtered by. Their order settles which of two of one
 * entry and day stands above the other: the later in the list, the higher. What the team writes itself is a kind of its own here.
 */
export const happeningKinds = {
  account: "people",
  contact: "people",
  lead: "winning",
  opportunity: "winning",
  stage: "winning",
  closing: "winning",
  won: "winning",
  lost: "winning",
  touch: "contact",
  ticket: "contact",
  fact: "work",
  proposal: "work",
  moment: "work",
  trade: "work",
  handoff: "work",
  plan: "work",
  promise: "work",
  step: "work",
  measurement: "work",
  outcome: "work",
  review: "work",
  comment: "work",
  notice: "paying",
  subscription_started: "paying",
  subscription_changed: "paying",
  subscription_paused: "paying",
  subscription_resumed: "paying",
  subscription_ended: "paying",
  charge: "paying",
  movement: "paying",
  level: "paying",
  renewal: "paying",
  invoice: "billing",
  payment: "billing",
  cost: "billing",
  usage: "usage",
  import: "records",
  correction: "records",
} as const satisfies Readonly<Record<string, HappeningGroup>>;

export type HappeningKind = keyof typeof happeningKinds;
export const happeningNames = Object.keys(happeningKinds) as readonly HappeningKind[];
