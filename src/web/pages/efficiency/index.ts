import { drawnBy, page } from "../../page.ts";
import { load } from "./load.ts";

export const efficiencyPage = page({
  id: "efficiency",
  path: "/efficiency",
  filters: () => ["period", "compare", "segments", "level", "currency", "asOf"],
  load,
  Page: drawnBy(async () => (await import("./Page.tsx")).EfficiencyPage),
});
