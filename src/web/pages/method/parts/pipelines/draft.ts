import type { Input, Output } from "../../../../../contract/index.ts";
import { pipelineWords } from "../../../../../standard/index.ts";
import type { Translate } from "../../../../i18n/index.ts";

type Pipeline = Output<"pipelines">["pipelines"][number];
type Stage = Pipeline["stages"][number];

export interface StageDraft extends Omit<Stage, "alsoCalled"> {
  readonly key: string;
  /** Other names, as they are typed: one a line. */
  readonly alsoCalled: string;
}

export interface PipelineDraft extends Omit<Pipeline, "stages"> {
  readonly key: string;
  readonly stages: readonly StageDraft[];
}

const newKey = (): string => Math.random().toString(36).slice(2, 10);

export const draftOf = (pipeline: Pipeline): PipelineDraft => ({
  ...pipeline,
  key: pipeline.id,
  stages: pipeline.stages.map((stage) => ({ ...stage, key: stage.id, alsoCalled: (stage.alsoCalled ?? []).join("\n") })),
});

/** As the program takes it. */
export const pipelineOf = ({ key: _, stages, ...pipeline }: PipelineDraft): Input<"savePipelines">["pipelines"][number] => ({
  ...pipeline,
  stages: stages.map(({ key: __, alsoCalled, ...stage }) => ({
    ...stage,
    alsoCalled: alsoCalled
      .split("\n")
      .map((name) => name.trim())
      .filter(Boolean),
  })),
});

/** An id that stays, whatever the thing is called later. */
export function newStage(stages: readonly StageDraft[], at: number): StageDraft {
  const key = newKey();
  const before = stages[at - 1];
  return { key, id: `s-${key}`, name: "", state: before?.state ?? "sql", gate: null, buyerDoes: "", alsoCalled: "" };
}

export function newPipeline(t: Translate): PipelineDraft {
  const key = newKey();
  const stage = (id: string, state: Stage["state"], name: string, buyerDoes: string): StageDraft => ({
    key: newKey(),
    id,
    name,
    state,
    gate: null,
    buyerDoes,
    alsoCalled: "",
  });
  return {
    key,
    id: `p-${key}`,
    name: t("method.pipelines.newName"),
    types: [],
    stages: [
      stage("open", "sql", t("method.pipelines.newOpen"), t("method.pipelines.newOpenDoes")),
      stage("won", "commit", t("deal.outcome.won"), t("method.pipelines.wonDoes")),
      stage("lost", "lost", t("deal.outcome.lost"), t("method.pipelines.lostDoes")),
    ],
  };
}

/** Called otherwise, a usual stage is still found by imports under its usual name. */
export function renamed(stage: StageDraft, name: string): StageDraft {
  const isUsual = pipelineWords(stage.name, "fr") !== stage.name || pipelineWords(stage.name, "de") !== stage.name;
  const usual = stage.name.toLowerCase();
  const others = stage.alsoCalled.split("\n").filter(Boolean);
  return { ...stage, name, alsoCalled: (isUsual && !others.includes(usual) ? [...others, usual] : others).join("\n") };
}

/** A list with one of it moved a place up or down. */
export function moved<T>(list: readonly T[], at: number, by: -1 | 1): readonly T[] {
  const one = list[at];
  const other = list[at + by];
  if (one === undefined || other === undefined) return list;
  return list.map((each, i) => (i === at ? other : i === at + by ? one : each));
}
