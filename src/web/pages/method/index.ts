import { drawnBy, type OpenPage } from "../../page.ts";

export const methodPage: OpenPage = {
  id: "method",
  path: "/method",
  filters: () => [],
  load: null,
  Page: drawnBy(async () => (await import("./Page.tsx")).MethodPage),
};
