import type { Parsed, RouteId } from "../../contract/index.ts";
import { DEFAULT_SETTINGS, differences } from "../../domain/index.ts";
import { listMappings, listPeerSets } from "../../ledger/index.ts";
import { findPerson, findToken, openInvitations } from "../../team/people/index.ts";
import { findScenario, newestPlan } from "../../team/scenarios/index.ts";
import type { Context } from "../context.ts";

/** What is told of a change before it is made. */
interface Told {
  readonly subject: string | null;
  readonly before?: unknown;
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

const aboutOf = (account: string | undefined, deal: string | undefined, plan: string | undefined): string =>
  deal !== undefined ? `deal ${deal}` : plan !== undefined ? `plan ${plan}` : `account ${account ?? ""}`;

/** One line for each operation that changes something. */
export const tellings = {
  createDeal: written("createDeal", ({ name }) => name),
  changeDeal: written("changeDeal", ({ id }) => `deal ${id}`),
  moveDeal: written("moveDeal", ({ id, stage }) => `deal ${id}: ${stage}`),
  savePipelines: written("savePipelines", () => "pipelines"),
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
