import { drawnBy, page } from "../../page.ts";
import { load } from "./load.ts";

export const bowtiePage = page({
  id: "bowtie",
  path: "/",
  filters: () => ["period", "compare", "segments", "level", "currency", "asOf"],
  load,
  Page: drawnBy(async () => (await import("./Page.tsx")).BowtiePage),
});
