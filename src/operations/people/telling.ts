import type { Parsed, RouteId } from "../../contract/index.ts";
import { type Day, DEFAULT_SETTINGS, differences, formatDay } from "../../domain/index.ts";
import { listMappings, listPeerSets } from "../../ledger/index.ts";
import { type BuyerOfLink, findPerson, findToken, openInvitations } from "../../team/people/index.ts";
import { findScenario, newestPlan } from "../../team/scenarios/index.ts";
import { findLinkBySecret, isLinkOpen } from "../../team/sharing/index.ts";
import type { Context } from "../context.ts";

/** What is told of a change before it is made. */
interface Told {
  readonly subject: string | null;
  readonly before?: unknown;
  /** Whose link it was done by. */
  readonly who?: BuyerOfLink;
}

/** How a change is told in the audit log. Only what is named here is written: a password or a token never is. */
export interface Telling {
  readonly of?: (context: Context, input: never) => Told | Promise<Told>;
  readonly after?: (input: never, result: never, context: Context) => unknown;
}

const telling = <K extends RouteId>(
  _operation: K,
  of: (context: Context, input: Parsed<K>) => Told | Promise<Told>,
  after?: (input: Parsed<K>, result: never, context: Context) => unknown,
): Telling => ({ of, ...(after ? { after } : {}) });

const personNamed = async (context: Context, id: string): Promise<Told> => {
  const person = await findPerson(context.storage.pool, id);
  return { subject: person?.email ?? id, ...(person ? { before: { roles: person.roles, deactivatedAt: person.deactivatedAt } } : {}) };
};

const settingsNow = (context: Context): unknown => differences(context.counting.current, DEFAULT_SETTINGS);

const bodyOf = <R extends { readonly name: string; readonly body: string }>(rows: readonly R[], name: string): unknown =>
  rows.find((row) => row.name === name)?.body ?? null;

interface Files {
  readonly batch: number | null;
  readonly files: readonly { readonly name: string; readonly outcome: string; readonly entriesAdded: number }[];
}

const filesOf = ({ batch, files }: Files): unknown => ({
  batch,
  files: files.map(({ name, outcome, entriesAdded }) => ({ name, outcome, entriesAdded })),
});

/** What the team writes keeps every version of its own: the log says what was asked, of what, by whom. */
const written = <K extends RouteId>(operation: K, subject: (input: Parsed<K>) => string): Telling =>
  telling(
    operation,
    (_, input) => ({ subject: subject(input) }),
    (input) => input,
  );

const dated = (name: string, value: unknown): unknown =>
  ["on", "due", "doneOn"].includes(name) && typeof value === "number" ? formatDay(value as Day) : value;

/** What a buyer does is told of the plan behind their link, and under their name; the secret of the link never is. */
const byBuyer = <I extends { readonly secret: string }>(subject: (input: I) => string): Telling => ({
  of: async (context: Context, input: I): Promise<Told> => {
    const link = await findLinkBySecret(context.storage.pool, input.secret);
    if (link === null || !isLinkOpen(link, context.now())) return { subject: null };
    return { subject: `plan ${link.plan}: ${subject(input)}`, who: { kind: "buyer", link: link.id, name: link.name } };
  },
  after: (input: I) =>
    Object.fromEntries(Object.entries(input).flatMap(([name, value]) => (name === "secret" ? [] : [[name, dated(name, value)]]))),
});
const aboutOf = (account: string | undefined, deal: string | undefined, plan: string | undefined): string =>
  deal !== undefined ? `deal ${deal}` : plan !== undefined ? `plan ${plan}` : `account ${account ?? ""}`;

/** One line for each operation that changes something. */
export const tellings = {
  createDeal: written("createDeal", ({ name }) => name),
  changeDeal: written("changeDeal", ({ id }) => `deal ${id}`),
  moveDeal: written("moveDeal", ({ id, stage }) => `deal ${id}: ${stage}`),
  undoMove: written("undoMove", ({ id }) => `deal ${id}`),
  savePipelines: written("savePipelines", () => "pipelines"),
  createPlan: written("createPlan", ({ objective }) => objective),
  changePlan: written("changePlan", ({ plan }) => `plan ${plan}`),
  savePlanPart: written("savePlanPart", ({ plan, kind, part }) => `plan ${plan}: ${kind} ${part}`),
  removePlanPart: written("removePlanPart", ({ plan, kind, part }) => `plan ${plan}: ${kind} ${part}`),
  dropPromise: written("dropPromise", ({ plan, promise }) => `plan ${plan}: promise ${promise}`),
  measure: written("measure", ({ plan, outcome }) => `plan ${plan}: outcome ${outcome}`),
  moveImpact: written("moveImpact", ({ plan, outcome, to }) => `plan ${plan}: outcome ${outcome}, ${to}`),
  closeOutcome: written("closeOutcome", ({ plan, outcome }) => `plan ${plan}: outcome ${outcome}`),
  holdReview: written("holdReview", ({ plan }) => `plan ${plan}`),
  expandFrom: written("expandFrom", ({ plan, outcome }) => `plan ${plan}: outcome ${outcome}`),
  createLead: written("createLead", ({ company }) => company),
  changeLead: written("changeLead", ({ id }) => `lead ${id}`),
  convertLead: written("convertLead", ({ id }) => `lead ${id}`),
  addFact: written("addFact", ({ id, fact }) => `deal ${id}: ${fact.kind}`),
  saveBant: written("saveBant", ({ id }) => `deal ${id}`),
  importBant: telling(
    "importBant",
    () => ({ subject: "BANT" }),
    (_, { saved, unchanged }: { saved: number; unchanged: number }) => ({ saved, unchanged }),
  ),
  saveSpicedMethod: written("saveSpicedMethod", () => "spiced"),
  saveMoment: written("saveMoment", ({ kind, moment }) => `${kind} ${moment}`),
  addProposal: written("addProposal", ({ id }) => `deal ${id}: proposal`),
  removeProposal: written("removeProposal", ({ proposal }) => `proposal ${proposal}`),
  saveTrade: written("saveTrade", ({ trade, deal }) => `deal ${deal}: trade ${trade}`),
  approveTrade: written("approveTrade", ({ trade }) => `trade ${trade}`),
  makeBuyerLink: telling(
    "makeBuyerLink",
    (_, { plan, name }) => ({ subject: `plan ${plan}: ${name}` }),
    ({ email, language, days }, { id, sent }: { id: number; sent: boolean }) => ({ link: id, email, language, days, sent }),
  ),
  revokeBuyerLink: telling("revokeBuyerLink", (_, { plan, link }) => ({ subject: `plan ${plan}: link ${link}` })),
  buyerConfirm: byBuyer<Parsed<"buyerConfirm">>(({ outcome }) => `outcome ${outcome}`),
  buyerDispute: byBuyer<Parsed<"buyerDispute">>(({ outcome }) => `outcome ${outcome}`),
  buyerMeasure: byBuyer<Parsed<"buyerMeasure">>(({ outcome }) => `outcome ${outcome}`),
  buyerStep: byBuyer<Parsed<"buyerStep">>(({ step }) => `step ${step}`),
  buyerTask: byBuyer<Parsed<"buyerTask">>(({ milestone }) => `milestone ${milestone}`),
  buyerComment: byBuyer<Parsed<"buyerComment">>(() => "a comment"),
  buyerSign: byBuyer<Parsed<"buyerSign">>(() => "the close plan"),
  buyerUpload: byBuyer<{ readonly secret: string; readonly name: string }>(({ name }) => name),
  saveHandoff: written("saveHandoff", ({ id }) => `hand-off of deal ${id}`),
  actOnHandoff: written("actOnHandoff", ({ id, action }) => `hand-off of deal ${id}: ${action}`),
  noteFirstContact: written("noteFirstContact", ({ id }) => `hand-off of deal ${id}: first contact`),
  saveHandoffMethod: written("saveHandoffMethod", () => "hand-off"),
  saveStance: written("saveStance", ({ id, person }) => `account ${id}: ${person}`),
  dropStance: written("dropStance", ({ id, person }) => `account ${id}: ${person}`),
  saveProof: written("saveProof", ({ id, kind }) => `account ${id}: ${kind}`),
  saveRescue: written("saveRescue", ({ id, cause }) => `account ${id}: ${cause}`),
  saveTask: written("saveTask", ({ what }) => what),
  saveGoal: written("saveGoal", ({ what }) => what),
  addComment: written("addComment", ({ account, deal, plan }) => aboutOf(account, deal, plan)),
  editComment: written("editComment", ({ comment }) => `comment ${comment}`),
  removeComment: written("removeComment", ({ comment }) => `comment ${comment}`),
  saveNoticeSettings: written("saveNoticeSettings", () => "notices"),
  holdMeeting: written("holdMeeting", ({ meeting }) => meeting),
  decideMeeting: written("decideMeeting", ({ what }) => what),
  upload: { of: (_context: Context, { name }: { name: string }) => ({ subject: name }), after: () => null },
  import: telling(
    "import",
    (_, { title }) => ({ subject: title }),
    ({ dryRun }, result: Files) => ({ dryRun, ...(filesOf(result) as object) }),
  ),
  undo: telling(
    "undo",
    (_, { batch }) => ({ subject: String(batch) }),
    (_, result) => result,
  ),
  correct: telling(
    "correct",
    (_, { issue }) => ({ subject: String(issue) }),
    ({ cells }, result: Files) => ({ cells, ...(filesOf(result) as object) }),
  ),
  decideMatch: telling(
    "decideMatch",
    (_, { match }) => ({ subject: String(match) }),
    ({ isSame }) => ({ isSame }),
  ),
  settleUsage: telling(
    "settleUsage",
    () => ({ subject: "usage" }),
    (_, result) => result,
  ),
  dropUsageEvents: telling(
    "dropUsageEvents",
    (_, { source, before }) => ({ subject: `${source} before ${before}` }),
    (_, result) => result,
  ),
  saveMapping: telling(
    "saveMapping",
    async ({ storage }, { name }) => ({ subject: name, before: bodyOf(await listMappings(storage.pool), name) }),
    ({ body }) => body,
  ),
  deleteMapping: telling("deleteMapping", async ({ storage }, { name }) => ({
    subject: name,
    before: bodyOf(await listMappings(storage.pool), name),
  })),
  saveSettings: telling(
    "saveSettings",
    (context) => ({ subject: null, before: settingsNow(context) }),
    (_, __, context) => settingsNow(context),
  ),
  rebuild: telling(
    "rebuild",
    () => ({ subject: null }),
    (_, result) => result,
  ),
  savePeers: telling(
    "savePeers",
    async ({ storage }, { name }) => ({ subject: name, before: bodyOf(await listPeerSets(storage.pool), name) }),
    ({ body }) => body,
  ),
  deletePeers: telling("deletePeers", async ({ storage }, { name }) => ({
    subject: name,
    before: bodyOf(await listPeerSets(storage.pool), name),
  })),
  saveScenario: telling(
    "saveScenario",
    async ({ storage }, { name }) => ({ subject: name, before: (await findScenario(storage.pool, name))?.body ?? null }),
    (scenario) => scenario,
  ),
  deleteScenario: telling("deleteScenario", async ({ storage }, { name }) => ({
    subject: name,
    before: (await findScenario(storage.pool, name))?.body ?? null,
  })),
  setPlan: telling(
    "setPlan",
    async ({ storage }, { name }) => ({ subject: name, before: planName((await newestPlan(storage.pool))?.body) }),
    ({ name, start }) => ({
      name,
      start: start ?? null,
    }),
  ),
  cancel: telling("cancel", (_, { id }) => ({ subject: id })),

  invite: telling(
    "invite",
    (_, { email }) => ({ subject: email }),
    ({ roles }, { expiresAt, sent }: { expiresAt: string; sent: boolean }) => ({ roles, expiresAt, sent }),
  ),
  withdrawInvitation: telling("withdrawInvitation", async (context, { invitation }) => {
    const found = (await openInvitations(context.storage.pool, context.now())).find(({ id }) => id === invitation);
    return { subject: found?.email ?? String(invitation), ...(found ? { before: { roles: found.roles } } : {}) };
  }),
  setRoles: telling(
    "setRoles",
    (context, { person }) => personNamed(context, person),
    ({ roles }) => ({ roles }),
  ),
  deactivate: telling("deactivate", (context, { person }) => personNamed(context, person)),
  reactivate: telling("reactivate", (context, { person }) => personNamed(context, person)),
  resetLink: telling(
    "resetLink",
    async (context, { person }) => ({ subject: (await personNamed(context, person)).subject }),
    (_, { expiresAt, sent }: { expiresAt: string; sent: boolean }) => ({ expiresAt, sent }),
  ),
  createToken: telling(
    "createToken",
    (_, { name }) => ({ subject: name }),
    ({ scopes }, { person, expiresAt }: { person: string; expiresAt: string }) => ({ person, scopes, expiresAt }),
  ),
  revokeToken: telling("revokeToken", async ({ storage }, { token }) => {
    const found = await findToken(storage.pool, token);
    return { subject: found?.name ?? String(token), ...(found ? { before: { person: found.person, scopes: found.scopes } } : {}) };
  }),

  signIn: telling("signIn", (_, { email }) => ({ subject: email })),
  signInDemo: telling("signInDemo", () => ({ subject: null })),
  ssoCallback: {},
  signOut: telling("signOut", () => ({ subject: null })),
  becomeOwner: telling(
    "becomeOwner",
    (_, { email }) => ({ subject: email }),
    () => ({ roles: ["admin"] }),
  ),
  acceptInvitation: telling("acceptInvitation", (_, { name }) => ({ subject: name })),
  choosePassword: telling("choosePassword", () => ({ subject: null })),
  changePassword: telling("changePassword", () => ({ subject: null })),
} as const satisfies Readonly<Record<string, Telling>>;

const planName = (body: unknown): unknown => {
  const { scenario, startMonth } = (body ?? {}) as { scenario?: { name?: string }; startMonth?: string };
  return scenario === undefined ? null : { name: scenario.name ?? null, start: startMonth ?? null };
};
