import { type Unit, useWords } from "../i18n/index.ts";
import { changeOf, type Point } from "../units.ts";

interface ChangeProps {
  readonly now: Point;
  readonly before: Point | null | undefined;
  readonly unit: Unit;
  /** The period compared with, as text; nothing is said when there is none. */
  readonly against: string | null;
}

/** A change in words: "+4.2 pts vs Jul 2024 – Jun 2025". */
export function Change({ now, before, unit, against }: ChangeProps) {
  const words = useWords();
  if (against === null) return null;
  const change = changeOf(now, before, unit, words);
  const period = words.f.period(against);
  return (
    <span className="small dim">
      {change === null ? words.t("change.none", { period }) : words.t("change.against", { change: change.text, period })}
    </span>
  );
}
