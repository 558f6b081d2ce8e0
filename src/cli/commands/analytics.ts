import { resolve } from "node:path";
import type { Command } from "commander";
import { analyticsStatus, initAnalytics } from "../../operations/index.ts";
import { type Shared, shared } from "../options.ts";
import { print } from "../output.ts";

const folderOf = ({ data }: Shared): { readonly dataFolder: string; readonly databaseUrl: string | undefined } => ({
  dataFolder: resolve(data),
  databaseUrl: process.env["DATABASE_URL"],
});

const ENVIRONMENT = `
Facts are kept in the data folder (DuckDB) unless the environment says otherwise:
  ANALYTICS_URL     a ClickHouse server or cluster: https://user:password@host:8443/database?cluster=name
                    nodes=host:port,host:port  every server, where the cluster has no Keeper
                    ca=file  the certificate the servers' own are signed with; timeout=seconds  of one request
  BOWTIE_ANALYTICS  postgres: beside the ledger, in its PostgreSQL
  DATABASE_URL      the PostgreSQL the ledger is kept in: postgres://user:password@host/database`;

/** The store of the facts, where it is a ClickHouse: made ready and looked at. */
export function analyticsCommands(program: Command): void {
  const analytics = program
    .command("analytics")
    .description("the ClickHouse server or cluster that keeps the facts")
    .addHelpText("after", ENVIRONMENT);
  shared(analytics.command("init").description("make the ClickHouse of ANALYTICS_URL ready; again changes nothing"))
    .addHelpText("after", ENVIRONMENT)
    .action(async (options: Shared) => {
      const made = await initAnalytics(folderOf(options));
      print(options.format, {
        json: made,
        header: ["shards", "servers", "tables on each", "was there"],
        rows: [[made.shards, made.servers, made.tables, made.was]],
      });
      if (options.format === "table") process.stderr.write(`${SAYS[made.was]}\n`);
    });
  shared(analytics.command("status").description("rows and bytes on each shard, and how far the facts have come"))
    .addHelpText("after", ENVIRONMENT)
    .action(async (options: Shared) => {
      const found = await analyticsStatus(folderOf(options));
      print(options.format, {
        json: found,
        header: ["what", "which", "rows or position", "bytes or day"],
        rows: [
          ...found.shards.map(({ server, rows, bytes }) => ["shard", server, rows, bytes]),
          ...found.scopes.map(({ scope, position, day }) => ["facts", scope, position, day]),
        ],
      });
    });
}

const SAYS: Readonly<Record<Awaited<ReturnType<typeof initAnalytics>>["was"], string>> = {
  nothing: "Ready. Facts are derived from the ledger when they are asked for.",
  ready: "It was ready before; nothing was changed.",
  "another version":
    "The tables were of another version or for other shards: they were made anew, and facts are derived again when they are asked for.",
};
