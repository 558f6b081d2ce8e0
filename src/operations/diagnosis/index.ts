import type { PersonalOperations } from "../workspace/operations.ts";
import { importBant, saveBant } from "./bant.ts";
import { recordFact } from "./facts.ts";
import { saveSpicedMethod, spicedMethodNow } from "./method.ts";
import { diagnosisOf } from "./read.ts";

export const diagnosisOperations = {
  diagnosis: (context, { id, language }) => diagnosisOf(context, id, language),
  addFact: (context, input, _, by) => recordFact(context, input, by),
  saveBant: (context, input, _, by) => saveBant(context, input, by),
  importBant: (context, input, _, by) => importBant(context, input, by),
  spicedMethod: (context) => spicedMethodNow(context),
  saveSpicedMethod: (context, input, _, by) => saveSpicedMethod(context, input, by),
} as const satisfies Partial<PersonalOperations>;
