/**
 * The states a customer passes on the Bowtie, in the order of the journey (standard 1.2). The published numbering of
 * volumes and conversions differs between editions, so code uses these ids and numbers are a display profile.
 */
export const bowtieStates = ["prospect", "mql", "sql", "sal", "commit", "live", "impact", "renewed", "expanded"] as const;
export type BowtieState = (typeof bowtieStates)[number];

export type Half = "left" | "knot" | "right";

/** The stages of the journey, as the standard names the seven. */
export type BowtieStage = "awareness" | "education" | "selection" | "commit" | "onboarding" | "impact" | "expansion";

export interface StateDefinition {
  readonly id: BowtieState;
  readonly half: Half;
  /** The stage of the journey the state opens. */
  readonly stage: BowtieStage;
  /** Id of the rate from this state to the next one, and of the time it takes. */
  readonly conversion: string | null;
  readonly duration: string | null;
}

export const stateDefinitions: Readonly<Record<BowtieState, StateDefinition>> = {
  prospect: { id: "prospect", half: "left", stage: "awareness", conversion: "cr.prospect_mql", duration: "dt.awareness" },
  mql: { id: "mql", half: "left", stage: "education", conversion: "cr.mql_sql", duration: "dt.education" },
  sql: { id: "sql", half: "left", stage: "selection", conversion: "cr.sql_sal", duration: "dt.prioritise" },
  sal: { id: "sal", half: "left", stage: "selection", conversion: "cr.win", duration: "dt.select" },
  commit: { id: "commit", half: "knot", stage: "commit", conversion: "cr.onboard", duration: "dt.onboard" },
  live: { id: "live", half: "right", stage: "onboarding", conversion: "cr.usage_retention", duration: "dt.retention" },
  impact: { id: "impact", half: "right", stage: "impact", conversion: "cr.gross_retention", duration: "dt.retention" },
  renewed: { id: "renewed", half: "right", stage: "impact", conversion: "cr.expansion", duration: "dt.expand" },
  expanded: { id: "expanded", half: "right", stage: "expansion", conversion: null, duration: null },
};

export const stateIndex = (state: BowtieState): number => bowtieStates.indexOf(state);

export const isBowtieState = (text: string): text is BowtieState => (bowtieStates as readonly string[]).includes(text);
