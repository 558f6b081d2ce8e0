export {
  type ClickHouseAddress,
  type ClusterOptions,
  connect,
  fromShards,
  initialiseClickHouse,
  localTable,
  onEveryServer,
  openClickHouseStore,
  parseClickHouseUrl,
  replicasOf,
  type Server,
  statusOfClickHouse,
  writtenTable,
} from "./clickhouse/index.ts";
export { openDuckStore } from "./duckdb.ts";
export { FactKeeper } from "./keeper.ts";
export { queuedParts } from "./part-queue.ts";
export { openPostgresStore } from "./postgres.ts";
export type { Condition, Dimension, Question, SumRow } from "./question.ts";
export {
  type AnalyticsStore,
  type FactReader,
  isShared,
  presentScope,
  type Scope,
  type SharedStore,
  type Span,
  scopeKey,
} from "./store.ts";
export { watchedStore } from "./watching.ts";
export { workOff } from "./work-off.ts";
export { isDeriveTask, runWorker } from "./worker.ts";
