import { type Bounds, type Day, differenceOfRates, type Rate, rateOf } from "../../domain/index.ts";
import { type BowtieStage, type ProofKind, proofIs, proofKinds } from "../../standard/index.ts";
import { confirmedOn, type Outcome } from "../plans/index.ts";
import { confirmationsOf, outcomesOf } from "./outcome-days.ts";
import type { BaseAccount, ProofItem } from "./types.ts";

export interface ProofReport {
  readonly byKind: Readonly<Record<ProofKind, number>>;
  /** Of each stage that has any: what the customer sees of its own, and what others say. */
  readonly byStage: readonly { readonly stage: BowtieStage; readonly firstHand: number; readonly secondHand: number }[];
  /** What a customer sees of its own, and what others say. */
  readonly firstHand: number;
  readonly secondHand: number;
  /** References, cases and outcomes that rest on nothing the buyer had confirmed by then: not to be used. */
  readonly unsupported: readonly { readonly account: BaseAccount; readonly proof: ProofItem }[];
  /** Customers fit to speak for us: with a confirmation that holds. */
  readonly advocates: readonly BaseAccount[];
}

/** Whether a proof that needs a confirmed outcome rests on one that was confirmed by its day; without it, it is not to be used. */
export function isSupported(outcomes: readonly Outcome[], { kind, outcomeId, on }: ProofItem): boolean {
  if (!proofIs[kind].needsConfirmedOutcome) return true;
  const outcome = outcomes.find(({ id }) => id === outcomeId);
  return outcome !== undefined && confirmedOn(outcome, on) !== null;
}

/** Proof of the base up to a day, first-hand and second-hand (standard 4.4, rows 96, 97 and 100). */
export function proofReport(accounts: readonly BaseAccount[], on: Day): ProofReport {
  const all = accounts.flatMap((account) => account.proofs.filter((proof) => proof.on <= on).map((proof) => ({ account, proof })));
  const count = (isCounted: (kind: ProofKind) => boolean): number => all.filter(({ proof }) => isCounted(proof.kind)).length;
  return {
    byKind: Object.fromEntries(proofKinds.map((kind) => [kind, count((one) => one === kind)])) as Record<ProofKind, number>,
    byStage: [...new Set(all.map(({ proof }) => proof.stage))].map((stage) => {
      const own = all.filter(({ proof }) => proof.stage === stage);
      const firstHand = own.filter(({ proof }) => proofIs[proof.kind].firstHand).length;
      return { stage, firstHand, secondHand: own.length - firstHand };
    }),
    firstHand: count((kind) => proofIs[kind].firstHand),
    secondHand: count((kind) => !proofIs[kind].firstHand),
    unsupported: all.filter(({ account, proof }) => !isSupported(outcomesOf(account), proof)),
    advocates: accounts.filter((account) => confirmationsOf(account, on).length > 0),
  };
}

/** One passage of a stage, and whether proof was shown in it. */
export interface ProofCase {
  readonly stage: BowtieStage;
  readonly hadProof: boolean;
  readonly isConverted: boolean;
}

export interface ProofLift {
  readonly stage: BowtieStage;
  readonly withProof: Rate;
  readonly withoutProof: Rate;
  readonly difference: (Bounds & { readonly value: number }) | null;
}

/** Conversion of a stage with and without proof, stages as they come in. What goes together need not cause. */
export function proofLift(cases: readonly ProofCase[]): readonly ProofLift[] {
  return [...new Set(cases.map(({ stage }) => stage))].map((stage) => {
    const rate = (had: boolean): Rate => {
      const own = cases.filter((one) => one.stage === stage && one.hadProof === had);
      return rateOf(own.filter(({ isConverted }) => isConverted).length, own.length);
    };
    const [withProof, withoutProof] = [rate(true), rate(false)];
    return { stage, withProof, withoutProof, difference: differenceOfRates(withProof, withoutProof) };
  });
}
