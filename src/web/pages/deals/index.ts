import { drawnBy, page } from "../../page.ts";
import { load } from "./load.ts";

export const dealsPage = page({
  id: "deals",
  path: "/deals",
  filters: () => [],
  load,
  Page: drawnBy(async () => (await import("./Page.tsx")).DealsPage),
  First: drawnBy(async () => (await import("./First.tsx")).FirstDeal),
});
