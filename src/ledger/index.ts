export { appendFile } from "./append.ts";
export { knownFile, listBatches, openBatch, undoBatch } from "./batches.ts";
export { accountsCalled, entriesOfBatches, eventsBetween, highestSubject, type LedgerEvent } from "./events.ts";
export { findingsOf } from "./findings.ts";
export {
  countIssues,
  countOpenIssues,
  findIssue,
  issueKinds,
  listIssues,
  resolveIssues,
} from "./issues.ts";
export { describeSubjects, type EntryRow, readEntries } from "./lookup.ts";
export { deleteMapping, listMappings, saveMapping } from "./mappings.ts";
export { decideMatch, listMatches, matchAccounts } from "./matching.ts";
export { type Rates, readRates } from "./rates.ts";
export {
  changedUnits,
  coverage,
  entryEstimate,
  headPosition,
  readUnits,
  snapshotDays,
  type UnitRange,
  unitRanges,
} from "./read.ts";
export { listSeries, type Reported, readReported } from "./reported.ts";
export { listSettings, type SettingsRow, writeSettings } from "./settings.ts";
export type { ReadRow } from "./staged.ts";
