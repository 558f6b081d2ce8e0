import { type RecordType, recordTypes } from "../domain/index.ts";
import { templateCsv, templateName } from "../importers/index.ts";

/** The template of a record type: its file name and text. */
export const templateFile = (type: RecordType): { readonly name: string; readonly text: string } => ({
  name: templateName(type),
  text: templateCsv(type),
});

export const allTemplates = (): readonly { readonly name: string; readonly text: string }[] => recordTypes.map(templateFile);
