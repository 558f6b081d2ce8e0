import { createReadStream } from "node:fs";
import { readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ImportResult } from "../contract/index.ts";
import { hasBatch, listBatches, listSettings } from "../ledger/index.ts";
import { installed } from "../storage/index.ts";
import type { Context } from "./context.ts";
import { loadDemoWorkspace, WORKSPACE_FILE } from "./demo-workspace.ts";
import { importFiles } from "./import-files.ts";
import { parseMapping } from "./mapping-file.ts";
import type { Report } from "./progress.ts";
import { saveSettings } from "./settings.ts";

/** Says that the invented company was not wanted in a data folder, and that it was wanted and is not all there yet. */
const declined = (folder: string): string => join(folder, "no-demo");
const unfinished = (folder: string): string => join(folder, "demo-unfinished");

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

/** A ledger nothing was ever imported into, unless somebody wanted it empty; or one that was interrupted while it was filled. */
export async function wantsDemo(context: Context, folder: string): Promise<boolean> {
  if (await exists(unfinished(folder))) return true;
  return !(await exists(declined(folder))) && (await listBatches(context.storage.pool, 1, true)).length === 0;
}

const TITLE = "Demo company";

/** Whether the ledger holds the invented company. */
export const holdsDemo = (context: Context): Promise<boolean> => hasBatch(context.storage.pool, TITLE);

export async function declineDemo(folder: string): Promise<void> {
  await rm(unfinished(folder), { force: true });
  await writeFile(declined(folder), "Begun with --no-demo. Delete this file to have the invented company loaded into an empty ledger.\n");
}

/** Loads the invented company and what its team wrote down; when that is interrupted, the next start goes on with what is missing. */
export async function beginDemo(context: Context, folder: string, report: Report): Promise<ImportResult> {
  await writeFile(unfinished(folder), "");
  await prepareViews(context);
  const result = await loadDemo(context, report);
  await loadDemoWorkspace(context, installed("demo"));
  await rm(unfinished(folder));
  return result;
}

/** The exports bring rates: with a currency to turn money into, the views of one currency work at once. Nobody's own choice is touched. */
async function prepareViews(context: Context): Promise<void> {
  if ((await listSettings(context.storage.pool)).length === 0) await saveSettings(context, { change: { reportingCurrency: "EUR" } });
}

/** Imports the invented company's exports, as a user would import their own. */
async function loadDemo(context: Context, report: Report): Promise<ImportResult> {
  const folder = installed("demo");
  const mapping = parseMapping(await readFile(join(folder, "mapping.yaml"), "utf8"));
  const names = (await readdir(folder)).filter((name) => /\.(csv|json|jsonl)(\.gz)?$/.test(name) && name !== WORKSPACE_FILE).sort();
  const files = await Promise.all(
    names.map(async (name) => ({ name, bytes: (await stat(join(folder, name))).size, open: () => createReadStream(join(folder, name)) })),
  );
  return importFiles(context, { title: TITLE, files, mapping, answers: {}, dryRun: false }, report);
}
