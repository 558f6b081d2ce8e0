import { type StaffRole, staffRoles } from "../../standard/index.ts";

/** What a right is about. All but the first three are scopes that a token may have. */
export const scopes = [
  "read",
  "import",
  "settings",
  "peers",
  "scenarios",
  "deals",
  "method",
  "delivery",
  "share",
  "talk",
  "people",
  "audit",
  "usage",
  "monitor",
] as const;
export type Scope = (typeof scopes)[number];
/** `open`: everybody, unasked. `any`: whoever has shown who they are. `own`: a person in a session, about themselves. */
export type Area = Scope | "open" | "any" | "own";

/** Who may do what in an area. */
export const rolesOf: Readonly<Record<Scope, readonly StaffRole[]>> = {
  read: staffRoles,
  import: ["revops", "admin"],
  settings: ["revops", "admin"],
  peers: ["revops", "admin"],
  scenarios: ["revops", "finance", "executive", "admin"],
  // Deals, diagnoses, moments and trades: everybody who speaks with customers.
  deals: ["marketing", "sdr", "ae", "csm", "am", "revops", "admin"],
  // How the team works: pipelines, gates, what a hand-off needs.
  method: ["revops", "admin"],
  // Plans, outcomes, measurements and hand-offs.
  delivery: ["sdr", "ae", "csm", "am", "revops", "admin"],
  // Showing a plan to the buyer.
  share: ["ae", "csm", "am", "admin"],
  // Comments, tasks and what concerns oneself.
  talk: staffRoles,
  people: ["admin"],
  audit: ["admin"],
  // Bringing usage events: the business of programs, whose tokens need no more than this.
  usage: ["revops", "admin"],
  // What the running program tells of itself to Prometheus.
  monitor: ["admin"],
};

interface Right {
  readonly area: Area;
  /** Whether it changes something, so that it is written to the audit log. */
  readonly changes: boolean;
}

const see = (area: Area): Right => ({ area, changes: false });
const change = (area: Area): Right => ({ area, changes: true });

/** Every operation there is: who may do it, and whether it is written down. */
export const rights = {
  health: see("open"),
  live: see("open"),
  ready: see("open"),
  openapi: see("open"),
  entrance: see("open"),
  openLink: see("open"),
  signIn: change("open"),
  signInDemo: change("open"),
  signInSso: see("open"),
  ssoCallback: change("open"),
  signOut: change("open"),
  becomeOwner: change("open"),
  acceptInvitation: change("open"),
  choosePassword: change("open"),

  me: see("any"),
  changePassword: change("own"),
  tokens: see("own"),
  createToken: change("own"),
  revokeToken: change("own"),

  metrics: see("read"),
  metric: see("read"),
  explain: see("read"),
  movers: see("read"),
  recovery: see("read"),
  alerts: see("read"),
  bowtie: see("read"),
  benchmarks: see("read"),
  accounts: see("read"),
  account: see("read"),
  accountTimeline: see("read"),
  accountFindings: see("read"),
  models: see("read"),
  growth: see("read"),
  simulate: see("read"),
  goal: see("read"),
  actions: see("read"),
  backtest: see("read"),
  scenarios: see("read"),
  plan: see("read"),
  peers: see("read"),
  segments: see("read"),
  segmentValues: see("read"),
  imports: see("read"),
  issues: see("read"),
  issuesCsv: see("read"),
  template: see("read"),
  matches: see("read"),
  mappings: see("read"),
  settings: see("read"),
  derive: see("read"),
  difference: see("read"),
  series: see("read"),
  check: see("read"),
  quality: see("read"),
  rows: see("read"),
  // A job is watched and stopped by whoever may start it; the door asks for that too.
  watch: see("any"),
  cancel: change("any"),

  upload: change("import"),
  preview: see("import"),
  columnValues: see("import"),
  import: change("import"),
  undo: change("import"),
  correct: change("import"),
  decideMatch: change("import"),
  usage: see("read"),
  usageEvents: see("read"),
  // Events come by the thousand, each kept under its own id: they are no acts to be written to the audit log.
  sendUsage: see("usage"),
  settleUsage: change("import"),
  dropUsageEvents: change("import"),
  saveMapping: change("import"),
  deleteMapping: change("import"),

  previewSettings: see("settings"),
  saveSettings: change("settings"),
  rebuild: change("settings"),

  savePeers: change("peers"),
  deletePeers: change("peers"),

  saveScenario: change("scenarios"),
  deleteScenario: change("scenarios"),
  setPlan: change("scenarios"),

  deals: see("read"),
  dealBoard: see("read"),
  deal: see("read"),
  dealHistory: see("read"),
  pipelines: see("read"),
  createDeal: change("deals"),
  changeDeal: change("deals"),
  moveDeal: change("deals"),
  undoMove: change("deals"),
  savePipelines: change("method"),
  leads: see("read"),
  pace: see("read"),
  createLead: change("deals"),
  changeLead: change("deals"),
  convertLead: change("deals"),

  diagnosis: see("read"),
  addFact: change("deals"),
  saveBant: change("deals"),
  importBant: change("deals"),
  spicedMethod: see("read"),
  saveSpicedMethod: change("method"),

  moments: see("read"),
  momentReport: see("read"),
  saveMoment: change("deals"),
  addProposal: change("deals"),
  removeProposal: change("deals"),
  saveTrade: change("deals"),
  // Finance and leadership approve too; the operation itself says who may.
  approveTrade: change("talk"),
  successPlans: see("read"),
  successPlan: see("read"),
  createPlan: change("delivery"),
  changePlan: change("delivery"),
  savePlanPart: change("delivery"),
  removePlanPart: change("delivery"),
  dropPromise: change("delivery"),
  measure: change("delivery"),
  moveImpact: change("delivery"),
  closeOutcome: change("delivery"),
  holdReview: change("delivery"),
  expandFrom: change("deals"),

  buyerLinks: see("read"),
  sharedPlan: see("read"),
  planFile: see("read"),
  makeBuyerLink: change("share"),
  revokeBuyerLink: change("share"),
  // By a link of the buyer's: the secret in the address is what opens them, and only its own plan.
  buyerPlan: see("open"),
  buyerFile: see("open"),
  buyerConfirm: change("open"),
  buyerDispute: change("open"),
  buyerMeasure: change("open"),
  buyerStep: change("open"),
  buyerTask: change("open"),
  buyerComment: change("open"),
  buyerSign: change("open"),
  buyerUpload: change("open"),

  handoffs: see("read"),
  handoff: see("read"),
  handoffReport: see("read"),
  handoffMethod: see("read"),
  saveHandoff: change("delivery"),
  actOnHandoff: change("delivery"),
  noteFirstContact: change("delivery"),
  saveHandoffMethod: change("method"),
  accountPeople: see("read"),
  saveStance: change("deals"),
  dropStance: change("deals"),

  base: see("read"),
  proofs: see("read"),
  saveProof: change("deals"),
  saveRescue: change("delivery"),

  myWork: see("read"),
  teamWork: see("read"),
  tasks: see("read"),
  saveTask: change("talk"),
  goals: see("read"),
  saveGoal: change("talk"),
  comments: see("read"),
  addComment: change("talk"),
  editComment: change("talk"),
  removeComment: change("talk"),
  notices: see("own"),
  // What somebody has read is their own business, and no change of anything.
  readNotices: see("own"),
  noticeSettings: see("own"),
  saveNoticeSettings: change("own"),
  team: see("read"),
  meetings: see("read"),
  holdMeeting: change("talk"),
  decideMeeting: change("talk"),

  people: see("people"),
  invite: change("people"),
  withdrawInvitation: change("people"),
  setRoles: change("people"),
  deactivate: change("people"),
  reactivate: change("people"),
  resetLink: change("people"),
  allTokens: see("people"),

  audit: see("audit"),
  auditCsv: see("audit"),

  prometheus: see("monitor"),
} as const satisfies Readonly<Record<string, Right>>;

export type OperationId = keyof typeof rights;

const isScope = (area: string): area is Scope => (scopes as readonly string[]).includes(area);

/** What people of some roles may do. */
export const scopesOf = (roles: readonly StaffRole[]): readonly Scope[] =>
  scopes.filter((scope) => rolesOf[scope].some((role) => roles.includes(role)));

/** What an operation asks for, as it is told to others. */
export function rightOf(operation: OperationId): {
  readonly area: Area;
  readonly scope: Scope | null;
  readonly roles: readonly StaffRole[];
} {
  const area: Area = rights[operation].area;
  return isScope(area) ? { area, scope: area, roles: rolesOf[area] } : { area, scope: null, roles: staffRoles };
}

/** Whether an operation is allowed to people of a role, as far as roles decide it. */
export const isAllowed = (operation: OperationId, role: StaffRole): boolean => rightOf(operation).roles.includes(role);
