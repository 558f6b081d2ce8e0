import { type Command, Option } from "commander";
import { VERSION } from "../operations/index.ts";
import { logAsJson, sendTraces } from "../telemetry/index.ts";

export interface Telling {
  readonly logFormat?: "json" | "text";
}

/** Options of commands that stay: how they tell what happens. */
export const tellingOptions = (command: Command): Command =>
  command.addOption(
    new Option(
      "--log-format <format>",
      "json: everything it tells is a line of JSON; text: only words (default: words, and lines where no terminal is)",
    )
      .env("LOG_FORMAT")
      .choices(["json", "text"]),
  );

/** Begins to tell: lines of log as the options say, traces as the environment does. */
export async function beginTelling({ logFormat }: Telling): Promise<void> {
  if (logFormat === "json") await logAsJson({ words: true });
  else if (logFormat === undefined && !process.stdout.isTTY) await logAsJson({ words: false });
  await sendTraces(process.env, VERSION);
}
