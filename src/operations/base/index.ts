import type { PersonalOperations } from "../workspace/operations.ts";
import { proofsOfAccount, saveProof, saveRescue } from "./proofs.ts";
import { baseOf } from "./report.ts";

export const baseOperations = {
  base: (context, question, report) => baseOf(context, question, report),
  proofs: (context, { id }) => proofsOfAccount(context, id),
  saveProof: (context, input, _, by) => saveProof(context, input, by),
  saveRescue: (context, input, _, by) => saveRescue(context, input, by),
} as const satisfies Partial<PersonalOperations>;
