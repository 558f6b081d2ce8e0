import { remembering } from "../../domain/index.ts";
import { type Moment, moments, type Quality } from "../../standard/index.ts";
import type { MomentRecord } from "./types.ts";

export interface MomentQuality {
  readonly quality: Quality;
  /** Items of the checklist that are not met, the essential ones first. */
  readonly missing: readonly string[];
  /** Items somebody ticked without evidence. */
  readonly unproven: readonly string[];
  readonly notRecorded: readonly string[];
}

/** As the standard has it, remembered with the record. */
export const qualityOf = remembering((record: MomentRecord) => momentQuality(record).quality);

/**
 * How well a moment was done, from its record alone (standard 3): 0 nothing proven, 1 some of it, 2 all that is essential, 3 every
 * item proven and everything recorded. Items an edition no longer knows are passed over; a moment nobody knows is a bug.
 */
export function momentQuality(record: MomentRecord, standard: readonly Moment[] = moments): MomentQuality {
  const moment = standard.find(({ id }) => id === record.moment);
  if (moment === undefined) throw new RangeError(`there is no moment ${record.moment}`);
  const ticked = new Set(record.checklist.filter(({ isMet }) => isMet).map(({ item }) => item));
  const proven = new Set(record.checklist.filter(({ isMet, evidence }) => isMet && evidence.length > 0).map(({ item }) => item));
  const missing = moment.checklist.filter(({ id }) => !proven.has(id));
  const notRecorded = moment.record.map(({ id }) => id).filter((id) => !record.recorded.includes(id));
  const isEssentialMissing = missing.some(({ essential }) => essential);
  const nothing = missing.length === moment.checklist.length;
  const quality = nothing ? 0 : isEssentialMissing ? 1 : missing.length > 0 || notRecorded.length > 0 ? 2 : 3;
  return {
    quality,
    missing: [...missing].sort((a, b) => Number(b.essential) - Number(a.essential)).map(({ id }) => id),
    unproven: moment.checklist.map(({ id }) => id).filter((id) => ticked.has(id) && !proven.has(id)),
    notRecorded,
  };
}

/** From here on a moment counts as done well. */
export const WELL: Quality = 2;
