import { trouble } from "../../telemetry/index.ts";
import { settle } from "../../usage/index.ts";
import type { Context } from "../context.ts";
import { landReachedByUsage } from "../plans/stages.ts";
import { deriveSoon } from "../workspace/land.ts";

/** Tells the ledger what changed of raw usage, and lets follow what follows from usage. */
export async function settleUsage(
  context: Context,
  { all, wait }: { readonly all: boolean; readonly wait: boolean },
): Promise<{ readonly sums: number; readonly entries: number }> {
  const told = await settle(context.storage.pool, context.usage.events, { all, wait, now: context.now });
  if (told.entries > 0) {
    await landReachedByUsage(context);
    deriveSoon(context);
  }
  return told;
}

const SHORTEST = 3_000;
const LONGEST = 60_000;

/**
 * Settles usage from time to time, until it is ended. What comes now and then is in the numbers after seconds; where something comes all the time, the
 * pauses grow to a minute, so that a busy day makes hundreds of batches and not tens of thousands.
 */
export function startSettling(context: Context): { readonly end: () => Promise<void> } {
  let pause = SHORTEST;
  let isEnded = false;
  let running: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout;
  const run = async (): Promise<void> => {
    try {
      const { sums } = await settleUsage(context, { all: false, wait: false });
      pause = sums > 0 ? Math.min(pause * 2, LONGEST) : SHORTEST;
    } catch (error) {
      pause = LONGEST;
      if (!isEnded) trouble("Usage could not be told to the ledger; it is tried again:", error);
    }
    if (!isEnded) plan();
  };
  const plan = (): void => {
    timer = setTimeout(() => {
      running = run();
    }, pause);
    timer.unref();
  };
  plan();
  return {
    end: async () => {
      isEnded = true;
      clearTimeout(timer);
      await running;
    },
  };
}
