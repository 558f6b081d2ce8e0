import type { SharedPlan } from "../../../contract/index.ts";
import { useWords } from "../../i18n/index.ts";

export type SharedOutcome = SharedPlan["outcomes"][number];

/** A figure with its unit. */
export function useFigure(): (value: number, unit: string) => string {
  const { f } = useWords();
  return (value, unit) => `${f.number(value, 2)}${unit === "" ? "" : `\u00a0${unit}`}`;
}
