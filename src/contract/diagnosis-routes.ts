import {
  addedFactSchema,
  addFactSchema,
  diagnosisQuestionSchema,
  diagnosisSchema,
  importBantSchema,
  importedBantSchema,
  saveBantSchema,
  saveSpicedMethodSchema,
  spicedMethodSchema,
} from "./diagnosis.ts";
import { nothing, type Route, route, wired } from "./route.ts";

export const diagnosisRoutes = {
  diagnosis: wired(
    route(
      "get",
      "/api/deals/{id}/diagnosis",
      "What is known of the customer's need, how well, what to ask next, and how much it matters.",
      diagnosisQuestionSchema,
      diagnosisSchema,
    ),
  ),
  addFact: wired(
    route(
      "post",
      "/api/deals/{id}/facts",
      "Record one fact of a diagnosis, before or after the sale; nothing is ever overwritten.",
      addFactSchema,
      addedFactSchema,
    ),
  ),
  saveBant: wired(
    route(
      "put",
      "/api/deals/{id}/bant",
      "Keep a budget-based qualification beside the diagnosis; earlier ones are kept.",
      saveBantSchema,
      diagnosisSchema,
    ),
  ),
  importBant: route("post", "/api/bant", "Keep the budget-based qualifications of a CSV file.", importBantSchema, importedBantSchema),
  spicedMethod: route("get", "/api/method/spiced", "What the gates ask for, and how strictly.", nothing, spicedMethodSchema),
  saveSpicedMethod: route(
    "put",
    "/api/method/spiced",
    "Say what the gates ask for, and whether it warns, blocks or is off.",
    saveSpicedMethodSchema,
    spicedMethodSchema,
  ),
} as const satisfies Readonly<Record<string, Route>>;
