export { contractRecords } from "./contract.ts";
export { type Deed, type Deeds, type Pace, paceOf } from "./pace.ts";
export { checkPipelines, pipelineOf, stageOf, usualPipelines } from "./pipelines.ts";
export { allDealNotes, dealNotes, pipelineStore, readPipelines } from "./store.ts";
export {
  type DealNotes,
  type DealType,
  dealTypes,
  emptyNotes,
  type NextStep,
  type Pass,
  type Pipeline,
  type PipelineStage,
} from "./types.ts";
