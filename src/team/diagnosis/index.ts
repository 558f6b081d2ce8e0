export { type Bant, type BantVerdict, bantVerdict, type Comparison, compareWithBant } from "./bant.ts";
export { diagnosisOn, emptyDiagnosis } from "./facts.ts";
export { assumptionsOf, type GateVerdict, gateVerdict, incompleteImpacts } from "./gates.ts";
export type { Cap, LetterScore } from "./levels.ts";
export { type Priority, type PriorityPoint, type PriorityReason, priorityCourse, priorityOf } from "./priority.ts";
export { type DiagnosisScore, type Gap, questionOf, scoreOf } from "./score.ts";
export type { CommitteeMember, CriticalEvent, Decision, Diagnosis, Evidence, Fact, Impact, Pain } from "./types.ts";
