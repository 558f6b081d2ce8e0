import { businessOutcome } from "./business-outcome.ts";
import { conversation } from "./conversation.ts";
import { diagnose } from "./diagnose.ts";
import { grow } from "./grow.ts";
import type { Moment } from "./moment.ts";
import { orchestrate } from "./orchestrate.ts";
import { outcomes } from "./outcomes.ts";
import { trade } from "./trade.ts";

/** The seven, in the order of the journey. */
export const moments: readonly Moment[] = [businessOutcome, conversation, diagnose, trade, orchestrate, outcomes, grow];

export { type Moment, type MomentId, momentIds, type Quality } from "./moment.ts";
