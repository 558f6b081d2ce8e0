import type { Scope } from "../analytics/index.ts";
import { badRequest, type Day, day, formatDay, parseDay } from "../domain/index.ts";
import type { Level } from "../facts/index.ts";
import { coverage } from "../ledger/index.ts";
import { type Context, horizonOf, today } from "./context.ts";
import type { Report } from "./progress.ts";

/** The scope of a question, with its facts brought up to date. */
export async function openScope(
  context: Context,
  level: Level,
  asOf: string | undefined,
  report: Report = () => undefined,
): Promise<Scope> {
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
  if (at > context.now() && date !== today(context))
    throw badRequest("future_as_of", `${formatDay(today(context))} is the latest day anything can be known as of.`);
  return at.toISOString();
}

/** An export whose newest happening is older than this when it is imported is an old export, not a quiet company. */
const QUIET_DAYS = 100;

/**
 * Last day the answers may speak for: what a user said of the files, even where they know of something later (a notice);
 * else the day of the newest import; else, for an old export, the day of its newest happening. What nobody has reported
 * is not a fact (semantics B.2, row 39).
 */
export async function throughDay(context: Context, scope: Scope, lastDay: Day): Promise<Day> {
  const horizon = horizonOf(context, scope);
  const { stated, recorded } = await coverage(context.storage.pool, context.zone, scope.asOf === null ? undefined : new Date(scope.asOf));
  if (stated !== null && (recorded === null || stated >= lastDay)) return day(Math.min(stated, horizon));
  const known = recorded === null || recorded - lastDay > QUIET_DAYS ? lastDay : Math.max(recorded, lastDay);
  return day(Math.min(known, horizon));
}
