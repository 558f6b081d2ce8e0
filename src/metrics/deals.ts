import { dealTypes, outcomes } from "../facts/index.ts";
import type { AskCondition } from "./definition.ts";

/** First sales only: renewals and expansions are another game (standard 1.2.4). */
export const firstSales: AskCondition = { column: "type", in: [dealTypes.indexOf("new")] };
export const WON = outcomes.indexOf("won");
export const LOST = outcomes.indexOf("lost");
export const OPEN = outcomes.indexOf("open");
