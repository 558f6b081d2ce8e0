import { drawnBy, page } from "../../page.ts";
import { load } from "./load.ts";

export const mathematicsPage = page({
  id: "mathematics",
  path: "/mathematics",
  filters: () => ["period", "segments", "level", "currency", "asOf"],
  load,
  Page: drawnBy(async () => (await import("./Page.tsx")).MathematicsPage),
});
