import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { badRequest } from "../domain/index.ts";

/** Files as given, and those directly inside folders; hidden ones are left alone. */
export async function filesOf(paths: readonly string[]): Promise<readonly string[]> {
  const files: string[] = [];
  for (const path of paths) {
    const found = await stat(path).catch(() => null);
    if (!found) throw badRequest("no_such_file", `There is no file or folder ${path}.`);
    if (!found.isDirectory()) {
      files.push(path);
      continue;
    }
    const inside = (await readdir(path, { withFileTypes: true })).filter((entry) => entry.isFile() && !entry.name.startsWith("."));
    files.push(...inside.map((entry) => join(path, entry.name)).sort());
  }
  if (files.length === 0) throw badRequest("no_files", `There are no files in ${paths.join(", ")}.`);
  return files;
}
