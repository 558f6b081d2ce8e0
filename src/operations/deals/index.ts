import type { PersonalOperations } from "../workspace/operations.ts";
import { changeDeal, createDeal, pipelinesNow, savePipelines } from "./change.ts";
import { boardOf, listDeals } from "./list.ts";
import { moveDeal } from "./move.ts";
import { dealShown, historyOfDeal, openDeal } from "./open.ts";
import { undoMove } from "./undo.ts";

export const dealOperations = {
  deals: (context, question) => listDeals(context, question),
  dealBoard: (context, question) => boardOf(context, question),
  deal: async (context, { id }) => dealShown(context, await openDeal(context, id)),
  dealHistory: (context, { id }) => historyOfDeal(context, id),
  createDeal: (context, input, _, by) => createDeal(context, input, by),
  changeDeal: (context, input, _, by) => changeDeal(context, input, by),
  moveDeal: (context, input, _, by) => moveDeal(context, input, by),
  undoMove: (context, input, _, by) => undoMove(context, input, by),
  pipelines: (context) => pipelinesNow(context),
  savePipelines: (context, input, _, by) => savePipelines(context, input, by),
} as const satisfies Partial<PersonalOperations>;
