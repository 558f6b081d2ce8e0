export { type ClickHouseAddress, parseClickHouseUrl } from "./address.ts";
export { initialiseClickHouse, statusOfClickHouse } from "./init.ts";
export { fromShards, localTable, onEveryServer, replicasOf, writtenTable } from "./schema.ts";
export { connect, type Server } from "./server.ts";
export { type ClusterOptions, openClickHouseStore } from "./store.ts";
