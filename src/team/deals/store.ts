import type pg from "pg";
import { drawer, type Kept, things } from "../documents/index.ts";
import { usualPipelines } from "./pipelines.ts";
import type { DealNotes, Pipeline } from "./types.ts";

/** One a deal, under its number. */
export const dealNotes = drawer<DealNotes>("deal");

/** What is kept of every deal of which anything is, by the deal's number as a text; kept in memory. */
export const allDealNotes = things<string, Kept<DealNotes>>(
  ["deal"],
  ({ id }) => id,
  ([notes]) => notes as Kept<DealNotes>,
);

/** How the team works where it differs from the standard, each under its name. */
const methods = drawer<{ readonly pipelines: readonly Pipeline[] }>("method");

export async function readPipelines(
  client: pg.ClientBase | pg.Pool,
): Promise<{ readonly pipelines: readonly Pipeline[]; readonly version: number }> {
  const found = await methods.find(client, "pipelines");
  return { pipelines: found?.body.pipelines ?? usualPipelines, version: found?.version ?? 0 };
}

export const pipelineStore = methods;
