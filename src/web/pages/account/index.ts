import { drawnBy, page } from "../../page.ts";
import { load } from "./load.ts";

export const accountPage = page({
  id: "account",
  path: "/accounts/$id",
  under: "accounts",
  filters: () => ["asOf"],
  load,
  Page: drawnBy(async () => (await import("./Page.tsx")).AccountPage),
});
