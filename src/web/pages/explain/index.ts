import { drawnBy, page } from "../../page.ts";
import { load } from "./load.ts";

export const explainPage = page({
  id: "explain",
  path: "/explain",
  filters: () => ["segments", "level", "currency", "asOf"],
  load,
  Page: drawnBy(async () => (await import("./Page.tsx")).ExplainPage),
});
