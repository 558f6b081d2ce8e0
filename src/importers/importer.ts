import type { FileMapping, Mapping } from "../domain/index.ts";
import type { Expand } from "./reading/index.ts";

/** The beginning of a file, by which it is recognised. */
export interface Sample {
  /** Name without its folder. */
  readonly name: string;
  readonly format: "csv" | "json";
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A kind of export that is known by its header. */
export interface Importer {
  readonly id: string;
  readonly title: string;
  /** Name of the source its files belong to, unless the user names another. */
  readonly source: string;
  /** How surely the file is this importer's: 0 not at all, 1 beyond doubt. */
  readonly identify: (sample: Sample) => number;
  /** How its files are read; the header decides where columns come and go. */
  readonly mapping: (sample: Sample) => { readonly file: FileMapping; readonly maps?: Mapping["maps"] };
  /** For JSON: the objects inside an object that become rows. */
  readonly expand?: Expand;
}
