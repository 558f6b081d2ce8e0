import type { Output, Parsed, RouteId } from "../contract/index.ts";
import { openAccount } from "./accounts/account.ts";
import { findingsOfAccount } from "./accounts/findings.ts";
import { listAccounts } from "./accounts/list.ts";
import { timelineOf } from "./accounts/timeline.ts";
import { alertsOf } from "./alerts.ts";
import { compareWithBenchmarks } from "./benchmarks.ts";
import { bowtieOf } from "./bowtie.ts";
import type { Context } from "./context.ts";
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
import { listMetrics } from "./list-metrics.ts";
import { modelsOf } from "./models.ts";
import { biggestMovers } from "./movers.ts";
import { dropPeers, keepPeers, peerSets } from "./peers.ts";
import type { Report } from "./progress.ts";
import { checkOnce, qualityOf, rowsOf } from "./quality.ts";
import { recoveryOfCustomers } from "./recovery.ts";
import { openScope } from "./scope.ts";
import { previewSettings, saveSettings, settingsOfOrganisation } from "./settings.ts";
import { healthOf, rebuildFacts, segmentsOf, segmentValuesOf } from "./status.ts";
import { previewUpload, valuesOfColumn } from "./uploads.ts";

export { stopEmbedded as stopDatabase } from "../storage/index.ts";
export { type Context, openContext } from "./context.ts";
export { beginDemo, declineDemo, wantsDemo } from "./demo.ts";
export { leverNamed, parseChange, playTitle } from "./growth/words.ts";
export { type ImportInput, importFiles } from "./import-files.ts";
export { parseMapping } from "./mapping-file.ts";
export type { Report, Step } from "./progress.ts";
export type { InputFile } from "./read-file.ts";
export { VERSION } from "./status.ts";
export { allTemplates, templateFile } from "./templates.ts";
export { storeUpload } from "./uploads.ts";
export { buildWeb, webFolder } from "./web.ts";
export { exportIssues };

type Operation<K extends RouteId> = (context: Context, input: Parsed<K>, report: Report) => Promise<Output<K>>;

/** What every route does. Watching and stopping a job is the door's own business: jobs live there. */
export const operations: { readonly [K in Exclude<RouteId, "watch" | "cancel">]: Operation<K> } = {
  health: (context) => healthOf(context),
  metrics: async () => listMetrics(),
  metric: evaluateMetric,
  explain: explainMetric,
  movers: biggestMovers,
  recovery: recoveryOfCustomers,
  accounts: listAccounts,
  account: openAccount,
  accountTimeline: timelineOf,
  accountFindings: findingsOfAccount,
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
