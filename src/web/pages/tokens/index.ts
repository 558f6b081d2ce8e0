import { drawnBy, type OpenPage } from "../../page.ts";

export const tokensPage: OpenPage = {
  id: "tokens",
  path: "/tokens",
  filters: () => [],
  load: null,
  menu: true,
  Page: drawnBy(async () => (await import("./Page.tsx")).TokensPage),
};
