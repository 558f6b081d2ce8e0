import type pg from "pg";
import { isHeard, watched } from "../telemetry/index.ts";

type Query = (...args: readonly unknown[]) => unknown;

/** The text of a statement, its values left out; `null` for what is none, as a stream of COPY. */
function textOf(asked: unknown): string | null {
  if (typeof asked === "string") return asked;
  if (typeof asked !== "object" || asked === null || "submit" in asked) return null;
  return "text" in asked && typeof asked.text === "string" ? asked.text : null;
}

const LONGEST = 2000;

const audible =
  (query: Query): Query =>
  (...args) => {
    const text = isHeard("query") ? textOf(args[0]) : null;
    // What answers by a callback is the pool's own way to its clients, and was heard before.
    if (text === null || typeof args.at(-1) === "function") return query(...args);
    const operation = /^\s*(\w+)/.exec(text)?.[1]?.toLowerCase() ?? "query";
    const attributes = { "db.system.name": "postgresql", "db.operation.name": operation, "db.query.text": text.slice(0, LONGEST) };
    return watched("query", operation, attributes, () => query(...args) as Promise<unknown>);
  };

/** How long statements take can be heard, of the pool and of its clients. */
export function watchQueries(pool: pg.Pool): void {
  pool.query = audible(pool.query.bind(pool) as Query) as typeof pool.query;
  pool.on("connect", (client) => {
    client.query = audible(client.query.bind(client) as Query) as typeof client.query;
  });
}
