import type { SentEvents } from "../../contract/index.ts";
import { badRequest, Refusal } from "../../domain/index.ts";
import { isUnusable, readEvent, type UsageEvent } from "../../usage/index.ts";
import { type Context, zoneOf } from "../context.ts";

/** Events of one request; more come in the next. */
export const MAX_EVENTS = 50_000;

/** Refusals that are told one by one; the others are counted. */
const TOLD = 100;

/** The name of a source as imports have it. */
const SOURCE = /^[^\p{C}]{1,60}$/u;

export function sourceNamed(source: string | undefined): string {
  const name = source?.trim() ?? "";
  if (!SOURCE.test(name))
    throw badRequest("bad_source", "Say which system the accounts' ids are of: source=NAME, the name its accounts are imported under.");
  return name;
}

export const tooManyEvents = (): Refusal =>
  new Refusal(
    "too_many_events",
    413,
    `A request brings at most ${MAX_EVENTS.toLocaleString("en-US")} events. Nothing of it was taken: send them in several.`,
    { limit: MAX_EVENTS },
  );

/** Takes events in: when it answers, those accepted are durable, and what was not taken is told by its place in the request. */
export async function sendUsage(context: Context, source: string, sent: readonly unknown[]): Promise<SentEvents> {
  if (sent.length > MAX_EVENTS) throw tooManyEvents();
  const { events: kept, writer } = context.usage;
  const rules = { zone: zoneOf(context), now: context.now().getTime(), keptFrom: await kept.keptFrom(source) };
  const events: UsageEvent[] = [];
  const places: number[] = [];
  const refusals: SentEvents["refusals"] = [];
  for (const [index, one] of sent.entries()) {
    const read = readEvent(one, rules);
    if (isUnusable(read)) {
      refusals.push({ index, id: idOf(one), ...read });
      continue;
    }
    events.push(read);
    places.push(index);
  }
  const put = events.length === 0 ? { accepted: 0, duplicates: [], contradicting: [] } : await writer.send(source, events);
  for (const row of put.contradicting)
    refusals.push({ index: places[row] ?? 0, id: events[row]?.id ?? null, code: "other_content", sentence: OTHER });
  return {
    accepted: put.accepted,
    duplicates: put.duplicates.length,
    refused: refusals.length,
    refusals: refusals.sort((a, b) => a.index - b.index).slice(0, TOLD),
  };
}

const OTHER =
  "An event with this id is known, and says something else; what came first holds. To correct it send the difference under an id of its own.";

function idOf(sent: unknown): string | null {
  const id = typeof sent === "object" && sent !== null ? (sent as { readonly id?: unknown }).id : null;
  return typeof id === "string" ? id.slice(0, 200) : null;
}
