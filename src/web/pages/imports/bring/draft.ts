import { useSyncExternalStore } from "react";
import type { Answers, ImportResult, Problem, Upload } from "../../../../contract/index.ts";
import type { Mapping } from "../../../../domain/index.ts";
import type { Step } from "../../../client.ts";

/** How a file will be read: by a preset, by a mapping, not at all, or nobody has said yet. */
export type Reading = "preset" | "mapping" | "out" | "unknown";

export type Arrival =
  | { readonly kind: "sending"; readonly sent: number; readonly stop: AbortController }
  | { readonly kind: "refused"; readonly problem: Problem }
  | { readonly kind: "here"; readonly upload: Upload };

export interface StagedFile {
  readonly key: number;
  readonly name: string;
  readonly bytes: number;
  readonly arrival: Arrival;
  readonly reading: Reading;
  /** The mapping it is read with, or a draft of one. */
  readonly mapping: Mapping | null;
  /** Why it is left out, when a mapping says so. */
  readonly because: string | null;
  readonly answers: Answers;
}

export type Run =
  | { readonly kind: "idle" }
  | {
      readonly kind: "running";
      readonly dryRun: boolean;
      readonly job: string | null;
      readonly step: Step | null;
      readonly stopping: boolean;
    }
  | {
      readonly kind: "failed";
      readonly problem: Problem;
      /** The file it was at, and whether others may have been imported before it. */
      readonly file: string | null;
      readonly partly: boolean;
    }
  | { readonly kind: "checked"; readonly result: ImportResult }
  | { readonly kind: "done"; readonly result: ImportResult };

export interface Draft {
  readonly files: readonly StagedFile[];
  /** A mapping for all files together, with the name it is known by. */
  readonly folder: { readonly name: string; readonly mapping: Mapping } | null;
  readonly source: string;
  readonly through: string;
  readonly run: Run;
}

const EMPTY: Draft = { files: [], folder: null, source: "", through: "", run: { kind: "idle" } };

let draft = EMPTY;
const listeners = new Set<() => void>();

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The import being prepared. It outlives the page: looking something up elsewhere loses nothing. */
export const useDraft = (): Draft => useSyncExternalStore(subscribe, () => draft);

export const currentDraft = (): Draft => draft;

export function changeDraft(change: (draft: Draft) => Draft): void {
  draft = change(draft);
  for (const listener of listeners) listener();
}

export const startOver = (): void => changeDraft(() => EMPTY);

export const setRun = (run: Run): void => changeDraft((known) => ({ ...known, run }));

/** A change to what is prepared makes an earlier check worthless. */
const unchecked = ({ run }: Draft): Run => (run.kind === "running" ? run : { kind: "idle" });

export const prepare = (change: Partial<Omit<Draft, "run">>): void =>
  changeDraft((known) => ({ ...known, ...change, run: unchecked(known) }));

export const changeFile = (key: number, change: (file: StagedFile) => StagedFile): void =>
  changeDraft((known) => ({
    ...known,
    files: known.files.map((file) => (file.key === key ? change(file) : file)),
    run: unchecked(known),
  }));

export const removeFile = (key: number): void =>
  changeDraft((known) => {
    const gone = known.files.find((file) => file.key === key);
    if (gone?.arrival.kind === "sending") gone.arrival.stop.abort();
    return { ...known, files: known.files.filter((file) => file.key !== key), run: unchecked(known) };
  });
