import { drawer } from "../documents/index.ts";
import type { KeptTrade, MomentRecord, Proposal } from "./types.ts";

export const momentRecords = drawer<MomentRecord>("moment");
export const proposals = drawer<Proposal>("proposal");
export const trades = drawer<KeptTrade>("trade");
