import { mappingSchema, type Upload } from "../../../../contract/index.ts";
import { fileMappingFor, type Mapping } from "../../../../domain/index.ts";
import { problemOf } from "../../../ask.ts";
import { fromYaml } from "../mapping/yaml.ts";
import { changeDraft, changeFile, currentDraft, prepare, type StagedFile } from "./draft.ts";
import { send } from "./send.ts";

let keys = 0;

export const isMappingFile = (name: string): boolean => /\.ya?ml$/i.test(name);

/** A mapping with only what it says of one file, so that it can be changed for that file alone. */
function oneFile(mapping: Mapping, name: string): Mapping | null {
  const own = fileMappingFor(mapping, name);
  return own === null ? null : { ...mapping, files: [own] };
}

/** What the program recognised, or drafted, as a mapping of this file. */
function mappingOf(upload: Upload): Mapping | null {
  const known = mappingSchema.safeParse(upload.mapping);
  if (!known.success) return null;
  const [file] = known.data.files;
  return file ? { ...known.data, files: [{ ...file, file: upload.name }] } : null;
}

/** How a file is read unless its user says otherwise: the mapping of the whole import goes before presets. */
function howToRead(upload: Upload, folder: Mapping | null): Pick<StagedFile, "reading" | "mapping" | "because"> {
  const mapping = folder && oneFile(folder, upload.name);
  const ignored = mapping?.files[0]?.ignore;
  if (ignored !== undefined) return { reading: "out", mapping: mappingOf(upload), because: ignored };
  if (mapping) return { reading: "mapping", mapping, because: null };
  return { reading: upload.recognised ? "preset" : "unknown", mapping: mappingOf(upload), because: null };
}

/** Takes files in: mapping files become the mapping of the import, everything else is sent to be looked at. */
export async function takeFiles(files: readonly File[]): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const file of files.filter(({ name }) => isMappingFile(name))) {
    const read = fromYaml(await file.text());
    if (read.kind === "mapping") chooseMapping(file.name, read.mapping);
    else problems.push(`${file.name}: ${read.problems.join("; ")}`);
  }
  for (const file of files.filter(({ name }) => !isMappingFile(name))) void stage(file);
  return problems;
}

async function stage(file: File): Promise<void> {
  keys += 1;
  const key = keys;
  const stop = new AbortController();
  const staged: StagedFile = {
    key,
    name: file.name,
    bytes: file.size,
    arrival: { kind: "sending", sent: 0, stop },
    reading: "unknown",
    mapping: null,
    because: null,
    answers: {},
  };
  prepare({ files: [...currentDraft().files.filter(({ name }) => name !== file.name), staged] });
  try {
    const upload = await send(
      file,
      (sent) => changeFile(key, (known) => ({ ...known, arrival: { kind: "sending", sent, stop } })),
      stop.signal,
    );
    const folder = currentDraft().folder?.mapping ?? null;
    changeFile(key, (known) => ({ ...known, arrival: { kind: "here", upload }, ...howToRead(upload, folder) }));
  } catch (error) {
    if (!stop.signal.aborted) changeFile(key, (known) => ({ ...known, arrival: { kind: "refused", problem: problemOf(error) } }));
  }
}

/** Reads all files anew with a mapping for the whole import, or without one. */
export function chooseMapping(name: string, mapping: Mapping | null): void {
  changeDraft((known) => ({
    ...known,
    folder: mapping === null ? null : { name, mapping },
    files: known.files.map((file) => (file.arrival.kind === "here" ? { ...file, ...howToRead(file.arrival.upload, mapping) } : file)),
    run: { kind: "idle" },
  }));
}

/** A mapping to begin with, for a file of which nothing fits. */
export const blankMapping = (name: string): Mapping => ({
  source: "files",
  files: [{ file: name, records: [{ type: "account", fields: {} }] }],
});
