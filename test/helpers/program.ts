import { type ChildProcess, spawn } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const BIN = fileURLToPath(new URL("../../bin/bowtie.js", import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
}

/** Starts the real program; `ended` tells how it went. */
export function begin(args: readonly string[], env: Readonly<Record<string, string>> = {}): Running {
  const child = spawn(process.execPath, [BIN, ...args], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NO_COLOR: "1", ...env },
  });
  let out = "";
  let err = "";
  child.stdout?.on("data", (piece: Buffer) => {
    out += piece.toString();
  });
  child.stderr?.on("data", (piece: Buffer) => {
    err += piece.toString();
  });
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => resolve({ code, signal, out, err }));
  });
  return { child, ended };
}

export const run = (...args: readonly string[]): Promise<Ended> => begin(args).ended;

/** Processes that were started for a folder and still live, by what their command line says. */
export async function living(folder: string): Promise<readonly number[]> {
  if (folder === "") return [];
  const found: number[] = [];
  for (const name of await readdir("/proc").catch(() => [])) {
    if (!/^\d+$/.test(name) || Number(name) === process.pid) continue;
    const command = await readFile(`/proc/${name}/cmdline`, "utf8").catch(() => "");
    if (command.includes(folder)) found.push(Number(name));
  }
  return found;
}
