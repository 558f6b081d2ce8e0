import { drawer, type Kept, things } from "../documents/index.ts";
import type { KeptTrade, MomentRecord, Proposal } from "./types.ts";

export const momentRecords = drawer<MomentRecord>("moment");

/** The moments of every deal that has any, in the order they were recorded; kept in memory. */
export const momentsOfDeals = things<number, readonly Kept<MomentRecord>[]>(
  ["moment"],
  ({ deal }) => deal,
  (documents) => documents as readonly Kept<MomentRecord>[],
);

export const proposals = drawer<Proposal>("proposal");
export const trades = drawer<KeptTrade>("trade");
