import { drawnBy, type OpenPage } from "../../page.ts";

export const settingsPage: OpenPage = {
  id: "settings",
  path: "/settings",
  filters: () => [],
  load: null,
  Page: drawnBy(async () => (await import("./Page.tsx")).SettingsPage),
};
