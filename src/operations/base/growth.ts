import { bowtieStageNames } from "../../contract/index.ts";
import { civilDate, type Money, totalsOf } from "../../domain/index.ts";
import type { BowtieStage } from "../../standard/index.ts";
import {
  type BaseAccount,
  confirmationsOf,
  customerFunnel,
  expansionReport,
  outcomesOf,
  type ProofCase,
  proofLift,
  proofReport,
  rescueReport,
} from "../../team/base/index.ts";
import type { LedgerDeal } from "../deals/read.ts";
import { type Looked, listed } from "./looked.ts";

const PROOFS = ["proven", "preceded", "unproven"] as const;

/** Which growth of the window came from proven value. */
export function growthOf({ written, from, on, question: { limit } }: Looked, dealOf: (id: number) => LedgerDeal | undefined) {
  const { expansions, preceded, precededWorth, worth } = expansionReport(written, from, on);
  const moneyOf = (some: typeof expansions): Money[] => [...totalsOf(some.flatMap(({ expansion }) => expansion.worth ?? []))];
  return {
    preceded,
    worth: [...worth],
    precededWorth: [...precededWorth],
    byProof: PROOFS.map((proof) => {
      const own = expansions.filter((one) => one.proof === proof);
      return { proof, n: own.length, worth: moneyOf(own) };
    }),
    list: listed(
      [...expansions].sort((a, b) => PROOFS.indexOf(a.proof) - PROOFS.indexOf(b.proof) || b.expansion.on - a.expansion.on),
      limit,
      ({ account }) => account,
      ({ account, expansion: { id, on: when, worth: one, outcomeId }, proof }) => ({
        deal: Number(id),
        dealName: dealOf(Number(id))?.name ?? id,
        on: when,
        worth: one,
        outcome: outcomesOf(account).find((outcome) => outcome.id === outcomeId)?.statement ?? null,
        proof,
      }),
    ),
  };
}

/** Of deals of each kind, the stage in which proof may have helped. */
const STAGE_OF: Readonly<Record<LedgerDeal["type"], BowtieStage>> = { new: "selection", expansion: "expansion", renewal: "impact" };

/** Deals that ended in the window, and whether proof had been shown at their stage before they did. */
function casesOf({ written, from, on }: Looked, deals: readonly LedgerDeal[]): readonly ProofCase[] {
  const shown = new Map(written.flatMap(({ id, proofs }) => (proofs.length === 0 ? [] : [[Number(id), proofs] as const])));
  if (shown.size === 0) return [];
  return deals.flatMap(({ account, type, outcome, closedOn }) => {
    if (outcome === "open" || closedOn === null || closedOn < from || closedOn > on) return [];
    const stage = STAGE_OF[type];
    const own = account === null ? [] : (shown.get(account) ?? []);
    return [{ stage, hadProof: own.some((proof) => proof.stage === stage && proof.on <= closedOn), isConverted: outcome === "won" }];
  });
}

/** Proof, first-hand and second-hand, by the stage it was shown in. */
export function proofsOf(looked: Looked, deals: readonly LedgerDeal[]) {
  const { written, on, question } = looked;
  const { byKind, byStage, firstHand, secondHand, unsupported, advocates } = proofReport(written, on);
  return {
    byKind,
    byStage: bowtieStageNames.flatMap((stage) => byStage.filter((one) => one.stage === stage).map((one) => ({ ...one }))),
    firstHand,
    secondHand,
    unsupported: listed(
      unsupported,
      question.limit,
      ({ account }) => account,
      ({ proof: { id, kind, stage, on: when, note } }) => ({ proof: id, kind, stage, on: when, note }),
    ),
    advocates: listed(
      advocates,
      question.limit,
      (account) => account,
      (account) => {
        const days = confirmationsOf(account, on);
        return { confirmations: days.length, since: days[0] ?? on };
      },
    ),
    lift: proofLift(casesOf(looked, deals)).map(({ stage, withProof, withoutProof, difference }) => ({
      stage,
      withProof,
      withoutProof,
      difference: difference === null ? null : { ...difference },
    })),
  };
}

/** Rescues of the window, newest first. */
export function rescuesOf({ groups, written, from, on, question: { limit } }: Looked) {
  const { saved, needed, causes } = rescueReport(groups, from, on);
  const all = written
    .flatMap((account) => account.rescues.filter((one) => one.on >= from && one.on <= on).map((rescue) => ({ account, rescue })))
    .sort((a, b) => b.rescue.on - a.rescue.on);
  return {
    saved,
    needed,
    causes: causes.map((one) => ({ ...one })),
    list: listed(
      all,
      limit,
      ({ account }) => account,
      ({ rescue: { id, on: when, cause, isSaved } }) => ({ rescue: id, on: when, cause, isSaved }),
    ),
  };
}

const yearOf = ({ committedOn }: BaseAccount): string | null => (committedOn === null ? null : String(civilDate(committedOn).year));

/** The customer's funnel, of all and by the year of the commit. */
export function funnelOf({ groups, on }: Looked) {
  const { all, cohorts } = customerFunnel(groups, on, yearOf);
  const told = (stages: typeof all) => stages.map((one) => ({ ...one }));
  return { all: told(all), cohorts: cohorts.map(({ cohort, stages }) => ({ year: cohort, stages: told(stages) })) };
}
