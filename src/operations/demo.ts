import { createReadStream } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { installed } from "../storage/index.ts";
import type { Context } from "./context.ts";
import { importFiles } from "./import-files.ts";
import { parseMapping } from "./mapping-file.ts";
import type { Report } from "./progress.ts";

/** Imports the invented company's exports, as a user would import their own. */
export async function loadDemo(context: Context, report: Report): Promise<void> {
  const folder = installed("demo");
  const mapping = parseMapping(await readFile(join(folder, "mapping.yaml"), "utf8"));
  const names = (await readdir(folder)).filter((name) => /\.(csv|json|jsonl)(\.gz)?$/.test(name)).sort();
  const files = await Promise.all(
    names.map(async (name) => ({ name, bytes: (await stat(join(folder, name))).size, open: () => createReadStream(join(folder, name)) })),
  );
  await importFiles(context, { title: "Demo company", files, mapping, answers: {}, dryRun: false }, report);
}
