import { badRequest, parseDay } from "../../domain/index.ts";
import { type Context, today } from "../context.ts";
import type { PersonalOperations } from "../workspace/operations.ts";
import { settleUsage } from "./settle.ts";

export const usageOperations: Pick<PersonalOperations, "usage" | "usageEvents" | "settleUsage" | "dropUsageEvents"> = {
  usage: async ({ usage: { events } }) => {
    const sources = await events.status();
    return {
      sources: sources.map(({ lastAt, lastSettledAt, unknown, ...rest }) => ({
        ...rest,
        lastAt: lastAt?.toISOString() ?? null,
        lastSettledAt: lastSettledAt?.toISOString() ?? null,
        unknown: { ...unknown, some: [...unknown.some] },
      })),
    };
  },
  usageEvents: async ({ usage: { events } }, { on, ...asked }) => {
    const found = await events.ofDay({ ...asked, day: dayNamed(on) });
    return {
      total: found.total,
      sums: found.sums.map((sum) => ({ ...sum })),
      events: found.events.map(({ at, ...event }) => ({ ...event, at: at.toISOString() })),
    };
  },
  settleUsage: (context) => settleUsage(context, { all: true, wait: true }),
  dropUsageEvents: async (context, { source, before }) => {
    const day = dayNamed(before);
    await refuseUnsettled(context, day);
    return { dropped: await context.usage.events.drop(source, day) };
  },
};

function dayNamed(text: string) {
  const found = parseDay(text);
  if (found === null) throw badRequest("bad_day", `“${text}” is no day. Write it as 2026-07-15.`);
  return found;
}

/** What is to be forgotten must be over, and a month of it left to look at. */
async function refuseUnsettled(context: Context, before: number): Promise<void> {
  if (before > today(context) - 31)
    throw badRequest("too_young", "Events of the last 31 days are kept: late ones still come, and are told from those that came already.");
  await settleUsage(context, { all: true, wait: true });
}
