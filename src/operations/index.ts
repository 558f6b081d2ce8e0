import type { EntranceId, Output, Parsed, PeopleId, RouteId } from "../contract/index.ts";
import { watched } from "../telemetry/index.ts";
import { openAccount } from "./accounts/account.ts";
import { findingsOfAccount } from "./accounts/findings.ts";
import { listAccounts } from "./accounts/list.ts";
import { timelineOf } from "./accounts/timeline.ts";
import { alertsOf } from "./alerts.ts";
import { baseOperations } from "./base/index.ts";
import { compareWithBenchmarks } from "./benchmarks.ts";
import { bowtieOf } from "./bowtie.ts";
import { buyerOperations } from "./buyer/index.ts";
import { contactOperations } from "./contacts/index.ts";
import type { Context } from "./context.ts";
import { dealOperations } from "./deals/index.ts";
import { diagnosisOperations } from "./diagnosis/index.ts";
import { differenceOf } from "./difference/difference.ts";
import { seriesOf } from "./difference/theirs.ts";
import { evaluateMetric } from "./evaluate.ts";
import { explainMetric } from "./explain.ts";
import { actionsOf } from "./growth/actions.ts";
import { backtestOf } from "./growth/backtest.ts";
import { growthModelOf } from "./growth/model.ts";
import { planProgress, setPlan } from "./growth/plan.ts";
import { forgetScenario, keepScenario, savedScenarios } from "./growth/scenarios.ts";
import { seekGoal, simulateScenario } from "./growth/simulate.ts";
import { handoffOperations } from "./handoff/index.ts";
import {
  correctRow,
  decide,
  exportIssues,
  forgetMapping,
  importUploads,
  issuesOf,
  keepMapping,
  listImports,
  matchesOf,
  savedMappings,
  undoImport,
} from "./imports.ts";
import { leadOperations } from "./leads/index.ts";
import { listMetrics } from "./list-metrics.ts";
import { modelsOf } from "./models.ts";
import { momentOperations } from "./moments/index.ts";
import { biggestMovers } from "./movers.ts";
import { dropPeers, keepPeers, peerSets } from "./peers.ts";
import { auditOf } from "./people/audit.ts";
import type { By } from "./people/by.ts";
import { deactivate, giveRoles, invite, makeResetLink, meOf, peopleOf, reactivate, takeBackInvitation } from "./people/people.ts";
import { perform } from "./people/perform.ts";
import { createToken, dropToken, everybodysTokens, ownTokens } from "./people/tokens.ts";
import { planOperations } from "./plans/index.ts";
import type { Report } from "./progress.ts";
import { checkOnce, qualityOf, rowsOf } from "./quality.ts";
import { readinessOf } from "./readiness.ts";
import { recoveryOfCustomers } from "./recovery.ts";
import { openScope } from "./scope.ts";
import { previewSettings, saveSettings, settingsOfOrganisation } from "./settings.ts";
import { healthOf, rebuildFacts, segmentsOf, segmentValuesOf } from "./status.ts";
import { previewUpload, valuesOfColumn } from "./uploads.ts";
import { usageOperations } from "./usage/index.ts";
import { announce } from "./work/announce.ts";
import { workOperations } from "./work/index.ts";

export { isConnectionLost, type JobRow, JobRows, stopEmbedded as stopDatabase } from "../storage/index.ts";
export { analyticsStatus, initAnalytics } from "./analytics-store.ts";
export { buyerFile, planFile, type SentFile, storeBuyerFile } from "./buyer/index.ts";
export { type Context, mayBeMany, openContext, today, worksWithOthers } from "./context.ts";
export { beginDemo, declineDemo, wantsDemo } from "./demo.ts";
export { ledgerFigures, poolFigures, queueFigures } from "./figures.ts";
export { leverNamed, parseChange, playTitle } from "./growth/words.ts";
export { type ImportInput, importFiles } from "./import-files.ts";
export { parseMapping } from "./mapping-file.ts";
export { auditCsv } from "./people/audit.ts";
export { type By, theMachine } from "./people/by.ts";
export * from "./people/entrance.ts";
export { perform } from "./people/perform.ts";
export * from "./people/who.ts";
export type { Report, Step } from "./progress.ts";
export type { InputFile } from "./read-file.ts";
export { VERSION } from "./status.ts";
export { allTemplates, templateFile } from "./templates.ts";
export { storeUpload } from "./uploads.ts";
export { loadUsage } from "./usage/load.ts";
export { MAX_EVENTS, sendUsage, sourceNamed, tooManyEvents } from "./usage/send.ts";
export { settleUsage, startSettling } from "./usage/settle.ts";
export { buildWeb, webFolder } from "./web.ts";
export { startMailing } from "./work/mailing.ts";
export { whyInEnglish } from "./work/my-work.ts";
export { openWorker } from "./worker.ts";
export { exportIssues };

/** What a route does beside those of the door's own business: jobs live there, and cookies are set there. */
export type OperationRoute = Exclude<RouteId, "watch" | "cancel" | EntranceId>;

/** Whoever asks matters to these; the others do the same for everybody the door lets in. */
type Personal =
  | PeopleId
  | "health"
  | keyof typeof dealOperations
  | keyof typeof leadOperations
  | keyof typeof diagnosisOperations
  | keyof typeof momentOperations
  | keyof typeof buyerOperations
  | keyof typeof planOperations
  | keyof typeof handoffOperations
  | keyof typeof contactOperations
  | keyof typeof baseOperations
  | keyof typeof workOperations
  | keyof typeof usageOperations;
type Work<K extends RouteId> = (context: Context, input: Parsed<K>, report: Report) => Promise<Output<K>>;
type PersonalWork<K extends RouteId> = (context: Context, input: Parsed<K>, report: Report, by: By) => Promise<Output<K>>;

/** Does what a route asks for; what it changed is written to the audit log, and told to those it concerns. */
export async function run<K extends OperationRoute>(context: Context, by: By, id: K, input: Parsed<K>, report: Report): Promise<Output<K>> {
  const work = operations[id] as PersonalWork<K>;
  const result = await watched("operation", id, {}, () =>
    perform(context, { operation: id, who: by.who, input }, () => work(context, input, report, by)),
  );
  await announce(context, id, input, result, by);
  return result;
}

export const operations: { readonly [K in OperationRoute]: K extends Personal ? PersonalWork<K> : Work<K> } = {
  health: (context, _, __, by) => healthOf(context, by),
  live: async () => ({ status: "alive" }),
  ready: (context) => readinessOf(context),
  me: (_, __, ___, by) => meOf(by),
  people: (context) => peopleOf(context),
  invite: (context, input, _, by) => invite(context, input, by),
  withdrawInvitation: takeBackInvitation,
  setRoles: (context, input, _, by) => giveRoles(context, input, by),
  deactivate: (context, input, _, by) => deactivate(context, input, by),
  reactivate: (context, input, _, by) => reactivate(context, input, by),
  resetLink: (context, input, _, by) => makeResetLink(context, input, by),
  tokens: (context, _, __, by) => ownTokens(context, by),
  allTokens: (context) => everybodysTokens(context),
  createToken: (context, input, _, by) => createToken(context, input, by),
  revokeToken: (context, input, _, by) => dropToken(context, input, by),
  audit: auditOf,
  metrics: async () => listMetrics(),
  metric: evaluateMetric,
  explain: explainMetric,
  movers: biggestMovers,
  recovery: recoveryOfCustomers,
  accounts: listAccounts,
  account: openAccount,
  accountTimeline: timelineOf,
  accountFindings: findingsOfAccount,
  ...dealOperations,
  ...planOperations,
  ...leadOperations,
  ...diagnosisOperations,
  ...momentOperations,
  ...buyerOperations,
  ...handoffOperations,
  ...contactOperations,
  ...baseOperations,
  ...workOperations,
  ...usageOperations,
  alerts: alertsOf,
  bowtie: bowtieOf,
  benchmarks: compareWithBenchmarks,
  peers: (context) => peerSets(context),
  savePeers: keepPeers,
  deletePeers: dropPeers,
  models: modelsOf,
  growth: growthModelOf,
  simulate: simulateScenario,
  goal: seekGoal,
  backtest: backtestOf,
  scenarios: (context) => savedScenarios(context),
  saveScenario: keepScenario,
  deleteScenario: forgetScenario,
  plan: planProgress,
  setPlan,
  actions: actionsOf,
  segments: (context) => segmentsOf(context),
  segmentValues: (context, { field }) => segmentValuesOf(context, field),
  preview: previewUpload,
  columnValues: valuesOfColumn,
  import: importUploads,
  imports: listImports,
  undo: undoImport,
  issues: issuesOf,
  correct: correctRow,
  matches: (context) => matchesOf(context),
  decideMatch: decide,
  mappings: (context) => savedMappings(context),
  saveMapping: keepMapping,
  deleteMapping: forgetMapping,
  settings: (context) => settingsOfOrganisation(context),
  saveSettings,
  previewSettings,
  derive: async (context, counted, report) => {
    await openScope(context, counted, report);
    return {};
  },
  difference: differenceOf,
  series: (context) => seriesOf(context),
  check: (context, _, report) => checkOnce(context, report),
  quality: (context) => qualityOf(context),
  rows: rowsOf,
  rebuild: (context, _, report) => rebuildFacts(context, report),
};
