export { type AccountSummary, accountsNamed, readAccounts } from "./accounts.ts";
export { type FirstActivity, firstActivities, type NamedActivities, namedActivities, type Since } from "./activities.ts";
export { type AppendResult, appendFile, USAGE_EVENTS, WORKSPACE } from "./append.ts";
export { hasBatch, isOfUsageEvents, knownFile, listBatches, openBatch, undoBatch, usageBatch } from "./batches.ts";
export { type Cell, copyRows } from "./copy-rows.ts";
export { type DealEntry, type DealRow, dealHistory, originOf, readDeals, readStages, settledDeal, subjectNumbered } from "./deals.ts";
export { accountsCalled, entriesOfBatches, eventsBetween, highestSubject, type LedgerEvent } from "./events.ts";
export { type Family, type FamilyEntry, readFamily, type UsageMonth } from "./family.ts";
export { activitiesByMonth, activityTypes, type DatedFigure, daysToStates, newestReported } from "./figures.ts";
export { checks, findingsAbout, findingsOf } from "./findings.ts";
export {
  countIssues,
  countOpenIssues,
  findIssue,
  issueKinds,
  listIssues,
  resolveIssues,
} from "./issues.ts";
export { type LeadRow, readLeads } from "./leads.ts";
export { describeSubjects, type EntryRow, readEntries, type SubjectRow } from "./lookup.ts";
export { deleteMapping, listMappings, saveMapping } from "./mappings.ts";
export { decideMatch, listMatches, matchAccounts } from "./matching.ts";
export { deletePeerSet, listPeerSets, savePeerSet } from "./peers.ts";
export { planFamilies } from "./products.ts";
export { readRates } from "./rates.ts";
export {
  changedUnits,
  coverage,
  coverageOfExports,
  fileTimes,
  headPosition,
  importTimes,
  newestTimes,
  revenueSources,
  snapshotDays,
} from "./reach.ts";
export { entryEstimate, readUnits, type UnitRun, unitRanges } from "./read.ts";
export { listSeries, type Reported, readReported } from "./reported.ts";
export { ledgerPosition, rowsBehind } from "./rows-behind.ts";
export { listSettings, writeSettings } from "./settings.ts";
export { type ReadRow, subjectId } from "./staged.ts";
export { journeysOf } from "./subjects.ts";
export type { UnitRange } from "./unit-sql.ts";
export { batchesReaching, type MeterReading, metersUsed, readMeters, statesReached, type WantedMeter } from "./usage.ts";
