export { type ClickHouseAddress, parseClickHouseUrl } from "./address.ts";
export { type ClickHouseStatus, initialiseClickHouse, statusOfClickHouse } from "./init.ts";
export { type ClusterOptions, openClickHouseStore } from "./store.ts";
