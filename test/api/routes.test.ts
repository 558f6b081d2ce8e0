import { request as httpRequest } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { listen, type RunningServer } from "../../src/api/index.ts";
import { type Audit, type Job, problemSchema, type Route, type RouteId, routes, type Upload } from "../../src/contract/index.ts";
import { DEFAULT_SETTINGS, dayAt, formatDay } from "../../src/domain/index.ts";
import { type Context, newMachineSecret, ownerLink } from "../../src/operations/index.ts";
import { usualPipelines } from "../../src/team/deals/index.ts";
import { rights } from "../../src/team/people/index.ts";
import { outcomes } from "../../src/team/plans/index.ts";
import { personOf } from "../helpers/access.ts";
import { company } from "../helpers/company.ts";
import { emptyLedger, importText } from "../helpers/ledger.ts";
import { aMilestone, anOutcome, aStep, keepPlan, on, secretFor } from "../helpers/shared-plan.ts";

let context: Context;
let server: RunningServer;
const machineSecret = newMachineSecret();
const authorization = `Bearer ${machineSecret}`;
const at = (path: string): string => `http://127.0.0.1:${server.port}${path}`;

const CRM = "account_id,name,domain\nC-1,Lindqvist Rail,lindqvist.example\nC-2,Otter Works,\n";
const BILLING = "account_id,name,domain\nB-1,Otter Works,\n";
const FAULTY = "subscription_id,account_id,starts_on,price,interval,currency\nX-1,B-1,2026-02-31,10,month,EUR\n";

beforeAll(async () => {
  context = await emptyLedger();
  server = await listen(context, { port: 0, host: "127.0.0.1", webFolder: context.dataFolder, hosts: ["bowtie.example"], machineSecret });
  await importText(
    context,
    company(
      "acme (region=north): 100 USD/month from 2024-01, +50 in 2024-06",
      "gamma: 10 USD/month from 2024-10",
      "deal beta: sql 2024-01-10, won 2024-02-15, live 2024-03-01",
    ),
  );
  await importText(context, { "accounts.csv": CRM }, { answers: { source: "crm" } });
  await importText(context, { "accounts.csv": BILLING }, { answers: { source: "billing" } });
  await importText(context, { "subscription_lines.csv": FAULTY }, { answers: { source: "billing" } });
});
afterAll(async () => {
  await server.close();
  await context.close();
});

const send = (
  method: string,
  path: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = { authorization },
): Promise<Response> =>
  fetch(at(path), {
    method,
    headers: { ...headers, ...(body === undefined ? {} : { "content-type": "application/json" }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

async function upload(text: string): Promise<string> {
  const response = await fetch(at("/api/uploads?name=subscription_lines.csv"), { method: "POST", body: text, headers: { authorization } });
  return ((await response.json()) as Upload).id;
}

async function finished(job: Job): Promise<Job> {
  let now = job;
  while (now.state === "running") {
    await new Promise((resolve) => setTimeout(resolve, 20));
    now = (await (await send("get", `/api/jobs/${now.id}`)).json()) as Job;
  }
  return now;
}

const first = async (path: string, list: string): Promise<number> => {
  const body = (await (await send("get", path)).json()) as Record<string, { id: number }[]>;
  return body[list]?.[0]?.id ?? -1;
};
const LINES = "subscription_id,account_id,starts_on,price,interval,currency\nS-9,A-9,2026-01-01,100,month,USD\n";
const SCENARIO = {
  name: "ours",
  question: { currency: "USD" },
  changes: [{ lever: "price", by: "relative", amount: 0.1, from: 3, ramp: 3 }],
};
const startedJob = async (): Promise<string> => ((await (await send("post", "/api/rebuild", {})).json()) as Job).id;

const NEW_DEAL = { account: "new", accountName: "Birch & Sons", name: "Birch", nextStep: { what: "call", on: "2100-01-01", owner: "Ann" } };
const aLead = async (): Promise<number> =>
  ((await (await send("post", "/api/leads", { company: "Fern Works" })).json()) as { lead: { lead: number } }).lead.lead;
const anAccount = async (): Promise<number> => {
  const { accounts } = (await (await send("GET", "/api/accounts?search=acme")).json()) as { accounts: { account: number }[] };
  return accounts[0]?.account ?? 0;
};
const aDeal = async (): Promise<number> =>
  ((await (await send("post", "/api/deals", NEW_DEAL)).json()) as { deal: { deal: number } }).deal.deal;
const aProposal = async (): Promise<string> =>
  ((await (await send("post", `/api/deals/${await aDeal()}/proposals`, {})).json()) as { proposal: { id: string } }).proposal.id;
const aTrade = async () => ({ base: 0, deal: String(await aDeal()), on: "2026-01-10", gives: [{ what: "training" }] });

let shared = 0;
/** A plan of its own. */
const aSharedPlan = (phase: "close" | "success" = "success"): Promise<string> => {
  shared += 1;
  const one = String(shared);
  return keepPlan(context, {
    id: `plan-${one}`,
    phase,
    steps: [aStep(`step-${one}`, { due: on("2030-01-01") })],
    outcomes: [anOutcome(`outcome-${one}`)],
    milestones: [aMilestone(`milestone-${one}`)],
  });
};
/** Where a buyer asks, without being signed in. */
const byLink = async (rest = "", body?: unknown, phase: "close" | "success" = "success") => {
  const secret = await secretFor(context, await aSharedPlan(phase));
  return [`/api/buyer/${secret}${rest.replace("*", String(shared))}`, body, {}] as const;
};
const A_PLAN = { account: "acme", valueOn: "2100-01-01", objective: "Answer faster" };
const OUTCOME = {
  statement: "First reply from 8 h to 2 h",
  bucket: "experience",
  metric: { name: "first reply", unit: "h", direction: "down", meter: null },
  baseline: { value: 8, on: "2024-01-01", evidence: null },
  target: { value: 2, upTo: null, dueOn: "2100-01-01" },
  buyerOwner: "Maja",
  ourOwner: "Jonas",
};
const PROMISE = { text: "Two hours", by: "Ann", on: "2024-01-01" };
const aPlan = async (): Promise<string> => ((await (await send("post", "/api/plans", A_PLAN)).json()) as { plan: string }).plan;
const withPart = async (kind: string, body: unknown): Promise<string> => {
  const path = `/api/plans/${await aPlan()}`;
  await send("put", `${path}/parts/${kind}/one`, { base: 0, [kind]: body });
  return path;
};
const agreed = async (): Promise<string> => {
  const path = await withPart("outcome", OUTCOME);
  await send("post", `${path}/outcomes/one/move`, { to: "agreed", buyer: "Maja" });
  return path;
};
/** Only a buyer confirms, and none is asked here. */
const confirmed = async (): Promise<string> => {
  const path = await withPart("outcome", OUTCOME);
  const client = await context.storage.pool.connect();
  const found = await outcomes.find(client, `${path.split("/").at(-1)}/one`);
  if (found === null) throw new Error("the outcome is not there");
  const { kind: _, version, ...rest } = found;
  await outcomes.save(client, { ...rest, about: rest, body: { ...found.body, state: "confirmed" }, base: version });
  client.release();
  return path;
};

const wonDeal = async (): Promise<number> =>
  ((await (await send("get", "/api/deals?outcome=won")).json()) as { deals: { deal: number }[] }).deals[0]?.deal ?? -1;
const methodVersion = async (): Promise<number> =>
  ((await (await send("get", "/api/method/handoff")).json()) as { version: number }).version;

const COMMENT = { account: "acme", text: "They move in May." };
const aComment = async (): Promise<string> => ((await (await send("post", "/api/comments", COMMENT)).json()) as { id: string }).id;
const MEETING = { meeting: "daily_pace", covered: ["pace"], decisions: [{ what: "call them" }] };
const aMeeting = async (): Promise<string> => {
  const { meetings } = (await (await send("post", "/api/meetings", MEETING)).json()) as { meetings: { held: { id: string }[] }[] };
  return meetings[0]?.held[0]?.id ?? "";
};

const PASSWORD = "a long enough password";
const OWNER = "owner@people.example";
const secretIn = (link: string): string => new URL(link).searchParams.get("token") ?? "";
const linkFrom = async (path: string, body: unknown): Promise<string> =>
  secretIn(((await (await send("post", path, body)).json()) as { link: string }).link);
const aPerson = (): Promise<string> => personOf(context, ["ae"]);
/** Credentials of the owner: the cookie their sign-in sets. */
const cookieOfOwner = async (): Promise<Readonly<Record<string, string>>> => {
  const response = await send("post", "/api/sign-in", { email: OWNER, password: PASSWORD }, {});
  return {
    cookie: response.headers
      .getSetCookie()
      .map((cookie) => cookie.split(";")[0])
      .join("; "),
  };
};
const TOKEN = { name: "nightly", scopes: ["read"], person: OWNER };

/** Need another program: test/people/demo.test.ts and test/people/oidc.test.ts. */
type Elsewhere = "signInDemo" | "signInSso";

/** A request that succeeds, for every other route there is. */
const requests: Readonly<
  Record<Exclude<RouteId, Elsewhere>, () => Promise<readonly [path: string, body?: unknown, headers?: Readonly<Record<string, string>>]>>
> = {
  deals: async () => ["/api/deals?outcome=any"],
  dealBoard: async () => ["/api/deals/board"],
  deal: async () => [`/api/deals/${await aDeal()}`],
  dealHistory: async () => [`/api/deals/${await aDeal()}/history`],
  createDeal: async () => ["/api/deals", NEW_DEAL],
  changeDeal: async () => [`/api/deals/${await aDeal()}`, { base: 1, notes: { terms: "a year" } }],
  moveDeal: async () => [`/api/deals/${await aDeal()}/move`, { stage: "lost", reason: "no need" }],
  undoMove: async () => {
    const deal = await aDeal();
    await send("post", `/api/deals/${deal}/move`, { stage: "lost", reason: "no need" });
    return [`/api/deals/${deal}/undo-move`, {}];
  },
  pipelines: async () => ["/api/pipelines"],
  diagnosis: async () => [`/api/deals/${await aDeal()}/diagnosis?language=de`],
  addFact: async () => [`/api/deals/${await aDeal()}/facts`, { fact: { kind: "event", event: null } }],
  saveBant: async () => [`/api/deals/${await aDeal()}/bant`, { base: 0, bant: { recordedOn: "2026-01-05", authority: "Ole" } }],
  importBant: async () => ["/api/bant", { body: `deal,date,authority\n${await aDeal()},2026-01-05,Ole\n` }],
  spicedMethod: async () => ["/api/method/spiced"],
  saveSpicedMethod: async () => ["/api/method/spiced", { base: 0, gates: [] }],
  savePipelines: async () => ["/api/pipelines", { base: 0, pipelines: usualPipelines }],
  successPlans: async () => ["/api/plans?phase=success&account=acme"],
  successPlan: async () => [await withPart("outcome", OUTCOME)],
  createPlan: async () => ["/api/plans", A_PLAN],
  changePlan: async () => [`/api/plans/${await aPlan()}`, { base: 1, objective: "Answer much faster" }],
  savePlanPart: async () => [`/api/plans/${await aPlan()}/parts/outcome/one`, { base: 0, outcome: OUTCOME }],
  removePlanPart: async () => [`${await withPart("outcome", OUTCOME)}/parts/outcome/one?base=1`],
  dropPromise: async () => [`${await withPart("promise", PROMISE)}/promises/one/drop`, { reason: "not needed", buyer: "Maja" }],
  measure: async () => [`${await withPart("outcome", OUTCOME)}/measurements`, { outcome: "one", on: "2024-06-01", value: 6 }],
  moveImpact: async () => [`${await withPart("outcome", OUTCOME)}/outcomes/one/move`, { to: "agreed", buyer: "Maja" }],
  closeOutcome: async () => [`${await agreed()}/outcomes/one/close`, { as: "partly" }],
  holdReview: async () => [`${await agreed()}/reviews`, { on: "2024-06-01", attendees: ["Maja"], signal: "renews" }],
  expandFrom: async () => [
    `${await confirmed()}/outcomes/one/expand`,
    { name: "more seats", nextStep: { what: "call", on: "2100-01-01", owner: "Ann" } },
  ],
  leads: async () => ["/api/leads"],
  pace: async () => ["/api/pace?weeks=4"],
  createLead: async () => ["/api/leads", { company: "Fern Works", desiredOutcome: "fewer empty runs" }],
  changeLead: async () => [`/api/leads/${await aLead()}`, { state: "mql" }],
  convertLead: async () => [`/api/leads/${await aLead()}/convert`, { nextStep: NEW_DEAL.nextStep }],
  moments: async () => [`/api/moments?deal=${await aDeal()}`],
  momentReport: async () => ["/api/moments/report?from=2026-01-01&to=2026-06-30"],
  saveMoment: async () => ["/api/moments/m-1", { base: 0, kind: "conversation", deal: String(await aDeal()), on: "2026-01-10" }],
  addProposal: async () => [`/api/deals/${await aDeal()}/proposals`, { on: "2026-01-10" }],
  removeProposal: async () => [`/api/proposals/${await aProposal()}`],
  saveTrade: async () => ["/api/trades/t-1", await aTrade()],
  approveTrade: async () => {
    await send("put", "/api/trades/t-2", { ...(await aTrade()), seller: "Ida" });
    return ["/api/trades/t-2/approve", { base: 1 }];
  },
  buyerLinks: async () => [`/api/plans/${await aSharedPlan()}/links`],
  makeBuyerLink: async () => [`/api/plans/${await aSharedPlan()}/links`, { name: "Maja", language: "fr" }],
  revokeBuyerLink: async () => {
    const plan = await aSharedPlan();
    await secretFor(context, plan);
    return [`/api/plans/${plan}/links/${await first(`/api/plans/${plan}/links`, "links")}`];
  },
  sharedPlan: async () => [`/api/plans/${await aSharedPlan()}/shared`],
  buyerPlan: () => byLink(),
  buyerConfirm: () => byLink("/outcomes/outcome-*/confirm", { note: "We see it too" }),
  buyerDispute: () => byLink("/outcomes/outcome-*/dispute", { reason: "Not yet" }),
  buyerMeasure: () => byLink("/outcomes/outcome-*/measure", { on: "2026-06-01", value: 5 }),
  buyerStep: () => byLink("/steps/step-*", { due: "2026-09-01" }),
  buyerTask: () => byLink("/milestones/milestone-*/task", { task: 0, doneOn: "2026-07-01" }),
  buyerComment: () => byLink("/comments", { text: "Thank you" }),
  buyerSign: () => byLink("/sign", { name: "Maja Lind" }, "close"),
  handoffs: async () => ["/api/handoffs?state=late&search=birch"],
  handoffReport: async () => ["/api/handoffs/report"],
  handoff: async () => [`/api/deals/${await aDeal()}/handoff`],
  saveHandoff: async () => [`/api/deals/${await aDeal()}/handoff`, { base: 0, package: { kickOffOn: "2100-01-01", risks: [] } }],
  actOnHandoff: async () => {
    await send("put", "/api/method/handoff", { required: [], completeHours: 24, contactWorkingDays: 3, base: await methodVersion() });
    return [`/api/deals/${await wonDeal()}/handoff/act`, { action: "offer" }];
  },
  noteFirstContact: async () => {
    const deal = await wonDeal();
    await send("post", `/api/deals/${deal}/handoff/act`, { action: "accept" });
    return [`/api/deals/${deal}/handoff/contact`, { on: formatDay(dayAt(DEFAULT_SETTINGS.zone, context.now().getTime())) }];
  },
  handoffMethod: async () => ["/api/method/handoff"],
  saveHandoffMethod: async () => [
    "/api/method/handoff",
    { required: ["goals"], completeHours: 48, contactWorkingDays: 2, base: await methodVersion() },
  ],
  accountPeople: async () => ["/api/accounts/acme/people?months=12"],
  saveStance: async () => ["/api/accounts/acme/people/Maja", { base: 0, role: "champion", stance: "for" }],
  dropStance: async () => {
    await send("put", "/api/accounts/acme/people/Ole", { base: 0 });
    return ["/api/accounts/acme/people/Ole?base=1"];
  },
  base: async () => ["/api/base?by=segment"],
  proofs: async () => [`/api/accounts/${await anAccount()}/proofs`],
  saveProof: async () => [
    `/api/accounts/${await anAccount()}/proofs/p1`,
    { base: 0, kind: "review", stage: "selection", on: "2026-07-01", note: "Four stars" },
  ],
  saveRescue: async () => [`/api/accounts/${await anAccount()}/rescues/r1`, { base: 0, on: "2026-07-01", cause: "no sponsor" }],
  myWork: async () => ["/api/work?person=Ann"],
  teamWork: async () => ["/api/work/team"],
  tasks: async () => ["/api/tasks?state=any"],
  saveTask: async () => ["/api/tasks/call", { base: 0, what: "call", owner: await aPerson() }],
  goals: async () => ["/api/goals?person=Ann"],
  saveGoal: async () => ["/api/goals/ten", { base: 0, what: "ten customers", person: await aPerson() }],
  comments: async () => ["/api/comments?account=acme"],
  addComment: async () => ["/api/comments", COMMENT],
  editComment: async () => [`/api/comments/${await aComment()}`, { base: 1, text: "said otherwise" }],
  removeComment: async () => [`/api/comments/${await aComment()}`],
  notices: async () => ["/api/notices?limit=5"],
  readNotices: async () => ["/api/notices/read", { all: true }],
  noticeSettings: async () => ["/api/me/notices"],
  saveNoticeSettings: async () => ["/api/me/notices", { base: 0, language: "fr", kinds: {} }, await cookieOfOwner()],
  team: async () => ["/api/team"],
  meetings: async () => ["/api/meetings"],
  holdMeeting: async () => ["/api/meetings", MEETING],
  decideMeeting: async () => [`/api/meetings/${await aMeeting()}/decisions/first`, { base: 0, what: "go on", owner: "Ann" }],
  entrance: async () => ["/api/entrance"],
  openLink: async () => ["/api/links", { secret: secretIn((await ownerLink(context, at(""))) ?? "") }],
  becomeOwner: async () => [
    "/api/links/owner",
    { secret: secretIn((await ownerLink(context, at(""))) ?? ""), name: "Owner", email: OWNER, password: PASSWORD },
  ],
  signIn: async () => ["/api/sign-in", { email: OWNER, password: PASSWORD }, {}],
  signOut: async () => ["/api/sign-out", {}, await cookieOfOwner()],
  changePassword: async () => ["/api/me/password", { current: PASSWORD, next: PASSWORD }, await cookieOfOwner()],
  acceptInvitation: async () => [
    "/api/links/invitation",
    {
      secret: await linkFrom("/api/people/invitations", { email: "new@people.example", roles: ["csm"] }),
      name: "New",
      password: PASSWORD,
    },
  ],
  choosePassword: async () => [
    "/api/links/reset",
    { secret: await linkFrom(`/api/people/${await aPerson()}/reset`, {}), password: PASSWORD },
  ],
  me: async () => ["/api/me"],
  people: async () => ["/api/people"],
  invite: async () => ["/api/people/invitations", { email: "invited@people.example", roles: ["ae", "am"] }],
  withdrawInvitation: async () => [`/api/people/invitations/${await first("/api/people", "invitations")}`],
  setRoles: async () => [`/api/people/${await aPerson()}/roles`, { roles: ["am", "csm"] }],
  deactivate: async () => [`/api/people/${await aPerson()}/deactivate`, {}],
  reactivate: async () => [`/api/people/${await aPerson()}/reactivate`, {}],
  resetLink: async () => [`/api/people/${await aPerson()}/reset`, {}],
  tokens: async () => ["/api/tokens"],
  allTokens: async () => ["/api/people/tokens"],
  createToken: async () => ["/api/tokens", TOKEN],
  revokeToken: async () => {
    await send("post", "/api/tokens", TOKEN);
    return [`/api/tokens/${await first("/api/people/tokens", "tokens")}`];
  },
  audit: async () => ["/api/audit?limit=5"],
  health: async () => ["/api/health"],
  live: async () => ["/api/health/live"],
  ready: async () => ["/api/health/ready"],
  metrics: async () => ["/api/metrics"],
  metric: async () => ["/api/metrics/mrr?from=2024-01&to=2024-06&segment=region&where=region=north"],
  explain: async () => ["/api/metrics/mrr/explain?period=2024-06"],
  movers: async () => ["/api/movers?from=2024-06&to=2024-06"],
  recovery: async () => ["/api/recovery?from=2024-01&to=2024-06"],
  accounts: async () => ["/api/accounts?search=acme&where=region=north&sort=name&limit=5"],
  account: async () => ["/api/accounts/acme"],
  accountTimeline: async () => ["/api/accounts/acme/timeline?kinds=usage,subscription_started&limit=5"],
  accountFindings: async () => ["/api/accounts/acme/findings"],
  alerts: async () => ["/api/alerts?to=2024-06"],
  bowtie: async () => ["/api/bowtie?from=2024-01&to=2024-06"],
  benchmarks: async () => ["/api/benchmarks?from=2024-01&to=2024-06&acv=12000&all=true"],
  peers: async () => ["/api/peers"],
  savePeers: async () => ["/api/peers/ours", { body: "metric,median,year\nnet_revenue_retention,104 %,2025\n" }],
  deletePeers: async () => ["/api/peers/ours"],
  models: async () => ["/api/models?from=2024-01&to=2024-06"],
  growth: async () => ["/api/growth/model?segment=region"],
  simulate: async () => ["/api/growth/simulate", { scenario: SCENARIO, runs: 20 }],
  goal: async () => ["/api/growth/goal", { scenario: { ...SCENARIO, target: { arr: 200_000, month: "2027-12" } } }],
  backtest: async () => ["/api/growth/backtest?months=3"],
  actions: async () => ["/api/growth/actions", { scenario: SCENARIO }],
  saveScenario: async () => ["/api/growth/scenarios/ours", SCENARIO],
  scenarios: async () => ["/api/growth/scenarios"],
  plan: async () => ["/api/growth/plan"],
  setPlan: async () => {
    await send("put", "/api/growth/scenarios/dearer", SCENARIO);
    return ["/api/growth/plan", { name: "dearer", start: "2024-05" }];
  },
  deleteScenario: async () => {
    await send("put", "/api/growth/scenarios/dropped", SCENARIO);
    return ["/api/growth/scenarios/dropped"];
  },
  segments: async () => ["/api/segments"],
  segmentValues: async () => ["/api/segments/region"],
  preview: async () => [`/api/uploads/${await upload(LINES)}/preview`, {}],
  columnValues: async () => [`/api/uploads/${await upload(LINES)}/values?column=price`],
  import: async () => ["/api/imports", { title: "lines", files: [await upload(LINES)] }],
  imports: async () => ["/api/imports?limit=5"],
  undo: async () => [`/api/imports/${await first("/api/imports", "batches")}/undo`, {}],
  issues: async () => ["/api/issues?severity=error"],
  correct: async () => [
    `/api/issues/${await first("/api/issues?severity=error", "issues")}/correct`,
    { cells: { subscription_id: "X-1", account_id: "B-1", starts_on: "2026-02-28", price: "10", interval: "month", currency: "EUR" } },
  ],
  usage: async () => ["/api/usage"],
  usageEvents: async () => ["/api/usage/events?source=product&account=acme&meter=calls&on=2026-07-01"],
  settleUsage: async () => ["/api/usage/settle", {}],
  dropUsageEvents: async () => ["/api/usage/drop", { source: "product", before: "2026-01-01" }],
  matches: async () => ["/api/matches"],
  decideMatch: async () => [`/api/matches/${await first("/api/matches", "matches")}`, { isSame: true }],
  mappings: async () => ["/api/mappings"],
  saveMapping: async () => ["/api/mappings/mine", { body: "source: mine\nfiles:\n  - file: x.csv\n    ignore: not needed\n" }],
  deleteMapping: async () => ["/api/mappings/mine"],
  settings: async () => ["/api/settings"],
  previewSettings: async () => ["/api/settings/preview", { change: { gapDays: 0 } }],
  saveSettings: async () => ["/api/settings", { change: { gapDays: 12 } }],
  derive: async () => ["/api/derive", { level: "subscription", profile: "stripe" }],
  difference: async () => ["/api/difference", { metric: "mrr", period: "2024-06", from: "ours", to: "chartmogul", currency: "USD" }],
  series: async () => ["/api/series"],
  check: async () => ["/api/check", {}],
  quality: async () => ["/api/quality"],
  rows: async () => ["/api/rows/entry/1"],
  rebuild: async () => ["/api/rebuild", {}],
  watch: async () => [`/api/jobs/${await startedJob()}`],
  cancel: async () => [`/api/jobs/${await startedJob()}/cancel`, {}],
};

describe("every route of the contract answers as it says", () => {
  // The owner comes first: others sign in as they are.
  const order = ["openLink", "becomeOwner", ...Object.keys(requests).filter((id) => id !== "openLink" && id !== "becomeOwner")];
  for (const id of order as (keyof typeof requests)[]) {
    const route: Route = routes[id];
    test(id, async () => {
      const [path, body, headers] = await requests[id]();
      const response = await send(route.method, path, body, headers);
      expect([response.status, response.ok ? "" : await response.clone().text()]).toEqual([route.job ? 202 : 200, ""]);
      const answer: unknown = await response.json();
      const job = route.job ? await finished(answer as Job) : null;
      expect(job?.problem).toBeUndefined();
      const result = job ? job.result : answer;
      // What the schema does not name, it drops: nothing undocumented goes over the wire.
      const read = route.output.parse(result);
      expect(JSON.parse(JSON.stringify(route.wired ? z.encode(route.output, read) : read))).toEqual(result);
      const { entries } = (await (await send("get", `/api/audit?operation=${id}`)).json()) as Audit;
      if (rights[id].changes)
        expect(entries[0], "what changes something is written down").toMatchObject({ operation: id, outcome: "done" });
      else expect(entries, "what changes nothing is not").toEqual([]);
      expect(JSON.stringify(entries)).not.toContain(PASSWORD);
    });
  }

  test("and is in the OpenAPI document", async () => {
    const document = (await (await send("get", "/api/openapi.json")).json()) as {
      paths: Record<string, Record<string, { operationId: string }>>;
    };
    for (const [id, { method, path }] of Object.entries(routes))
      expect(document.paths[path]?.[method]?.operationId, `${method} ${path}`).toBe(id);
  });
});

describe("what cannot be answered is declined in words", () => {
  const declined: readonly (readonly [method: string, path: string, body: unknown, status: number, code: string])[] = [
    ["get", "/api/metrics/nonsense", undefined, 404, "no_such_metric"],
    ["get", "/api/metrics/mrr?from=soon", undefined, 400, "bad_request"],
    ["get", "/api/metrics/mrr?from=2024-06&to=2024-01", undefined, 400, "empty_range"],
    ["get", "/api/metrics/mrr?segment=colour", undefined, 400, "no_such_field"],
    ["get", "/api/metrics/mrr?where=colour=red", undefined, 400, "no_such_field"],
    ["get", "/api/metrics/mrr?method=guess", undefined, 400, "no_such_method"],
    ["get", "/api/metrics/mrr?level=planet", undefined, 400, "bad_request"],
    ["get", "/api/metrics/mrr?asOf=2999-01-01", undefined, 400, "future_as_of"],
    ["get", "/api/metrics/mrr/explain", undefined, 400, "bad_request"],
    ["get", "/api/metrics/mrr_movements/explain?period=2024-06", undefined, 400, "which_part"],
    ["get", "/api/metrics/mrr_movements/explain?period=2024-06&part=luck", undefined, 400, "no_such_part"],
    ["get", "/api/imports?limit=0", undefined, 400, "bad_request"],
    ["get", "/api/jobs/none", undefined, 404, "no_such_job"],
    ["post", "/api/imports", { title: "", files: [] }, 400, "bad_request"],
    ["post", "/api/uploads/none/preview", {}, 404, "no_such_upload"],
    ["put", "/api/mappings/mine", { body: "files: [" }, 400, "bad_mapping"],
    ["get", "/api/metrics/mrr?profile=abacus", undefined, 400, "no_such_profile"],
    ["get", "/api/metrics/mrr?view=constant", undefined, 400, "no_reporting_currency"],
    ["get", "/api/metrics/mrr?set=mood%3Dgood", undefined, 400, "no_such_setting"],
    ["put", "/api/settings", { change: { gapDays: "many" } }, 400, "bad_setting"],
    ["put", "/api/settings", { change: { zone: "Middle/Earth" } }, 400, "bad_setting"],
    ["put", "/api/settings", { file: "gapDays: [" }, 400, "bad_settings"],
    ["put", "/api/peers/ours", { body: "metric,median\nluck,1\n" }, 400, "bad_peers"],
    ["delete", "/api/peers/nobodys", undefined, 404, "no_such_peers"],
    ["put", "/api/growth/scenarios/ours", { format: "openbowtie-mapping" }, 400, "bad_request"],
    ["put", "/api/growth/scenarios/ours", { version: 2 }, 400, "bad_request"],
    ["put", "/api/growth/scenarios/ours", { changes: [{ lever: "luck", by: "to", amount: 1 }] }, 400, "no_such_lever"],
    ["put", "/api/growth/scenarios/ours", { changes: [{ lever: "price", by: "to", amount: 1, ramps: 3 }] }, 400, "bad_request"],
    ["put", "/api/growth/scenarios/ours", { note: "a\0b" }, 400, "bad_text"],
    ["put", `/api/growth/scenarios/${"x".repeat(81)}`, {}, 400, "bad_request"],
    ["delete", "/api/growth/scenarios/nobodys", undefined, 404, "no_such_scenario"],
    ["put", "/api/growth/plan", { name: "nobodys" }, 404, "no_such_scenario"],
    ["put", "/api/growth/plan", { name: "ours", start: "soon" }, 400, "bad_request"],
    ["put", "/api/growth/plan", { name: "ours", start: "2031-01" }, 400, "future_plan"],
    ["put", "/api/growth/plan", { name: "ours", start: "2024-03" }, 400, "too_short"],
    ["get", "/api/nothing", undefined, 404, "no_such_route"],
    ["delete", "/api/health", undefined, 404, "no_such_route"],
  ];
  for (const [method, path, body, status, code] of declined) {
    test(`${method} ${path}: ${code}`, async () => {
      const response = await send(method, path, body);
      const problem = problemSchema.parse(await response.json());
      expect([response.status, problem.status, problem.code]).toEqual([status, status, code]);
      expect(response.headers.get("content-type")).toContain("application/problem+json");
      expect(problem.detail).toMatch(/[.!?]$|: /);
      expect(problem.detail).not.toMatch(/\n\s+at |\[object/);
    });
  }

  test("a body that is no JSON, and one that is too large", async () => {
    const broken = await fetch(at("/api/imports"), {
      method: "POST",
      body: "{",
      headers: { "content-type": "application/json", authorization },
    });
    expect(problemSchema.parse(await broken.json()).code).toBe("bad_json");
    const large = await fetch(at("/api/imports"), {
      method: "POST",
      body: JSON.stringify({ title: "x".repeat(6_000_000) }),
      headers: { authorization },
    });
    expect([large.status, problemSchema.parse(await large.json()).code]).toEqual([400, "too_large"]);
  });
});

describe("only those who should reach it", () => {
  /** Headers a browser would not let a page set. */
  const raw = (method: string, path: string, headers: Readonly<Record<string, string>>): Promise<number> =>
    new Promise((resolve, reject) => {
      const sent = httpRequest(
        { host: "127.0.0.1", port: server.port, method, path, headers: { authorization, ...headers } },
        (response) => {
          response.resume();
          resolve(response.statusCode ?? 0);
        },
      );
      sent.on("error", reject);
      sent.end();
    });

  test("names we do not answer under are refused, our own are not", async () => {
    const own = `127.0.0.1:${server.port}`;
    expect(await raw("GET", "/api/health", { host: own })).toBe(200);
    expect(await raw("GET", "/api/health", { host: `localhost:${server.port}` })).toBe(200);
    expect(await raw("GET", "/api/health", { host: "bowtie.example" })).toBe(200);
    expect(await raw("GET", "/api/health", { host: "evil.example" })).toBe(421);
    expect(await raw("GET", "/api/health", { host: "127.0.0.1.evil.example" })).toBe(421);
    expect(await raw("GET", "/api/health", { host: "localhost.evil.example:80" })).toBe(421);
  });

  test("changes asked for by pages of other sites are refused", async () => {
    const own = `127.0.0.1:${server.port}`;
    expect(await raw("POST", "/api/rebuild", { host: own, origin: `http://${own}` })).toBe(202);
    expect(await raw("POST", "/api/rebuild", { host: own })).toBe(202);
    expect(await raw("POST", "/api/rebuild", { host: own, origin: "https://evil.example" })).toBe(403);
    expect(await raw("POST", "/api/rebuild", { host: own, origin: "http://127.0.0.1:1" })).toBe(403);
    expect(await raw("POST", "/api/rebuild", { host: own, origin: "null" })).toBe(403);
    expect(await raw("POST", "/api/uploads?name=x.csv", { host: own, origin: "https://evil.example" })).toBe(403);
    expect(await raw("DELETE", "/api/mappings/mine", { host: own, origin: "https://evil.example" })).toBe(403);
  });
});
