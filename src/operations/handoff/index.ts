import type { PersonalOperations } from "../workspace/operations.ts";
import { actOnHandoff, noteFirstContact, saveHandoff } from "./change.ts";
import { listHandoffs, reportOnHandoffs } from "./list.ts";
import { handoffMethod, saveHandoffMethod } from "./method.ts";
import { handoffShown } from "./shown.ts";

export const handoffOperations = {
  handoffs: (context, question) => listHandoffs(context, question),
  handoff: (context, { id }, _, by) => handoffShown(context, id, by),
  handoffReport: (context) => reportOnHandoffs(context),
  saveHandoff: (context, input, _, by) => saveHandoff(context, input, by),
  actOnHandoff: (context, input, _, by) => actOnHandoff(context, input, by),
  noteFirstContact: (context, input, _, by) => noteFirstContact(context, input, by),
  handoffMethod: (context) => handoffMethod(context),
  saveHandoffMethod: (context, input, _, by) => saveHandoffMethod(context, input, by),
} as const satisfies Partial<PersonalOperations>;
