import type pg from "pg";
import { drawer } from "../documents/index.ts";
import { usualPipelines } from "./pipelines.ts";
import type { DealNotes, Pipeline } from "./types.ts";

/** One a deal, under its number. */
export const dealNotes = drawer<DealNotes>("deal");

/** How the team works where it differs from the standard, each under its name. */
const methods = drawer<{ readonly pipelines: readonly Pipeline[] }>("method");

export async function readPipelines(
  client: pg.ClientBase | pg.Pool,
): Promise<{ readonly pipelines: readonly Pipeline[]; readonly version: number }> {
  const found = await methods.find(client, "pipelines");
  return { pipelines: found?.body.pipelines ?? usualPipelines, version: found?.version ?? 0 };
}

export const pipelineStore = methods;
