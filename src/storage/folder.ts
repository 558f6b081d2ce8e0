import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** A file of the installation, whether the program runs from its sources or put together in one file. */
export function installed(...path: readonly string[]): string {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    const candidate = join(folder, ...path);
    if (existsSync(candidate)) return candidate;
    if (folder === dirname(folder)) return join(process.env["OPENBOWTIE_ROOT"] ?? process.cwd(), ...path);
  }
}
