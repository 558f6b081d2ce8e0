import { drawnBy, page } from "../../page.ts";
import { load } from "./load.ts";

export const accountsPage = page({
  id: "accounts",
  path: "/accounts",
  filters: () => ["segments", "currency", "asOf"],
  load,
  Page: drawnBy(async () => (await import("./Page.tsx")).AccountsPage),
});
