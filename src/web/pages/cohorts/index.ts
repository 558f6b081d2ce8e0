import { drawnBy, page } from "../../page.ts";
import { load } from "./load.ts";

export const cohortsPage = page({
  id: "cohorts",
  path: "/cohorts",
  filters: () => ["segments", "level", "currency", "asOf"],
  load,
  Page: drawnBy(async () => (await import("./Page.tsx")).CohortsPage),
});
