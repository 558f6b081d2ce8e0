import pg from "pg";
import { openClickHouseStore, parseClickHouseUrl } from "../../src/analytics/index.ts";
import { costs } from "./made-up.ts";

// Begins to write a part, says so, and goes no further: somebody will kill it.
const [databaseUrl = "", analyticsUrl = "", build = ""] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString: databaseUrl, max: 4 });
pool.on("error", () => undefined);
void openClickHouseStore({ pool, address: parseClickHouseUrl(analyticsUrl) }).then((store) =>
  store.writePart(build, 0, async function* (dictionary) {
    yield costs(dictionary, [1, 2, 3, 4, 5, 6, 7, 8], 1000n);
    process.stdout.write("half\n");
    await new Promise(() => setInterval(() => undefined, 1000));
  }),
);
