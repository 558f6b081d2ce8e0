import type { Day } from "../../domain/index.ts";
import { drawer } from "../documents/index.ts";

/** A remark on a plan, of ours or of the buyer's. Only what is shared on purpose ever leaves the house. */
export interface PlanComment {
  readonly text: string;
  /** Ids of people of ours that it names. */
  readonly mentions: readonly string[];
  readonly isShared: boolean;
  /** Who of the buyer's side said it, and by which link; absent of what one of ours said. */
  readonly buyer?: { readonly name: string; readonly link: number };
}

/** The buyer's word that their people and days of a close plan stand. */
export interface Signature {
  readonly by: string;
  readonly on: Day;
  readonly link: number;
  /** What was signed: each open step of theirs, with whom and when. */
  readonly steps: readonly { readonly id: string; readonly name: string; readonly owner: string; readonly due: Day }[];
}

export const comments = drawer<PlanComment>("comment");
export const signatures = drawer<Signature>("signature");
