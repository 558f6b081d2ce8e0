import { resolve } from "node:path";
import { ZodError } from "zod";
import { Refusal } from "../domain/index.ts";
import { isConnectionLost, type Report } from "../operations/index.ts";
import { terminalProgress } from "./progress.ts";
import { openSession, type Session } from "./session.ts";

/** Runs a command's work on the data folder and leaves nothing behind, whatever happens. */
export async function withSession(data: string, work: (session: Session, report: Report) => Promise<void>): Promise<void> {
  const progress = terminalProgress();
  let session: Session | null = null;
  try {
    session = await openSession(resolve(data), process.env["DATABASE_URL"]);
    await work(session, progress.report);
  } finally {
    progress.done();
    await session?.close();
  }
}

/** Tells what went wrong in words, in one place; only a bug shows its trace. */
export function fail(error: unknown): void {
  if (error instanceof Refusal) process.stderr.write(`${error.message}\n`);
  else if (error instanceof ZodError)
    process.stderr.write(`${error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("\n")}\n`);
  else if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "EACCES" || error.code === "EISDIR"))
    process.stderr.write(`${error.message}\n`);
  else if (isConnectionLost(error))
    process.stderr.write(
      `The database does not answer (${(error as Error).message}). Nothing was half written. Check DATABASE_URL, or try again when it is back.\n`,
    );
  else process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 2;
}
