// One ClickHouse server: libchdb holds the whole of ClickHouse, and its clickhouse-local can listen. Run as a process of its own, with the file of
// its settings; it ends with its standard input, so with whoever started it, however that ended.
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { DataType, load, open } from "ffi-rs";

const require = createRequire(import.meta.url);
const library = join(dirname(require.resolve("@chdb/lib-linux-x64-gnu/package.json")), "libchdb.so");
open({ library: "chdb", path: library });

const [settings, folder] = process.argv.slice(2);
// It listens for as long as the call lasts.
const wait =
  "select sleepEachRow(3) from numbers(1000000) settings max_block_size = 1, function_sleep_max_microseconds_per_block = 0 format Null";
const args = ["clickhouse", "--path", folder, "--config-file", settings, "--query", `system start listen queries all; ${wait}`];
process.stdin.resume().on("end", () => process.kill(process.pid, "SIGKILL"));
await load({
  library: "chdb",
  funcName: "chdb_query_cmdline",
  retType: DataType.External,
  paramsType: [DataType.I32, DataType.StringArray],
  paramsValue: [args.length, args],
  runInNewThread: true,
});
