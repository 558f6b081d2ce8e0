import { drawnBy, page } from "../../page.ts";
import { load } from "./load.ts";

export const differencesPage = page({
  id: "differences",
  path: "/differences",
  filters: () => ["segments", "level", "currency"],
  load,
  Page: drawnBy(async () => (await import("./Page.tsx")).DifferencesPage),
});
