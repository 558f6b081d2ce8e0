import type { MiddlewareHandler } from "hono";
import { Refusal } from "../domain/index.ts";

const LOCAL = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** Addresses that hold the secret of a link: it is told to no other site, and no search engine keeps it. */
const HOLDS_A_SECRET = /^\/(shared|api\/buyer)(\/|$)/;

/** What probes and Prometheus ask by the address of the machine. They tell strangers nothing, and no cookie comes with another name. */
const UNDER_ANY_NAME: ReadonlySet<string> = new Set(["/api/health/live", "/api/health/ready", "/metrics"]);

const hostName = (host: string): string => host.replace(/:\d+$/, "").toLowerCase();

/**
 * Answers only under names we know, so that a page of another site cannot reach us through a name of its own (DNS
 * rebinding), and takes changes only from our own pages or from programs.
 */
export const guard =
  (allowed: readonly string[]): MiddlewareHandler =>
  async (request, next) => {
    const host = hostName(request.req.header("host") ?? "localhost");
    if (!LOCAL.has(host) && !allowed.includes(host) && !UNDER_ANY_NAME.has(request.req.path)) {
      throw new Refusal(
        "unknown_host",
        421,
        `OpenBowtie does not answer under the name ${host}. Start it with --host ${host} if it should.`,
      );
    }
    const origin = request.req.header("origin");
    const changes = request.req.method !== "GET" && request.req.method !== "HEAD";
    // A page that hides where it comes from sends “null”, which is no address of ours either.
    const isOurs = origin === undefined || (URL.canParse(origin) && new URL(origin).host === request.req.header("host"));
    if (changes && !isOurs) {
      throw new Refusal("foreign_origin", 403, "This change was asked for by a page of another site, so it was not made.");
    }
    await next();
    request.header("x-content-type-options", "nosniff");
    const isSecret = HOLDS_A_SECRET.test(request.req.path);
    request.header("referrer-policy", isSecret ? "no-referrer" : "same-origin");
    if (isSecret) request.header("x-robots-tag", "noindex, nofollow, noarchive");
    request.header("x-frame-options", "DENY");
    if (!request.res.headers.has("content-security-policy")) {
      request.header(
        "content-security-policy",
        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'",
      );
    }
  };
