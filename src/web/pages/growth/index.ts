import { drawnBy, page } from "../../page.ts";
import { load } from "./load.ts";

export const growthPage = page({
  id: "growth",
  path: "/growth",
  filters: () => ["segments", "level", "currency", "asOf"],
  load,
  Page: drawnBy(async () => (await import("./Page.tsx")).GrowthPage),
});
