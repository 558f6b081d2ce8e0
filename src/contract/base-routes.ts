import {
  accountProofsQuestionSchema,
  accountProofsSchema,
  baseQuestionSchema,
  baseSchema,
  saveProofSchema,
  saveRescueSchema,
} from "./base.ts";
import { type Route, route, wired } from "./route.ts";

export const baseRoutes = {
  base: wired(
    route(
      "get",
      "/api/base",
      "All customers with their plans at once: promised against delivered, who waits for value, what growth rests on.",
      baseQuestionSchema,
      baseSchema,
    ),
  ),
  proofs: wired(
    route(
      "get",
      "/api/accounts/{id}/proofs",
      "What an account has said or shown for us, and the rescues it needed.",
      accountProofsQuestionSchema,
      accountProofsSchema,
    ),
  ),
  saveProof: wired(
    route("put", "/api/accounts/{id}/proofs/{proof}", "Note a proof, change it, or take it out.", saveProofSchema, accountProofsSchema),
  ),
  saveRescue: wired(
    route(
      "put",
      "/api/accounts/{id}/rescues/{rescue}",
      "Note an effort to keep a customer, with its cause and end.",
      saveRescueSchema,
      accountProofsSchema,
    ),
  ),
} as const satisfies Readonly<Record<string, Route>>;
