import { drawnBy, page } from "../../page.ts";
import { load } from "./load.ts";

export const growthPage = page({
  id: "growth",
  path: "/growth",
  // Which currency is asked on the page itself: a model counts in one, and usually in the organisation's own.
  filters: ({ currency }) => ["segments", "level", ...(currency === undefined ? [] : (["currency"] as const)), "asOf"],
  load,
  Page: drawnBy(async () => (await import("./Page.tsx")).GrowthPage),
});
