import { type Output, type Parsed, type SavedScenario, type Scenario, scenarioSchema } from "../../contract/index.ts";
import { notFound } from "../../domain/index.ts";
import { checkScenario, dropScenario, findScenario, listScenarios, saveScenario } from "../../team/scenarios/index.ts";
import type { Context } from "../context.ts";

export const savedScenarios = async (context: Context): Promise<Output<"scenarios">> => ({
  scenarios: (await listScenarios(context.storage.pool)).map(
    ({ body, savedAt }): SavedScenario => ({ ...scenarioSchema.parse(body), savedAt: savedAt.toISOString() }),
  ),
});

export async function keepScenario(context: Context, scenario: Parsed<"saveScenario">): Promise<SavedScenario> {
  checkScenario(scenario);
  const savedAt = context.now();
  await saveScenario(context.storage.pool, { name: scenario.name, body: scenario, savedAt });
  return { ...scenario, savedAt: savedAt.toISOString() };
}

export async function forgetScenario(context: Context, { name }: Parsed<"deleteScenario">): Promise<Record<string, never>> {
  if (!(await dropScenario(context.storage.pool, name, context.now()))) throw await noSuchScenario(context, name);
  return {};
}

export async function requireScenario(context: Context, name: string): Promise<Scenario> {
  const found = await findScenario(context.storage.pool, name);
  if (found === null) throw await noSuchScenario(context, name);
  return scenarioSchema.parse(found.body);
}

async function noSuchScenario(context: Context, name: string): Promise<Error> {
  const names = (await listScenarios(context.storage.pool)).map((known) => known.name);
  const known = names.length === 0 ? "None is saved yet." : `Saved: ${names.join(", ")}.`;
  return notFound("no_such_scenario", `There is no scenario named “${name}”. ${known}`);
}
