import { drawnBy, page } from "../../page.ts";
import { load } from "./load.ts";

export const basePage = page({
  id: "base",
  path: "/base",
  filters: () => ["period", "segments", "currency"],
  load,
  Page: drawnBy(async () => (await import("./Page.tsx")).BasePage),
});
