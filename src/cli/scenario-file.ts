import { readFile } from "node:fs/promises";
import { basename, extname } from "node:path";
import { type Scenario, scenarioFileSchema } from "../contract/index.ts";
import { badRequest } from "../domain/index.ts";

/** Reads a scenario; one without a name is called as its file. */
export async function readScenario(file: string): Promise<Scenario> {
  const read = parsed(file, await readFile(file, "utf8"));
  if (typeof read !== "object" || read === null || Array.isArray(read))
    throw badRequest("bad_scenario", `${file} holds no scenario, which is an object in braces. ${HOW}`);
  const found = scenarioFileSchema.safeParse({ name: basename(file, extname(file)), ...read });
  if (found.success) return found.data;
  const wrong = found.error.issues.map(({ path, message }) => (path.length === 0 ? message : `${path.join(".")}: ${message}`));
  throw badRequest("bad_scenario", `${file} cannot be used as a scenario. ${wrong.map(ended).join(" ")} ${HOW}`);
}

/** A scenario as it is written to a file: reading it gives the same again. */
export const scenarioText = (scenario: Scenario): string => `${JSON.stringify(scenario, null, 2)}\n`;

const HOW = "`bowtie scenarios show NAME` prints one to start from.";

const ended = (sentence: string): string => (/[.!?]$/.test(sentence) ? sentence : `${sentence}.`);

function parsed(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw badRequest("bad_scenario", `${file} is no JSON: ${error instanceof Error ? error.message : String(error)}. ${HOW}`);
  }
}
