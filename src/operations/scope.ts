import type { Scope } from "../analytics/index.ts";
import { badRequest, type Day, day, formatDay, parseDay } from "../domain/index.ts";
import type { Level } from "../facts/index.ts";
import { statedThrough } from "../ledger/index.ts";
import { type Context, horizonOf, today } from "./context.ts";
import type { Report } from "./progress.ts";

/** The scope of a question, with its facts brought up to date. */
export async function openScope(context: Context, level: Level, asOf: string | undefined, report: Report = () => undefined): Promise<Scope> {
  const scope: Scope = { level, asOf: asOf === undefined ? null : instant(context, asOf) };
  const horizon = horizonOf(context, scope);
  await context.keeper.bring(scope, horizon, ({ done, total }) => report({ phase: "deriving", label: level, done, total }));
  return scope;
}

/** A date means the end of that day. */
function instant(context: Context, asOf: string): string {
  const date = parseDay(asOf);
  const at = date === null ? new Date(asOf) : new Date((date + 1) * 86_400_000 - 1);
  if (Number.isNaN(at.getTime())) throw badRequest("bad_as_of", `“${asOf}” is no date. Write it as 2026-03-31.`);
  if (at > context.now() && date !== today(context)) throw badRequest("future_as_of", `${formatDay(today(context))} is the latest day anything can be known as of.`);
  return at.toISOString();
}

/** A source whose last word is older than this has stopped, or is late: what it did not say is not a fact. */
const FRESH_DAYS = 35;

/**
 * Last day the answers may speak for: what a user said of the files, else today if the newest happening is recent,
 * else the day of that happening (semantics B.2, row 39).
 */
export async function throughDay(context: Context, scope: Scope, lastDay: Day): Promise<Day> {
  const horizon = horizonOf(context, scope);
  const stated = await statedThrough(context.storage.pool, scope.asOf === null ? undefined : new Date(scope.asOf));
  if (stated !== null && stated >= lastDay) return day(Math.min(stated, horizon));
  return horizon - lastDay <= FRESH_DAYS ? horizon : lastDay;
}
