export { compareWithBant } from "./bant.ts";
export { diagnosisOn, emptyDiagnosis } from "./facts.ts";
export { assumptionsOf, gateVerdict, incompleteImpacts } from "./gates.ts";

export { priorityCourse, priorityOf } from "./priority.ts";
export { questionOf, scoreOf } from "./score.ts";
export { bants, facts, factsOf, spicedOf, spicedStore } from "./store.ts";
export type { Decision, Diagnosis, Evidence, Fact, Impact } from "./types.ts";
