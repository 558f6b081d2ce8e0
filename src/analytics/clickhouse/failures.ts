import { ClickHouseError } from "@clickhouse/client";
import { Refusal } from "../../domain/index.ts";

/** What ClickHouse says when a server of the cluster cannot be reached or broke off: all tries failed, no replica that is up to date, network, timeout, end of stream. */
const AWAY = new Set(["279", "369", "210", "209", "32", "3", "198"]);
/** A table, a database or the cluster's name is not known there. */
const UNKNOWN = new Set(["60", "81", "701", "170"]);
const NOT_LET_IN = new Set(["516", "193", "194", "192", "497"]);
const TOO_LONG = new Set(["159", "160", "241"]);

const NETWORK = new Set(["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "EHOSTUNREACH", "ENETUNREACH", "ENOTFOUND", "EAI_AGAIN"]);

const codeOf = (error: unknown): string => {
  if (error instanceof ClickHouseError) return error.code;
  const { code } = error as { readonly code?: unknown };
  return typeof code === "string" ? code : "";
};

/** The way to the server failed, not what was asked there. */
const isOfTheWay = (error: unknown): boolean =>
  !(error instanceof ClickHouseError) &&
  error instanceof Error &&
  (NETWORK.has(codeOf(error)) || error instanceof SyntaxError || /timeout|socket hang up|aborted|premature/i.test(error.message));

/** The certificate is none that is trusted here, or of another name. */
const isUntrusted = (error: unknown): boolean => /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER/.test(codeOf(error));
/** What answers does not speak TLS. */
const isPlain = (error: unknown): boolean => /^(EPROTO|ERR_SSL_)/.test(codeOf(error));

const isTimeout = (error: unknown): boolean => error instanceof Error && /timeout/i.test(error.message);

/** The server answers, and another that it asked does not. */
export const isShardAway = (error: unknown): error is ClickHouseError => error instanceof ClickHouseError && AWAY.has(error.code);

/** Whether another try may go well. One that took as long as a request may is not asked again. */
export const isPassing = (error: unknown): boolean => (isOfTheWay(error) && !isTimeout(error)) || isShardAway(error);

/** `127.0.0.1:9000`, as ClickHouse names the server it did not reach. */
const shardIn = (message: string): string | null => /\(([^\s()]+:\d+)[^)]*\)/.exec(message)?.[1] ?? null;

export const partAway = (who: string): Refusal =>
  new Refusal(
    "analytics_away",
    503,
    `A part of the facts cannot be reached: ${who}. Nothing is answered rather than half. It answers again by itself as soon as that server is back; “bowtie analytics status” shows which are there.`,
    { seconds: 5 },
  );

/** A failure in words; `away` are servers of the cluster known to be away. Neither name nor password of the connection is in it; what is no failure of ClickHouse stays as it is. */
export function refusalOf(error: unknown, url: string, away: readonly string[] = []): unknown {
  if (error instanceof Refusal) return error;
  const host = new URL(url).host;
  if (isUntrusted(error))
    return new Refusal(
      "analytics_untrusted",
      503,
      `The certificate of the ClickHouse server ${host} is not trusted (${codeOf(error)}), so nothing was told to it. Name in ANALYTICS_URL the file of the certificate it is signed with, as ca=file, and the server by the name that stands in its certificate.`,
    );
  if (isPlain(error))
    return new Refusal(
      "analytics_not_secure",
      503,
      `What listens at ${host} does not speak TLS. In ANALYTICS_URL write http:// with the port of HTTP (usually 8123), or https:// with that of HTTPS (usually 8443).`,
    );
  if (isOfTheWay(error)) return partAway(`the ClickHouse server ${host} (${codeOf(error) || "no answer"})`);
  if (!(error instanceof ClickHouseError)) return error;
  const { code, message } = error;
  if (AWAY.has(code)) {
    const shard = shardIn(message) ?? away[0];
    return partAway(shard === undefined ? `a shard behind ${host} (code ${code})` : `shard ${shard}`);
  }
  if (UNKNOWN.has(code))
    return new Refusal(
      "analytics_not_ready",
      503,
      `A server behind ${host} lacks what the facts are kept in (ClickHouse code ${code}). Run “bowtie analytics init”; facts are derived again from the ledger.`,
    );
  if (NOT_LET_IN.has(code))
    return new Refusal(
      "analytics_refused",
      503,
      `The ClickHouse server ${host} does not let OpenBowtie in, or not do this (code ${code}). Check name and password in ANALYTICS_URL, and the rights of that user (docs/cluster.md).`,
    );
  if (TOO_LONG.has(code))
    return new Refusal(
      "analytics_too_long",
      503,
      `The ClickHouse server ${host} gave the question up (code ${code}): it took longer, or more memory, than it may. Ask for fewer groups or months, or raise timeout in ANALYTICS_URL or the limits of that user.`,
    );
  return error;
}
