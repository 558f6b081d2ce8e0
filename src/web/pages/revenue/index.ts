import { drawnBy, page } from "../../page.ts";
import { load } from "./load.ts";

export const revenuePage = page({
  id: "revenue",
  path: "/revenue",
  filters: () => ["period", "compare", "segments", "level", "currency", "asOf"],
  load,
  Page: drawnBy(async () => (await import("./Page.tsx")).RevenuePage),
});
