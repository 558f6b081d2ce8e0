import { drawnBy, page } from "../../page.ts";
import { load } from "./load.ts";

export const qualityPage = page({
  id: "quality",
  path: "/quality",
  filters: () => [],
  load,
  Page: drawnBy(async () => (await import("./Page.tsx")).QualityPage),
});
