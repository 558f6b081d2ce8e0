export { type ClickHouseAddress, parseClickHouseUrl } from "./address.ts";
export { initialiseClickHouse, statusOfClickHouse } from "./init.ts";
export { type ClusterOptions, openClickHouseStore } from "./store.ts";
