import type { StaffRole } from "../../src/standard/index.ts";
import { inDays } from "./team.ts";

/** Fern Works showed interest and plans by hand as yet; Moss, Oak, Pine and Yew pay already. */
const payers = ["Moss", "Oak", "Pine", "Yew"];
export const FILES = {
  "accounts.csv": [
    "account_id,name,created_on",
    `A-1,Fern Works,${inDays(-20)}`,
    ...payers.map((name, i) => `A-${i + 2},${name},${inDays(-400)}`),
  ],
  "contacts.csv": [
    "contact_id,account_id,name,email,role",
    "C-1,A-1,Maja Lind,maja@fern.example,head of operations",
    "C-2,A-1,Ole Berg,ole@fern.example,finance director",
  ],
  "leads.csv": [
    "lead_id,account_id,company,email,created_on,stage,state,desired_outcome",
    `L-1,A-1,Fern Works,maja@fern.example,${inDays(-6)},New,prospect,fewer empty runs`,
  ],
  "activities.csv": ["activity_id,account_id,lead_id,contact_id,on,type,title", `T-1,A-1,L-1,C-1,${inDays(-5)},call,First call`],
  "subscription_lines.csv": [
    "subscription_id,account_id,starts_on,plan,price,quantity,interval,currency",
    ...payers.map((_, i) => `S-${i + 2},A-${i + 2},${inDays(-400)},team,100.00,1,month,EUR`),
  ],
  "usage.csv": [
    "account_id,on,meter,quantity",
    ...[-90, -60, -30].map((days, i) => `A-1,${inDays(days)},runs planned,${20 + i}`),
    ...payers.map((_, i) => `A-${i + 2},${inDays(-30)},runs planned,${100 + i}`),
  ],
} as const;

export const NAMES = {
  marketing: "Mara Market",
  sdr: "Sid Dial",
  ae: "Ada Exec",
  csm: "Cem Success",
  am: "Amy Grow",
  revops: "Rob Ops",
  finance: "Fin Ledger",
  executive: "Eva Lead",
} as const satisfies Partial<Record<StaffRole, string>>;
export type Member = keyof typeof NAMES;

/** The usual steps of a close plan, and who of the buyer takes each. */
export const STEPS = {
  "Technical validation": "Maja Lind",
  "Business case": "Maja Lind",
  Decision: "Ole Berg",
} as const;

// What people type, by the labels of the forms.

/** What goes wrong for Fern Works. */
export const PAIN = { Statement: "Trucks drive empty", "Cost a year": "240000" } as const;

/** What is to become better. */
export const IMPACT = {
  Statement: "Fewer empty runs",
  Kind: "Lower cost",
  "Worth a year": "120000",
  How: "Runs are planned together",
  "By when": inDays(120),
  "Who stands behind it": "Maja Lind",
} as const;

/** The day that presses. */
export const EVENT = {
  "What happens": "The toll rises",
  Day: inDays(100),
  "What happens when it is missed": "Each empty run costs a third more",
  "The consequence was tested with the customer": true,
} as const;

/** How they decide. */
export const DECISION = {
  Criteria: "Pays back in a year",
  Step: "Board meeting",
  Person: "Maja Lind",
  Role: "champion",
  "Holds the budget": "Ole Berg",
} as const;

/** What is given, and what comes back. */
export const TRADE = {
  "We give: What": "10 % off the first year",
  "We give: Worth": "1200",
  "It is a discount": true,
  "We get: What": "Two years instead of one",
  "We get: Worth": "12000",
} as const;

/** What makes the impact measurable: by usage, from 20 to 60. */
export const OUTCOME = {
  Metric: "Runs planned together",
  Unit: "runs",
  "Measured by": "runs planned",
  "Figure at the start": "20",
  "Measured on": inDays(-90),
  Target: "60",
  By: inDays(130),
  "Owner at the buyer": "Maja Lind",
  "Owner with us": NAMES.csm,
  "Promise it keeps": "Go-live within three weeks",
  "Worth of one unit": "3000",
} as const;

/** 3,000.00 EUR a year. */
export const PRODUCT = {
  Product: "Route planner",
  "Price of one": "25",
  Quantity: "10",
  "Term in months": "24",
  "Notice in days": "90",
} as const;
