import type { QueryClient } from "@tanstack/react-query";
import type { Answers } from "../../../../contract/index.ts";
import { isFileNamed } from "../../../../domain/index.ts";
import { problemOf } from "../../../ask.ts";
import { call } from "../../../client.ts";
import { changeDraft, currentDraft, type Draft, type StagedFile, setRun } from "./draft.ts";

export const isRead = ({ arrival, reading }: StagedFile): boolean =>
  arrival.kind === "here" && (reading === "preset" || reading === "mapping");

/** What the user said of all files, and of this one. */
export const answersOf = ({ source, through }: Pick<Draft, "source" | "through">, file: StagedFile): Answers => ({
  ...(source.trim() === "" ? {} : { source: source.trim() }),
  ...(through === "" ? {} : { through }),
  ...file.answers,
});

/** Questions about uploads, which are gone once they are imported. */
const OF_UPLOADS: ReadonlySet<unknown> = new Set(["preview", "columnValues"]);

/** Steps that are about one file, which their label names. */
const OF_A_FILE: ReadonlySet<string> = new Set(["reading", "checking", "writing"]);

/** Imports what is prepared as one batch, or only checks it. */
export async function runImport(queries: QueryClient, dryRun: boolean): Promise<void> {
  const draft = currentDraft();
  const read = draft.files.filter(isRead);
  setRun({ kind: "running", dryRun, job: null, step: null, stopping: false });
  const running = (change: { readonly job?: string; readonly step?: NonNullable<Running["step"]> }): void =>
    changeDraft((known) => (known.run.kind === "running" ? { ...known, run: { ...known.run, ...change } } : known));
  try {
    const result = await call(
      "import",
      {
        title: titleOf(draft, read),
        dryRun,
        files: [
          ...read.flatMap((file) =>
            file.arrival.kind === "here"
              ? [
                  {
                    id: file.arrival.upload.id,
                    answers: answersOf(draft, file),
                    ...(file.reading === "mapping" && file.mapping ? { mapping: file.mapping } : {}),
                  },
                ]
              : [],
          ),
          ...consulted(draft, read),
        ],
      } as Parameters<typeof call<"import">>[1],
      { onStep: (step) => running({ step }), onStart: (job) => running({ job }) },
    );
    if (dryRun) setRun({ kind: "checked", result });
    else {
      // What was imported is no longer an upload: nothing may ask for it again.
      changeDraft((known) => ({ ...known, files: [], run: { kind: "done", result } }));
      await queries.invalidateQueries({ predicate: ({ queryKey: [route] }) => !OF_UPLOADS.has(route) });
    }
  } catch (error) {
    const { run } = currentDraft();
    const step = run.kind === "running" ? run.step : null;
    const file = step !== null && OF_A_FILE.has(step.phase) ? step.label : null;
    setRun({ kind: "failed", problem: problemOf(error), file, partly: !dryRun && file !== null && read.length > 1 });
    await queries.invalidateQueries({ queryKey: ["imports"] });
  }
}

/** Files of which nothing is imported, and which say what cells of the others mean. */
function consulted({ files }: Draft, read: readonly StagedFile[]) {
  const lookups = read.flatMap(({ reading, mapping }) => (reading === "mapping" ? Object.values(mapping?.lookups ?? {}) : []));
  return files.flatMap(({ name, arrival, reading, because }) =>
    reading === "out" && arrival.kind === "here" && lookups.some(({ file }) => isFileNamed(file, name))
      ? [{ id: arrival.upload.id, mapping: { source: "lookup", files: [{ file: name, ignore: because ?? "", records: [] }] } }]
      : [],
  );
}

type Running = Extract<Draft["run"], { kind: "running" }>;

const TITLE_FILES = 3;

/** What the history calls it: the mapping of the folder, or the files themselves. */
function titleOf({ folder }: Draft, files: readonly StagedFile[]): string {
  const names = files.map(({ name }) => name);
  const listed = names.slice(0, TITLE_FILES).join(", ");
  const title = names.length > TITLE_FILES ? `${listed}, +${names.length - TITLE_FILES}` : listed;
  return (folder ? `${folder.name.replace(/\.ya?ml$/i, "")}: ${title}` : title).slice(0, 300);
}

export async function stopImport(job: string): Promise<void> {
  changeDraft((known) => (known.run.kind === "running" ? { ...known, run: { ...known.run, stopping: true } } : known));
  await call("cancel", { id: job });
}
