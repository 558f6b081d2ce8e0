import { badRequest } from "../../domain/index.ts";
import { isBowtieState, stateIndex } from "../../standard/index.ts";
import type { DealType, Pipeline, PipelineStage } from "./types.ts";

const stage = (
  id: string,
  name: string,
  state: PipelineStage["state"],
  gate: PipelineStage["gate"],
  buyerDoes: string,
  alsoCalled: readonly string[] = [],
): PipelineStage => ({ id, name, state, gate, buyerDoes, alsoCalled });

const WON = ["closed won", "closedwon", "won"];
const LOST = ["closed lost", "closedlost", "lost"];

/** How deals go until a team says otherwise: the gates of the standard between the states of the Bowtie. */
export const usualPipelines: readonly Pipeline[] = [
  {
    id: "new",
    name: "New customers",
    types: ["new"],
    stages: [
      stage("conversation", "Conversation", "mql", null, "Answered, and agreed to talk."),
      stage("discovery", "Discovery", "sql", "sql", "Told a problem in their own words, and agreed to a next step.", [
        "qualification",
        "qualified",
        "appointmentscheduled",
        "prospecting",
      ]),
      stage("solution", "Solution", "sal", "sal", "Gave figures, and brought somebody else in.", [
        "needs analysis",
        "demo",
        "presentation scheduled",
        "value proposition",
      ]),
      stage("proposal", "Proposal", "sal", "proposal", "Confirmed the summary of the diagnosis.", [
        "proposal sent",
        "proposal/price quote",
        "quote",
      ]),
      stage("negotiation", "Negotiation", "sal", "negotiation", "Named what stands between them and the signature.", [
        "negotiation/review",
        "contract sent",
      ]),
      stage("won", "Won", "commit", "commit", "Signed.", WON),
      stage("lost", "Lost", "lost", null, "Said no, or chose something else.", LOST),
    ],
  },
  {
    id: "growth",
    name: "Growth and renewal",
    types: ["expansion", "renewal"],
    stages: [
      stage("signal", "Signal", "sql", null, "Asked for more, or confirmed an outcome.", ["discovery", "qualification"]),
      stage("diagnosed", "Diagnosed", "sal", "sal", "Told the next goal, with figures.", ["proposal", "proposal sent", "negotiation"]),
      stage("won", "Won", "commit", null, "Signed.", WON),
      stage("lost", "Lost", "lost", null, "Said no.", LOST),
    ],
  },
];

const said = (text: string): string => text.trim().toLowerCase().replace(/\s+/g, " ");

/** The open stage of each name, of a pipeline: looked up for ten thousand deals at once. */
const namesOf = new WeakMap<Pipeline, ReadonlyMap<string, PipelineStage>>();

function stagesByName(pipeline: Pipeline): ReadonlyMap<string, PipelineStage> {
  const known = namesOf.get(pipeline);
  if (known) return known;
  const open = pipeline.stages.filter(({ state }) => state !== "commit" && state !== "lost");
  const names = new Map(open.flatMap((one) => [one.name, ...one.alsoCalled].map((name) => [said(name), one] as const)).reverse());
  namesOf.set(pipeline, names);
  return names;
}

/** The pipeline of a deal: the one somebody chose, else the one for its type. */
export const pipelineOf = (pipelines: readonly Pipeline[], chosen: string | null, type: DealType): Pipeline => {
  const found = pipelines.find(({ id }) => id === chosen) ?? pipelines.find(({ types }) => types.includes(type)) ?? pipelines[0];
  if (found === undefined) throw new RangeError("a team has at least one pipeline");
  return found;
};

/**
 * Where a deal stands in a pipeline: at the stage of its name, or another system's name for it; else at the first stage of its state, or the last one
 * before that state. A won or lost deal stands at the end, whatever its stage is called.
 */
export function stageOf(
  pipeline: Pipeline,
  deal: { readonly stage: string | null; readonly state: string | null; readonly outcome: string },
): PipelineStage {
  const { stages } = pipeline;
  const end = deal.outcome === "won" ? "commit" : deal.outcome === "lost" ? "lost" : null;
  const open = stages.filter(({ state }) => state !== "commit" && state !== "lost");
  const first = open[0] ?? stages[0];
  if (first === undefined) throw new RangeError("a pipeline has stages");
  if (end !== null) return stages.find(({ state }) => state === end) ?? stages.at(-1) ?? first;
  const named = deal.stage === null ? undefined : stagesByName(pipeline).get(said(deal.stage));
  if (named !== undefined) return named;
  const { state } = deal;
  if (state === null || !isBowtieState(state)) return first;
  const same = open.find((one) => one.state === state);
  const before = open.findLast((one) => isBowtieState(one.state) && stateIndex(one.state) <= stateIndex(state));
  return same ?? before ?? first;
}

/** Refuses pipelines in which a deal could not be won or lost, or that two stages could claim. */
export function checkPipelines(pipelines: readonly Pipeline[]): void {
  if (pipelines.length === 0) throw badRequest("no_pipeline", "There is no pipeline left. Keep at least one.");
  const twice = pipelines.find(({ id }, at) => pipelines.findIndex((other) => other.id === id) !== at);
  if (twice) throw badRequest("pipeline_twice", `Two pipelines have the id “${twice.id}”. Give each its own.`);
  for (const { name, stages } of pipelines) {
    const refuse = (why: string) => badRequest("bad_pipeline", `The pipeline “${name}” ${why}`);
    if (new Set(stages.map(({ id }) => id)).size < stages.length) throw refuse("has two stages of one id. Give each its own.");
    if (stages.filter(({ state }) => state === "commit").length !== 1)
      throw refuse("needs exactly one stage for deals that are won (state commit).");
    if (stages.filter(({ state }) => state === "lost").length !== 1) throw refuse("needs exactly one stage for deals that are lost.");
    const open = stages.filter(({ state }) => state !== "commit" && state !== "lost");
    if (open.length === 0) throw refuse("needs at least one stage before that.");
    const order = open.map(({ state }) => (isBowtieState(state) ? stateIndex(state) : 0));
    if (order.some((at, i) => i > 0 && at < (order[i - 1] ?? 0)))
      throw refuse("goes back in the Bowtie. Put its stages in the order of the journey.");
    const names = open.flatMap((one) => [one.name, ...one.alsoCalled].map(said));
    const again = names.find((one, at) => names.indexOf(one) !== at);
    if (again !== undefined) throw refuse(`has two stages called “${again}”. One name may stand for one stage only.`);
    const vague = stages.find(({ buyerDoes }) => buyerDoes.trim() === "");
    if (vague) throw refuse(`does not say what the buyer does at “${vague.name}”. A stage is entered by what the buyer did.`);
  }
}
