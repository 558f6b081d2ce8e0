import { inspect } from "node:util";
import type { Logger } from "pino";
import { requestAtHand } from "./request.ts";

/** Lines that may wait for a reader who is slow; what would be more is dropped, so that nobody's reading holds the program up. */
const WAITING_BYTES = 16 << 20;

let lines: Logger | null = null;
let wordsToo = false;

interface How {
  /** Whether what is said to people is a line too, or stays words. */
  readonly words: boolean;
}

/** From now on requests and what goes wrong are told as JSON, a line each, on the standard output. */
export async function logAsJson({ words }: How): Promise<void> {
  const { destination, pino, stdTimeFunctions } = await import("pino");
  lines = pino(
    { base: null, timestamp: stdTimeFunctions.isoTime, formatters: { level: (level) => ({ level }) } },
    destination({ fd: 1, sync: false, maxLength: WAITING_BYTES }),
  );
  wordsToo = words;
}

/** Says something to people. A line stays where many read it, so it holds no secret. */
export function say(sentence: string): void {
  if (lines && wordsToo) lines.info(masked(sentence));
  else process.stderr.write(`${sentence}\n`);
}

/** Tells of something that went wrong, with the request at hand if it was one. */
export function trouble(sentence: string, error?: unknown): void {
  if (lines) lines.error({ ...atHand(), ...(error === undefined ? {} : { error: plain(error) }) }, unnamed(sentence));
  else console.error(masked(error === undefined ? sentence : `${sentence}\n${inspect(error)}`));
}

/** What was asked again and again to see whether all is well is no news while it is. */
const PROBES: ReadonlySet<string> = new Set(["/api/health/live", "/api/health/ready", "/metrics"]);

/** Tells that a request was answered; on a terminal nobody wants to read that. */
export function requestAnswered(status: number, ms: number): void {
  const request = requestAtHand();
  if (!lines || !request || (status < 400 && PROBES.has(request.route))) return;
  const line = { ...atHand(), status, ms: Math.round(ms * 10) / 10 };
  if (status >= 500) lines.error(line, "request");
  else lines.info(line, "request");
}

const atHand = (): Readonly<Record<string, string>> => {
  const request = requestAtHand();
  if (!request) return {};
  const { id, method, route, who, trace } = request;
  return { requestId: id, method, route, who, ...(trace === undefined ? {} : { trace }) };
};

/** An error without what drivers hang on it: rows and parameters stand there. */
function plain(error: unknown): Readonly<Record<string, string>> {
  if (!(error instanceof Error)) return { message: unnamed(String(error)) };
  const code = "code" in error ? { code: String(error.code) } : {};
  return { type: error.name, message: unnamed(error.message), ...code, stack: unnamed(error.stack ?? "") };
}

/** Mail servers and sign-ons say in their errors about whom they are. */
const unnamed = (text: string): string => masked(text).replaceAll(/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, "…@…");

/** Secrets of ours, known by how they begin, and passwords in addresses. */
const masked = (text: string): string =>
  text.replaceAll(/\b(bowtie_(?:link|token|machine|shared)_)[\w-]+/g, "$1…").replaceAll(/(\w+:\/\/)[^\s/@:]*:[^\s/@]+@/g, "$1…@");
