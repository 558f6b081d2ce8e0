import { z } from "zod";
import {
  accountFindingsSchema,
  accountQuestionSchema,
  accountSchema,
  accountsQuestionSchema,
  accountsSchema,
  accountTimelineQuestionSchema,
  accountTimelineSchema,
} from "./accounts.ts";
import { actionsRequestSchema, actionsSchema } from "./actions.ts";
import { alertsQuestionSchema, alertsSchema } from "./alerts.ts";
import { backtestQuestionSchema, backtestSchema } from "./backtest.ts";
import { baseRoutes } from "./base-routes.ts";
import { benchmarksQuestionSchema, benchmarksSchema, peerListSchema, savedPeersSchema, savePeersSchema } from "./benchmarks.ts";
import { bowtieQuestionSchema, bowtieSchema } from "./bowtie.ts";
import { buyerRoutes } from "./buyer-routes.ts";
import {
  checkSchema,
  healthSchema,
  jobSchema,
  livenessSchema,
  qualitySchema,
  readinessSchema,
  rebuildSchema,
  rowsQuestionSchema,
  rowsSchema,
} from "./checks.ts";
import { questionSchema } from "./common.ts";
import { dealRoutes } from "./deal-routes.ts";
import { diagnosisRoutes } from "./diagnosis-routes.ts";
import { differenceQuestionSchema, differenceSchema, seriesListSchema } from "./difference.ts";
import { growthModelSchema, growthQuestionSchema } from "./growth.ts";
import { handoffRoutes } from "./handoff-routes.ts";
import {
  batchesQuestionSchema,
  batchListSchema,
  correctionSchema,
  importRequestSchema,
  importResultSchema,
  issueListSchema,
  issueQuerySchema,
  matchListSchema,
  serialSchema,
  undoResultSchema,
} from "./imports.ts";
import { leadRoutes } from "./lead-routes.ts";
import {
  explainQuestionSchema,
  explanationSchema,
  metricAnswerSchema,
  metricListSchema,
  metricQuestionSchema,
  moversQuestionSchema,
  moversSchema,
  recoveriesSchema,
  recoveryQuestionSchema,
  segmentListSchema,
  segmentValuesSchema,
} from "./metrics.ts";
import { modelsQuestionSchema, modelsSchema } from "./models.ts";
import { momentRoutes } from "./moment-routes.ts";
import { entranceRoutes, peopleRoutes } from "./people-routes.ts";
import { planRoutes } from "./plan-routes.ts";
import { job, nothing, type Route, route } from "./route.ts";
import {
  deleteScenarioSchema,
  goalRequestSchema,
  goalSchema,
  planProgressSchema,
  planSchema,
  savedScenarioSchema,
  scenarioListSchema,
  scenarioSchema,
  setPlanSchema,
  simulateRequestSchema,
  simulationSchema,
} from "./scenarios.ts";
import { settingsChangeSchema, settingsPreviewSchema, settingsSchema } from "./settings.ts";
import {
  columnQuestionSchema,
  columnValuesSchema,
  mappingListSchema,
  previewRequestSchema,
  previewSchema,
  savedMappingSchema,
} from "./uploads.ts";
import { usageRoutes } from "./usage-events.ts";
import { workRoutes } from "./work-routes.ts";

/** Every route. The API, the OpenAPI document, the web page's client and the command line read this list. */
export const routes = {
  health: route("get", "/api/health", "Whether the program answers, and how far its ledger has come.", nothing, healthSchema),
  live: route("get", "/api/health/live", "That the program answers at all; it asks nothing of anybody else.", nothing, livenessSchema),
  ready: route(
    "get",
    "/api/health/ready",
    "Whether requests should be sent here: PostgreSQL and the analytics store answer, migrations are done, and the program does not end. If not: 503, code not_ready, with the checks in its details.",
    nothing,
    readinessSchema,
  ),
  metrics: route("get", "/api/metrics", "All metrics with their definitions.", nothing, metricListSchema),
  metric: route("get", "/api/metrics/{metric}", "The values of a metric.", metricQuestionSchema, metricAnswerSchema),
  explain: route(
    "get",
    "/api/metrics/{metric}/explain",
    "What stands behind one value of a metric.",
    explainQuestionSchema,
    explanationSchema,
  ),
  movers: route("get", "/api/movers", "Whose recurring revenue moved most in a period, and why.", moversQuestionSchema, moversSchema),
  recovery: route(
    "get",
    "/api/recovery",
    "Which customers won in a period have paid back what winning them cost, those who pay most first.",
    recoveryQuestionSchema,
    recoveriesSchema,
  ),
  accounts: route("get", "/api/accounts", "Accounts by name, domain or id, with what they pay.", accountsQuestionSchema, accountsSchema),
  account: route("get", "/api/accounts/{id}", "Everything known of one account.", accountQuestionSchema, accountSchema),
  accountTimeline: route(
    "get",
    "/api/accounts/{id}/timeline",
    "What happened with an account and those below it, newest first; what is due lies ahead.",
    accountTimelineQuestionSchema,
    accountTimelineSchema,
  ),
  accountFindings: route(
    "get",
    "/api/accounts/{id}/findings",
    "What is doubtful about the records of one account.",
    z.object({ id: accountQuestionSchema.shape.id }),
    accountFindingsSchema,
  ),
  alerts: route("get", "/api/alerts", "What good retention hides at the end of a period.", alertsQuestionSchema, alertsSchema),
  bowtie: route("get", "/api/bowtie", "The whole Bowtie of a period.", bowtieQuestionSchema, bowtieSchema),
  benchmarks: route(
    "get",
    "/api/benchmarks",
    "Our values beside published ones and those of own peer sets, where definition and band match.",
    benchmarksQuestionSchema,
    benchmarksSchema,
  ),
  peers: route("get", "/api/peers", "Peer sets, each as it was given.", nothing, peerListSchema),
  savePeers: route("put", "/api/peers/{name}", "Keep a peer set under a name.", savePeersSchema, savedPeersSchema),
  deletePeers: route("delete", "/api/peers/{name}", "Drop a peer set.", z.object({ name: z.string() }), nothing),
  models: route("get", "/api/models", "Business models and motions side by side.", modelsQuestionSchema, modelsSchema),
  growth: route("get", "/api/growth/model", "The growth model, learned from the ledger.", growthQuestionSchema, growthModelSchema),
  simulate: route("post", "/api/growth/simulate", "A scenario run month by month, with its fan.", simulateRequestSchema, simulationSchema),
  goal: route("post", "/api/growth/goal", "What it takes to reach a scenario's target.", goalRequestSchema, goalSchema),
  actions: job(
    route(
      "post",
      "/api/growth/actions",
      "What to do next, ranked by what it adds to the chance of the target.",
      actionsRequestSchema,
      actionsSchema,
    ),
  ),
  backtest: job(
    route(
      "get",
      "/api/growth/backtest",
      "What the model would have said of the last months, beside what came.",
      backtestQuestionSchema,
      backtestSchema,
    ),
  ),
  scenarios: route("get", "/api/growth/scenarios", "Saved scenarios.", nothing, scenarioListSchema),
  saveScenario: route(
    "put",
    "/api/growth/scenarios/{name}",
    "Save a scenario under its name; what it was before is kept.",
    scenarioSchema,
    savedScenarioSchema,
  ),
  deleteScenario: route(
    "delete",
    "/api/growth/scenarios/{name}",
    "Drop a scenario; saving it again brings it back.",
    deleteScenarioSchema,
    nothing,
  ),
  plan: route("get", "/api/growth/plan", "The plan against what happened, with the difference explained.", nothing, planProgressSchema),
  setPlan: route("put", "/api/growth/plan", "Make a saved scenario the plan, with the model as it is now.", setPlanSchema, planSchema),
  segments: route("get", "/api/segments", "Fields that metrics can be split and filtered by.", nothing, segmentListSchema),
  segmentValues: route("get", "/api/segments/{field}", "Values of one field.", z.object({ field: z.string() }), segmentValuesSchema),
  preview: route("post", "/api/uploads/{id}/preview", "The first records an upload would become.", previewRequestSchema, previewSchema),
  columnValues: route(
    "get",
    "/api/uploads/{id}/values",
    "The values of one column of an upload.",
    columnQuestionSchema,
    columnValuesSchema,
  ),
  import: job(route("post", "/api/imports", "Import uploads as one batch.", importRequestSchema, importResultSchema)),
  imports: route("get", "/api/imports", "Batches, newest first.", batchesQuestionSchema, batchListSchema),
  undo: job(
    route("post", "/api/imports/{batch}/undo", "Hide everything a batch brought.", z.object({ batch: serialSchema }), undoResultSchema),
  ),
  issues: route("get", "/api/issues", "Rows that could not be used, and remarks on others.", issueQuerySchema, issueListSchema),
  correct: job(
    route("post", "/api/issues/{issue}/correct", "Read one row again with corrected cells.", correctionSchema, importResultSchema),
  ),
  matches: route("get", "/api/matches", "Accounts of different systems that are, or may be, one customer.", nothing, matchListSchema),
  decideMatch: job(
    route(
      "post",
      "/api/matches/{match}",
      "Say whether two accounts are one customer.",
      z.object({ match: serialSchema, isSame: z.boolean() }),
      nothing,
    ),
  ),
  mappings: route("get", "/api/mappings", "Saved mappings.", nothing, mappingListSchema),
  saveMapping: route(
    "put",
    "/api/mappings/{name}",
    "Save a mapping under a name.",
    z.object({ name: z.string().min(1).max(60), body: z.string().max(200_000) }),
    savedMappingSchema,
  ),
  deleteMapping: route("delete", "/api/mappings/{name}", "Delete a saved mapping.", z.object({ name: z.string() }), nothing),
  settings: route("get", "/api/settings", "How recurring revenue is counted, and how other tools count it.", nothing, settingsSchema),
  saveSettings: route("put", "/api/settings", "Change how recurring revenue is counted.", settingsChangeSchema, settingsSchema),
  previewSettings: job(
    route(
      "post",
      "/api/settings/preview",
      "What a change of the settings would do to the last whole month.",
      settingsChangeSchema,
      settingsPreviewSchema,
    ),
  ),
  derive: job(
    route(
      "post",
      "/api/derive",
      "Derive what a question is answered from: another date, level, profile or view.",
      questionSchema.pick({ level: true, asOf: true, profile: true, view: true, set: true }),
      nothing,
    ),
  ),
  difference: job(
    route(
      "post",
      "/api/difference",
      "Why a number differs: between two profiles, two dates, or ours and an imported series; causes add up to the difference.",
      differenceQuestionSchema,
      differenceSchema,
    ),
  ),
  series: route("get", "/api/series", "Imported series of other tools, with what they report.", nothing, seriesListSchema),
  check: job(route("post", "/api/check", "Check the laws of the ledger and the quality of its data.", nothing, checkSchema)),
  quality: route("get", "/api/quality", "What the last check found, if the ledger is still as it was.", nothing, qualitySchema),
  rows: route("get", "/api/rows/{kind}/{id}", "The rows of files behind an example of a finding.", rowsQuestionSchema, rowsSchema),
  rebuild: job(route("post", "/api/rebuild", "Derive all facts again from the ledger.", nothing, rebuildSchema)),
  watch: route("get", "/api/jobs/{id}", "How a job is doing.", z.object({ id: z.string() }), jobSchema),
  cancel: route("post", "/api/jobs/{id}/cancel", "Stop a job before it writes.", z.object({ id: z.string() }), jobSchema),
  ...dealRoutes,
  ...planRoutes,
  ...leadRoutes,
  ...diagnosisRoutes,
  ...momentRoutes,
  ...buyerRoutes,
  ...handoffRoutes,
  ...baseRoutes,
  ...workRoutes,
  ...usageRoutes,
  ...entranceRoutes,
  ...peopleRoutes,
} as const satisfies Readonly<Record<string, Route>>;

export type Routes = typeof routes;
export type RouteId = keyof Routes;
export type Input<K extends RouteId> = z.input<Routes[K]["input"]>;
export type Parsed<K extends RouteId> = z.output<Routes[K]["input"]>;
/** What is answered, as it goes over the wire. */
export type Output<K extends RouteId> = Routes[K] extends { readonly wired: true }
  ? z.input<Routes[K]["output"]>
  : z.output<Routes[K]["output"]>;
