import type { ModelFindingView } from "../contract/index.ts";
import type { ModelFamily } from "../domain/index.ts";
import { type Finding, modelFindings } from "../standard/index.ts";

type Point = ModelFindingView["values"][number]["value"];
type Verdict = ModelFindingView["verdict"];

/** Cases of every model before it is held against another. */
const ENOUGH = 20;
/** Standard errors beyond which a difference of two rates is no longer put down to chance (95 %). */
const BEYOND_CHANCE = 1.96;
const A_QUARTER = 0.25;

/** Each finding of the standard beside what this company shows, its models from the left of the arc to the right. */
export const findingsOf = (
  measured: (finding: Finding["id"]) => readonly { readonly model: ModelFamily; readonly value: Point }[],
): ModelFindingView[] =>
  modelFindings.map((finding) => {
    const values = measured(finding.id);
    return {
      id: finding.id,
      number: finding.number,
      unit: finding.unit,
      mark: finding.mark,
      source: finding.source,
      verdict: verdictOf(
        finding.unit,
        values.map(({ value }) => value),
      ),
      values: values.map(({ model, value }) => {
        const expected = finding.expects[model];
        const { low = null, high = null, mark = null, source = null } = expected ?? {};
        return { model, value, low, high, mark, source };
      }),
    };
  });

/** Whether values fall from one model to the next, as all three findings say they do. */
export function verdictOf(unit: Finding["unit"], points: readonly Point[]): Verdict {
  const known = points.flatMap(({ value, n }) => (value === null ? [] : [{ value, n }]));
  if (known.length === 0) return "not_measured";
  if (known.length === 1) return "one_model";
  if (known.some(({ n }) => n < ENOUGH)) return "too_few";
  const changes = known.slice(1).map((later, i) => change(unit, known[i] ?? later, later));
  if (changes.includes("rises")) return "disagrees";
  const [first, last] = [known[0], known.at(-1)];
  return first && last && change(unit, first, last) === "falls" ? "agrees" : "unclear";
}

interface Value {
  readonly value: number;
  readonly n: number;
}

/** A median counts as another when it differs by a quarter of the longer one; a rate, beyond chance (test of two proportions). */
function change(unit: Finding["unit"], before: Value, after: Value): "falls" | "rises" | "same" {
  const difference = after.value - before.value;
  if (difference === 0) return "same";
  if (unit === "days" && Math.abs(difference) < A_QUARTER * Math.max(before.value, after.value)) return "same";
  if (unit === "ratio") {
    const pooled = (before.value * before.n + after.value * after.n) / (before.n + after.n);
    const error = Math.sqrt(pooled * (1 - pooled) * (1 / before.n + 1 / after.n));
    if (Math.abs(difference) <= BEYOND_CHANCE * error) return "same";
  }
  return difference < 0 ? "falls" : "rises";
}
