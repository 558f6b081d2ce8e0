import { drawnBy, type OpenPage } from "../../page.ts";

export const workPage: OpenPage = {
  id: "work",
  path: "/work",
  filters: () => [],
  load: null,
  Page: drawnBy(async () => (await import("./Page.tsx")).WorkPage),
};
