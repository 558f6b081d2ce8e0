import { drawnBy, page } from "../../page.ts";
import { load } from "./load.ts";

export const plansPage = page({
  id: "plans",
  path: "/plans",
  filters: () => [],
  load,
  Page: drawnBy(async () => (await import("./Page.tsx")).PlansPage),
});
