import { drawnBy, page } from "../../page.ts";
import { load } from "./load.ts";

export const planPage = page({
  id: "onePlan",
  path: "/plans/$id",
  under: "plans",
  filters: () => [],
  load,
  Page: drawnBy(async () => (await import("./Page.tsx")).PlanPage),
});
