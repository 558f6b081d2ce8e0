import { drawnBy, type OpenPage } from "../../page.ts";

export const importsPage: OpenPage = {
  id: "imports",
  path: "/imports",
  filters: () => [],
  load: null,
  Page: drawnBy(async () => (await import("./Page.tsx")).ImportsPage),
};
