export { openDuckStore } from "./duckdb.ts";
export { FactKeeper } from "./keeper.ts";
export { openPostgresStore } from "./postgres.ts";
export type { Condition, Dimension, Question, SumRow } from "./question.ts";
export { type AnalyticsStore, type FactReader, presentScope, type Scope, type Span, scopeKey } from "./store.ts";
export { watchedStore } from "./watching.ts";
export { isDeriveTask, runWorker } from "./worker.ts";
