import type { Deal } from "../../contract/index.ts";
import {
  type CapReason,
  capWords,
  type GateFact,
  type GateId,
  gateFactWords,
  gateWords,
  type Letter,
  type Level,
  letterWords,
  levelWords,
  type Text,
} from "../../standard/index.ts";
import type { Language, Translate } from "../i18n/index.ts";

export type Gate = Deal["gates"][number];
type Unmet = Gate["unmet"][number];
type Stage = Deal["stages"][number];

export const isEnd = ({ state }: Pick<Stage, "state">): boolean => state === "commit" || state === "lost";

/** Where a deal has come to; of a lost one where it was lost from, below zero where nobody knows. */
export function reached({ stages, stage, notes }: Pick<Deal, "stages" | "stage" | "notes">): number {
  const placeOf = (id: string): number => stages.findIndex((one) => one.id === id && !isEnd(one));
  const here = placeOf(stage);
  return here >= 0 ? here : (notes.passes.map((pass) => placeOf(pass.stage)).findLast((place) => place >= 0) ?? -1);
}

/** The stage after the present one. */
export const following = ({ stages, stage }: Pick<Deal, "stages" | "stage">): string | null => {
  const at = stages.findIndex(({ id }) => id === stage);
  const next = stages[at + 1];
  return next === undefined || next.state === "lost" ? null : next.id;
};

/** What stands between a deal and a stage: the gates on the way that are not open, and whether it goes forward at all. */
export function wayTo(deal: Deal, target: Stage): { readonly isForward: boolean; readonly shut: readonly Gate[] } {
  const from = reached(deal);
  const to = deal.stages.findIndex(({ id }) => id === target.id);
  if (target.state === "lost" || to <= from) return { isForward: false, shut: [] };
  const ids = deal.stages.slice(from + 1, to + 1).flatMap(({ gate, state }) => (gate === null || state === "lost" ? [] : [gate]));
  return { isForward: true, shut: deal.gates.filter(({ gate, verdict }) => ids.includes(gate) && verdict !== "open") };
}

/** A requirement in words. */
export function unmetWords(asked: Unmet, t: Translate, language: Language): string {
  const atLeast = Number(asked["atLeast"]);
  const level = atLeast >= 0 && atLeast <= 3 ? levelWords[atLeast as Level].title[language] : "";
  switch (asked["kind"]) {
    case "level":
      return t("deal.gate.level", { letter: letterWords[asked["letter"] as Letter].title[language], level, n: atLeast });
    case "every":
      return t("deal.gate.every", { level, n: atLeast });
    case "total":
      return t("deal.gate.total", { n: atLeast });
    default:
      return gateFactWords[asked["fact"] as GateFact][language];
  }
}

export const gateName = (gate: GateId): Text => gateWords[gate];

/** The question that leads on. */
export function questionIn({ next }: Gate, language: Language): { readonly letter: string; readonly question: string } | null {
  if (next === null) return null;
  const letter = letterWords[next.letter as Letter];
  const [first, second, third] = letter.next;
  const own = next.level === 0 ? first : next.level === 1 ? second : third;
  const question = next.because === null ? own : capWords[next.because as CapReason].next;
  return { letter: letter.title[language], question: question[language] };
}
