import { isIP } from "node:net";
import { getConnInfo } from "@hono/node-server/conninfo";
import type { Context as Request } from "hono";
import type { Context, Visit } from "../operations/index.ts";

const LOOPBACK = /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;
/** What a proxy writes into requests it passes on: then the visitor sits somewhere else. */
const PASSED_ON = ["forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via"];

const plain = (address: string): string => address.replace(/^::ffff:/, "");

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
  const isProxy = (address: string): boolean =>
    LOOPBACK.test(address) || (isIP(address) !== 0 && entrance.proxies?.check(address, isIP(address) === 6 ? "ipv6" : "ipv4") === true);
  // Each proxy writes at the end of the line whom it saw itself: the last of them that is no proxy of ours is the visitor.
  const line = entrance.publicUrl === null ? [] : (headers.get("x-forwarded-for")?.split(",") ?? []).map((address) => address.trim());
  const seen = isProxy(plain(peer)) ? line.findLast((address) => address !== "" && !isProxy(address)) : undefined;
  return {
    visit: {
      headers,
      origin: entrance.publicUrl ?? `http://${headers.get("host") ?? "127.0.0.1"}`,
      address: seen ?? plain(peer),
    },
    isLocal: isLoopback && !isPassedOn,
  };
}
