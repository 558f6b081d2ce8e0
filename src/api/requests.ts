import type { MiddlewareHandler, Context as Request } from "hono";
import { routePath } from "hono/route";
import type { Principal } from "../operations/index.ts";
import { type RequestAtHand, requestAnswered, requestAtHand, requestId, watched, withRequest } from "../telemetry/index.ts";

/** Gives every request an id, and lets it be heard by which route it was answered, with which status, and how long that took. */
export const watchRequests = (): MiddlewareHandler => (request, next) => {
  const { method } = request.req;
  const atHand: RequestAtHand = { id: requestId(request.req.header("x-request-id")), method, route: "none", who: "nobody" };
  return withRequest(atHand, () =>
    watched(
      "request",
      method,
      { ...carried(request.req.raw.headers), "http.request.method": method, "bowtie.request_id": atHand.id },
      async (note) => {
        const began = performance.now();
        await next();
        const { status } = request.res;
        request.header("x-request-id", atHand.id);
        note({ "http.route": atHand.route, "http.response.status_code": status });
        requestAnswered(status, performance.now() - began);
      },
    ),
  );
};

/** The span of the caller, as they say it. */
const carried = (headers: Headers): Readonly<Record<string, string>> =>
  Object.fromEntries(["traceparent", "tracestate"].flatMap((name) => (headers.has(name) ? [[name, headers.get(name) ?? ""]] : [])));

/** Notes which route answers. */
export function noteRoute(request: Request): void {
  const atHand = requestAtHand();
  if (atHand) atHand.route = routePath(request).replace(/:(\w+)/g, "{$1}");
}

/** Notes who asks. */
export function noteWho(who: Principal): void {
  const atHand = requestAtHand();
  if (atHand) atHand.who = "person" in who ? who.person.id : who.kind;
}
