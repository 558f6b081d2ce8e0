import { drawnBy, page } from "../../page.ts";
import { load } from "./load.ts";

export const handoffsPage = page({
  id: "handoffs",
  path: "/handoffs",
  filters: () => [],
  load,
  Page: drawnBy(async () => (await import("./Page.tsx")).HandoffsPage),
});
