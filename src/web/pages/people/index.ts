import { drawnBy, type OpenPage } from "../../page.ts";

export const peoplePage: OpenPage = {
  id: "people",
  path: "/people",
  filters: () => [],
  load: null,
  menu: true,
  needs: "people",
  Page: drawnBy(async () => (await import("./Page.tsx")).PeoplePage),
};
