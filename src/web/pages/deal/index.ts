import { drawnBy, page } from "../../page.ts";
import { load } from "./load.ts";

export const dealPage = page({
  id: "deal",
  path: "/deals/$id",
  under: "deals",
  filters: () => [],
  load,
  Page: drawnBy(async () => (await import("./Page.tsx")).DealPage),
});
