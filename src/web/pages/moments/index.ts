import { drawnBy, page } from "../../page.ts";
import { load } from "./load.ts";

export const momentsPage = page({
  id: "moments",
  path: "/moments",
  // Its days are its own: what people record today lies after the last month of an older export.
  filters: () => [],
  load,
  Page: drawnBy(async () => (await import("./Page.tsx")).MomentsPage),
});
