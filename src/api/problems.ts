import type { Context as Request } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { ZodError } from "zod";
import type { Problem } from "../contract/index.ts";
import { Refusal } from "../domain/index.ts";
import { isConnectionLost } from "../operations/index.ts";
import { requestAtHand, trouble } from "../telemetry/index.ts";

const databaseAway = (): Refusal =>
  new Refusal(
    "database_away",
    503,
    "The database does not answer just now; it may be starting anew. Nothing was half written. Try again in a few seconds.",
    { seconds: 5 },
  );

/** Turns what went wrong into an answer, in one place. A refusal is told as it is; a bug is logged and told as one. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Refusal) {
    return {
      type: `https://openbowtie.org/problems/${error.code}`,
      title: error.code.replaceAll("_", " "),
      status: error.status,
      code: error.code,
      detail: error.message,
      details: { ...error.details },
    };
  }
  if (error instanceof ZodError) {
    const detail = error.issues.map((issue) => `${issue.path.join(".") || "request"}: ${issue.message}`).join("; ");
    return { type: "https://openbowtie.org/problems/bad_request", title: "bad request", status: 400, code: "bad_request", detail };
  }
  if (isConnectionLost(error)) return problemOf(databaseAway());
  trouble("Something went wrong inside:", error);
  return {
    type: "about:blank",
    title: "internal error",
    status: 500,
    code: "internal_error",
    detail:
      "Something went wrong inside OpenBowtie; it is our fault, not yours. Nothing was half written. The details are in the program's output.",
  };
}

export function answerProblem(request: Request, error: unknown): Response {
  const problem = problemOf(error);
  const atHand = requestAtHand();
  return request.json(atHand === undefined ? problem : { ...problem, requestId: atHand.id }, problem.status as ContentfulStatusCode, {
    "content-type": "application/problem+json",
    ...(problem.status === 401 ? { "www-authenticate": 'Bearer realm="OpenBowtie"' } : {}),
    ...(typeof problem.details?.["seconds"] === "number" ? { "retry-after": String(problem.details["seconds"]) } : {}),
  });
}
