import { useWords } from "../../i18n/index.ts";
import { Note } from "../../ui/Note.tsx";
import type { PartProps } from "./state.ts";

/** A course that multiplies recurring revenue by more than this in a year says more of the year it was learned from. */
const STEEP = 3;
const YEAR = 12;

/** Says where the last year's rates, carried on, lead further than companies go. */
export function Steep({ growth }: PartProps) {
  const { t, f } = useWords();
  const { model, now, scenario } = growth;
  const before = model.history[0]?.arr.at(-1) ?? 0;
  const expected = now.total.arr[scenario.months - 1] ?? 0;
  const times = before > 0 ? expected / before : 0;
  if (times <= STEEP ** (scenario.months / YEAR)) return null;
  return <Note>{t("growth.steep", { times: f.number(times, times < 10 ? 1 : 0), months: f.number(scenario.months, 0) })}</Note>;
}
