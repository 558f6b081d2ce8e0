export { type Bant, bantVerdict, compareWithBant } from "./bant.ts";
export { diagnosisOn, emptyDiagnosis, holding } from "./facts.ts";
export { assumptionsOf, gateVerdict, incompleteImpacts } from "./gates.ts";
export { judgedOn, knownOn } from "./judged.ts";
export { type Priority, priorityCourse, priorityOf } from "./priority.ts";
export { questionOf, scoreOf } from "./score.ts";
export { addFact, bants, facts, factsOf, spicedOf, spicedStore } from "./store.ts";
export type { Decision, Diagnosis, Evidence, Fact, Impact } from "./types.ts";
