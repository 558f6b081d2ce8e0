import { drawnBy, page } from "../../page.ts";
import { load } from "./load.ts";

export const leadsPage = page({
  id: "leads",
  path: "/leads",
  filters: () => [],
  load,
  Page: drawnBy(async () => (await import("./Page.tsx")).LeadsPage),
  First: drawnBy(async () => (await import("./First.tsx")).FirstLead),
});
