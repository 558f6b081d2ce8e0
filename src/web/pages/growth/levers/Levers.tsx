import type { PartProps } from "../state.ts";

/** The levers of the Bowtie, in its order. */
export function Levers({ growth }: PartProps) {
  return <p>{growth.scenario.changes.length}</p>;
}
