import type { Parsed } from "../../contract/index.ts";
import { badRequest, conflict, type Day } from "../../domain/index.ts";
import type { GateId } from "../../standard/index.ts";
import type { DealNotes, Pass, PipelineStage } from "../../team/deals/index.ts";
import { gateVerdict, spicedOf } from "../../team/diagnosis/index.ts";
import type { Author } from "../../team/documents/index.ts";
import type { Context } from "../context.ts";
import type { OpenDeal } from "./open.ts";

export const isEnd = ({ state }: Pick<PipelineStage, "state">): boolean => state === "commit" || state === "lost";

/**
 * How far a deal had come: the place of its stage, or of a lost one that of the stage it was lost from. Below zero where nobody knows
 * that: it is then reopened as if it were new.
 */
export function reached({ pipeline, stage }: OpenDeal["place"], { passes }: Pick<DealNotes, "passes">): number {
  const placeOf = (id: string): number => pipeline.stages.findIndex((one) => one.id === id && !isEnd(one));
  if (!isEnd(stage)) return placeOf(stage.id);
  return passes.map((pass) => placeOf(pass.stage)).findLast((place) => place >= 0) ?? -1;
}

/** The gates between where a deal is and a stage ahead: who skips a stage does not skip what it asks. */
export const gatesOnTheWay = (stages: readonly PipelineStage[], from: number, to: number): readonly GateId[] =>
  stages.slice(from + 1, to + 1).flatMap(({ gate, state }) => (gate === null || state === "lost" ? [] : [gate]));

/** The passage into a stage: going on takes what the gates on the way ask, and what the buyer did. Going back takes nothing, nor does losing. */
export async function passTo(
  context: Context,
  { place, notes, diagnosis }: OpenDeal,
  target: PipelineStage,
  { evidence = null, despite = null }: Pick<Parsed<"moveDeal">, "evidence" | "despite"> | { evidence?: null; despite?: null },
  { by, on }: { readonly by: Author; readonly on: Day },
): Promise<Pass> {
  const { stages } = place.pipeline;
  const from = reached(place, notes);
  const to = stages.findIndex(({ id }) => id === target.id);
  const plain: Pass = { stage: target.id, on, by: by.name, gate: target.gate, verdict: "none", evidence, despite };
  if (to <= from || target.state === "lost") return plain;
  const standard = await spicedOf(context.storage.pool);
  const gates = gatesOnTheWay(stages, from, to).map((gate) => gateVerdict(gate, diagnosis, standard));
  const shut = gates.filter(({ verdict }) => verdict !== "open");
  const blocked = shut.find(({ verdict }) => verdict === "blocked");
  if (blocked)
    throw conflict(
      "gate_blocked",
      `Not enough is known to enter “${target.name}”. Close the gaps first; the next question is shown beside them.`,
      { ...blocked, gates: shut },
    );
  if (shut[0] !== undefined && despite === null)
    throw conflict("gate_warned", `Something is missing to enter “${target.name}”. Close it, or say why the deal goes on all the same.`, {
      ...shut[0],
      gates: shut,
    });
  if (evidence === null && despite === null)
    throw badRequest(
      "evidence_missing",
      `A stage is entered by what the buyer did. Here: ${target.buyerDoes} Say how it showed, or why the deal goes on without it.`,
    );
  return { ...plain, verdict: shut.length > 0 ? "warned" : gates.length > 0 ? "open" : "none" };
}
