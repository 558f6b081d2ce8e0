import { badRequest } from "../../domain/index.ts";
import { isLeverId, leverIds } from "../../standard/index.ts";

/** Spending a month whatever comes in: the model has it, and no play works on it. */
const FIXED = "spend_fixed";
const isLever = (id: string): boolean => isLeverId(id) || id === FIXED;

/** Refuses a scenario that could never be run, or not be kept as it is. Which segments there are, the ledger decides later. */
export function checkScenario(scenario: { readonly name: string; readonly changes: readonly { readonly lever: string }[] }): void {
  const unknown = scenario.changes.find(({ lever }) => !isLever(lever));
  if (unknown !== undefined)
    throw badRequest(
      "no_such_lever",
      `The scenario “${scenario.name}” changes “${unknown.lever}”, and there is no such lever. Known: ${[...leverIds, FIXED].join(", ")}.`,
    );
  const broken = unkeepable(scenario);
  if (broken !== null)
    throw badRequest(
      "bad_text",
      `The scenario has a sign that is no letter in ${broken} (a zero byte, or half of one). Write that text anew and save it again.`,
    );
}

/** Where a text holds what PostgreSQL can't keep in jsonb; null where nothing does. */
function unkeepable(value: unknown, at = "its name"): string | null {
  if (typeof value === "string") return /\0|\p{Surrogate}/u.test(value) ? at : null;
  if (value === null || typeof value !== "object") return null;
  for (const [key, inner] of Object.entries(value)) {
    const found = unkeepable(key, "a name of a field") ?? unkeepable(inner, `“${key}”`);
    if (found !== null) return found;
  }
  return null;
}
