import {
  addProposalSchema,
  approveTradeSchema,
  momentReportQuestionSchema,
  momentReportSchema,
  momentsQuestionSchema,
  momentsSchema,
  proposalIdSchema,
  savedMomentSchema,
  savedProposalSchema,
  savedTradeSchema,
  saveMomentSchema,
  saveTradeSchema,
} from "./moments.ts";
import { nothing, type Route, route, wired } from "./route.ts";

export const momentRoutes = {
  moments: wired(
    route(
      "get",
      "/api/moments",
      "The seven moments of a deal or an account, with their quality; of a deal its proposals and trades too.",
      momentsQuestionSchema,
      momentsSchema,
    ),
  ),
  momentReport: wired(
    route(
      "get",
      "/api/moments/report",
      "How well the moments are done by team, what went with it, trades, and methodologies by phase.",
      momentReportQuestionSchema,
      momentReportSchema,
    ),
  ),
  saveMoment: wired(route("put", "/api/moments/{moment}", "Record a moment, or change its record.", saveMomentSchema, savedMomentSchema)),
  addProposal: wired(
    route(
      "post",
      "/api/deals/{id}/proposals",
      "Note that a proposal was sent; the answer warns where no confirmed diagnosis came before.",
      addProposalSchema,
      savedProposalSchema,
    ),
  ),
  removeProposal: route("delete", "/api/proposals/{proposal}", "Take back the note of a proposal.", proposalIdSchema, nothing),
  saveTrade: wired(
    route("put", "/api/trades/{trade}", "Note what was given and got in a trade, with its worth.", saveTradeSchema, savedTradeSchema),
  ),
  approveTrade: wired(
    route("post", "/api/trades/{trade}/approve", "Approve a trade of somebody else, as it stands.", approveTradeSchema, savedTradeSchema),
  ),
} as const satisfies Readonly<Record<string, Route>>;
