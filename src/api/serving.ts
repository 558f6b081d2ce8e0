import { setTimeout as sleep } from "node:timers/promises";
import { type ServerType, serve } from "@hono/node-server";
import type { Hono } from "hono";
import { Refusal } from "../domain/index.ts";

export interface Address {
  readonly port: number;
  readonly host: string;
}

/** How long what was asked before the end may still take. */
const DRAIN_MS = 5000;

/** Listens; a port somebody else has is refused with a way out. */
export function serveAt(
  { fetch }: Hono,
  { port, host }: Address,
): Promise<{ readonly port: number; readonly drained: () => Promise<void> }> {
  return new Promise((resolve, reject) => {
    const server: ServerType = serve({ fetch, port, hostname: host }, (opened) =>
      resolve({ port: opened.port, drained: () => drained(server) }),
    );
    server.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE")
        reject(
          new Refusal(
            "port_taken",
            409,
            `Port ${port} is taken by another program. Choose one with --port, for example --port ${port + 1}.`,
          ),
        );
      else reject(error);
    });
  });
}

/** Takes no more connections, and cuts those on which an answer takes too long. */
async function drained(server: ServerType): Promise<void> {
  const over = new AbortController();
  const closed = new Promise<void>((done) => server.close(() => done()));
  const cut = sleep(DRAIN_MS, undefined, { signal: over.signal }).then(
    () => ("closeAllConnections" in server ? server.closeAllConnections() : undefined),
    () => undefined,
  );
  // A connection that is kept open for a next request is idle once it was answered.
  const idle = setInterval(() => ("closeIdleConnections" in server ? server.closeIdleConnections() : undefined), 20);
  await closed;
  clearInterval(idle);
  over.abort();
  await cut;
}
