import { z } from "zod";
import {
  boardQuestionSchema,
  boardSchema,
  changeDealSchema,
  createDealSchema,
  dealHistorySchema,
  dealIdSchema,
  dealSchema,
  dealsQuestionSchema,
  dealsSchema,
  moveDealSchema,
  movedDealSchema,
  pipelinesSchema,
  savePipelinesSchema,
  undoMoveSchema,
} from "./deals.ts";
import { nothing, type Route, route, wired } from "./route.ts";

const one = z.object({ id: dealIdSchema });

export const dealRoutes = {
  deals: wired(
    route("get", "/api/deals", "Deals by pipeline, stage, owner and what is wrong with them.", dealsQuestionSchema, dealsSchema),
  ),
  dealBoard: wired(
    route("get", "/api/deals/board", "The open deals of a pipeline, a column for each stage.", boardQuestionSchema, boardSchema),
  ),
  deal: wired(route("get", "/api/deals/{id}", "Everything about one deal: stage, gates, terms, next step.", one, dealSchema)),
  dealHistory: route("get", "/api/deals/{id}/history", "Every change of every field of a deal, newest first.", one, dealHistorySchema),
  createDeal: wired(
    route("post", "/api/deals", "Begin a deal, on an account that is known or a new one.", createDealSchema, movedDealSchema),
  ),
  changeDeal: wired(route("put", "/api/deals/{id}", "Change what is said of a deal.", changeDealSchema, movedDealSchema)),
  moveDeal: wired(
    route(
      "post",
      "/api/deals/{id}/move",
      "Move a deal to a stage; winning it writes its contract into the ledger.",
      moveDealSchema,
      movedDealSchema,
    ),
  ),
  undoMove: wired(
    route(
      "post",
      "/api/deals/{id}/undo-move",
      "Take the newest move back; of a win also its contract and its hand-off.",
      undoMoveSchema,
      movedDealSchema,
    ),
  ),
  pipelines: wired(
    route("get", "/api/pipelines", "Pipelines with their stages, and the state of the Bowtie each stands for.", nothing, pipelinesSchema),
  ),
  savePipelines: wired(
    route("put", "/api/pipelines", "Change the pipelines; what they were before is kept.", savePipelinesSchema, pipelinesSchema),
  ),
} as const satisfies Readonly<Record<string, Route>>;
