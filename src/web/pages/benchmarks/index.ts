import { drawnBy, page } from "../../page.ts";
import { load } from "./load.ts";

export const benchmarksPage = page({
  id: "benchmarks",
  path: "/benchmarks",
  filters: () => ["period", "segments", "currency", "asOf"],
  load,
  Page: drawnBy(async () => (await import("./Page.tsx")).BenchmarksPage),
});
