import type { Day, Money } from "../../domain/index.ts";
import type { MethodologyId, MomentId, Role, SalesPhase } from "../../standard/index.ts";

/** One moment as it took place, whoever of the team did it. */
export interface MomentRecord {
  readonly id: string;
  readonly moment: MomentId;
  readonly accountId: string;
  /** `null` before there is a deal, and after the sale where none is concerned. */
  readonly dealId: string | null;
  readonly on: Day;
  readonly ownerId: string;
  readonly team: string;
  readonly participants: readonly { readonly person: string; readonly role: Role }[];
  /** Items of the moment's checklist, by id; what is met without evidence does not count. */
  readonly checklist: readonly { readonly item: string; readonly isMet: boolean; readonly evidence: readonly string[] }[];
  /** Ids of what the moment asks to be recorded and is. */
  readonly recorded: readonly string[];
  readonly coachNote: string | null;
}

export interface Proposal {
  readonly id: string;
  readonly dealId: string;
  readonly on: Day;
  readonly by: string;
  readonly team: string;
}

/** Something given or received in a trade, with its worth; `null` when nobody has said what it is worth. */
export interface TradeItem {
  readonly what: string;
  readonly isDiscount: boolean;
  readonly worth: Money | null;
}

/** One exchange on a deal: what we gave, what we got for it, and who allowed it. */
export interface Trade {
  readonly id: string;
  readonly dealId: string;
  readonly by: string;
  readonly on: Day;
  readonly gives: readonly TradeItem[];
  readonly gets: readonly TradeItem[];
  readonly approver: string | null;
}

/** Who allowed a trade, and what exactly: given or got otherwise afterwards, it is not allowed any more. */
export interface Approval {
  readonly name: string;
  readonly personId: string | null;
  readonly on: Day;
  readonly terms: string;
}

/** A trade as it is kept. Who approved it follows from the approval, as long as that is of these terms. */
export interface KeptTrade extends Omit<Trade, "approver"> {
  readonly sellerId: string | null;
  readonly approval: Approval | null;
}

/** A deal, lead or customer of which it is known whether it went on. */
export interface Case {
  readonly accountId: string;
  readonly dealId: string | null;
  readonly isConverted: boolean;
  readonly decidedOn: Day;
}

/** One phase of one deal, worked by one methodology. */
export interface PhaseWork {
  readonly dealId: string;
  readonly phase: SalesPhase;
  readonly methodology: MethodologyId;
  /** Ids of what the methodology asks for and is on record. */
  readonly met: readonly string[];
  /** `null` while the phase goes on. */
  readonly isConverted: boolean | null;
  readonly days: number | null;
}
