import { getConnInfo } from "@hono/node-server/conninfo";
import type { Context as Request } from "hono";
import type { Context, Visit } from "../operations/index.ts";

const LOOPBACK = /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;
/** What a proxy writes into requests it passes on: then the visitor sits somewhere else. */
const PASSED_ON = ["forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via"];

export interface Visitor {
  readonly visit: Visit;
  /** In a browser or a program on this machine, as far as can be told. */
  readonly isLocal: boolean;
}

/** Where a request came from and under which name it asked; the guard has checked the name. */
export function visitorOf({ entrance }: Context, request: Request): Visitor {
  const headers = request.req.raw.headers;
  const peer = getConnInfo(request).remote.address ?? "";
  const isPassedOn = entrance.publicUrl !== null || PASSED_ON.some((name) => headers.has(name));
  const isLoopback = LOOPBACK.test(peer);
  // Behind a proxy of ours on this machine, the last address in the line is the one that it saw itself.
  const seen = entrance.publicUrl !== null && isLoopback ? headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() : undefined;
  return {
    visit: {
      headers,
      origin: entrance.publicUrl ?? `http://${headers.get("host") ?? "127.0.0.1"}`,
      address: seen !== undefined && seen !== "" ? seen : peer.replace(/^::ffff:/, ""),
    },
    isLocal: isLoopback && !isPassedOn,
  };
}
