import { drawnBy, page } from "../../page.ts";
import { load } from "./load.ts";

export const modelsPage = page({
  id: "models",
  path: "/models",
  filters: () => ["period", "segments", "level", "currency", "asOf"],
  load,
  Page: drawnBy(async () => (await import("./Page.tsx")).ModelsPage),
});
