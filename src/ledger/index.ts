export { type AppendResult, appendFile, type FileDescription } from "./append.ts";
export { type BatchRow, type FileRow, knownFile, listBatches, openBatch, undoBatch } from "./batches.ts";
export { type Finding, findingsOf } from "./findings.ts";
export {
  countIssues,
  countOpenIssues,
  findIssue,
  type IssueCount,
  type IssueFilter,
  type IssueRow,
  issueKinds,
  listIssues,
  resolveIssues,
} from "./issues.ts";
export { describeSubjects, type EntryRow, readEntries, type SubjectRow } from "./lookup.ts";
export { deleteMapping, listMappings, type MappingRow, saveMapping } from "./mappings.ts";
export { decideMatch, listMatches, type MatchRow, matchAccounts } from "./matching.ts";
export {
  changedUnits,
  coverage,
  entryEstimate,
  headPosition,
  type LedgerEntry,
  type LedgerUnit,
  readUnits,
  snapshotDays,
  type UnitRange,
  unitRanges,
} from "./read.ts";
export type { ReadRow } from "./staged.ts";
