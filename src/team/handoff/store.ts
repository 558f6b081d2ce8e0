import type pg from "pg";
import { type HandoffStandard, handoffStandard } from "../../standard/index.ts";
import { drawer } from "../documents/index.ts";
import type { Handoff } from "./types.ts";

/** One a deal, under its number. */
export const handoffs = drawer<Handoff>("handoff");

const methods = drawer<HandoffStandard>("method");

/** What a hand-off needs here: the standard's, or what the team made of it. */
export const handoffStandardOf = async (client: pg.ClientBase | pg.Pool): Promise<HandoffStandard> =>
  (await methods.find(client, "handoff"))?.body ?? handoffStandard;

/** Where the team keeps its own. */
export const handoffStandardStore = methods;
