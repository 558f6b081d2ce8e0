import { drawnBy, type OpenPage } from "../../page.ts";

export const auditPage: OpenPage = {
  id: "audit",
  path: "/audit",
  filters: () => [],
  load: null,
  menu: true,
  needs: "audit",
  Page: drawnBy(async () => (await import("./Page.tsx")).AuditPage),
};
