import type { Hono } from "hono";
import { badRequest, Refusal } from "../domain/index.ts";
import { type Context, MAX_EVENTS, sendUsage, sourceNamed, tooManyEvents } from "../operations/index.ts";
import type { Door } from "./door.ts";

const MAX_BYTES = 25_000_000;
/** What all requests together may bring at a time: it is held in memory until it is written. */
const MAX_HELD = 200_000_000;

const tooLarge = (): Refusal =>
  new Refusal("too_large", 413, `A request brings at most ${MAX_BYTES / 1e6} MB. Nothing of it was taken: send the events in several.`);

/** Usage events come in: a JSON array, or one event a line. */
export function usageEventRoutes(app: Hono, context: Context, { behind }: Door): void {
  let held = 0;
  app.post(
    "/api/usage/events",
    behind("sendUsage", async (request) => {
      const announced = Number(request.req.header("content-length") ?? MAX_BYTES);
      if (announced > MAX_BYTES) throw tooLarge();
      if (held + announced > MAX_HELD)
        throw new Refusal("too_many_requests", 429, "Too many requests bring events at once. Send this one again in a second.", {
          seconds: 1,
        });
      const source = sourceNamed(request.req.query("source"));
      held += announced;
      try {
        return request.json(await sendUsage(context, source, await sentEvents(request.req.raw)));
      } finally {
        held -= announced;
      }
    }),
  );
}

async function sentEvents(request: Request): Promise<readonly unknown[]> {
  if (!request.body) throw badRequest("empty_request", "The request brings no events.");
  const isLines = /ndjson|jsonl|json-lines|x-json-stream/.test(request.headers.get("content-type") ?? "");
  const pieces = request.body as unknown as AsyncIterable<Uint8Array>;
  return isLines ? eventLines(textOf(pieces)) : eventList(textOf(pieces));
}

/** Reading stops where it grows too large, whatever length was announced. */
async function* textOf(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let bytes = 0;
  for await (const piece of pieces) {
    bytes += piece.length;
    if (bytes > MAX_BYTES) throw tooLarge();
    yield decoder.decode(piece, { stream: true });
  }
  yield decoder.decode();
}

async function eventList(pieces: AsyncIterable<string>): Promise<readonly unknown[]> {
  let text = "";
  for await (const piece of pieces) text += piece;
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    throw badRequest("bad_json", "The body is not JSON. Send an array of events, or one event a line as application/x-ndjson.");
  }
  if (!Array.isArray(read)) throw badRequest("no_list", "Send an array of events, or one event a line as application/x-ndjson.");
  return read as readonly unknown[];
}

/** A line that is no JSON is refused by itself, as an event that is none. */
async function eventLines(pieces: AsyncIterable<string>): Promise<readonly unknown[]> {
  const events: unknown[] = [];
  const take = (line: string): void => {
    if (line.trim() === "") return;
    if (events.length >= MAX_EVENTS) throw tooManyEvents();
    events.push(parsed(line));
  };
  let rest = "";
  for await (const piece of pieces) {
    const lines = (rest + piece).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) take(line);
  }
  take(rest);
  return events;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
