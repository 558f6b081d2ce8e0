import { day } from "../../src/domain/index.ts";
import { dateCell, plus } from "./calendar.ts";
import { Chance } from "./chance.ts";
import type { Deal } from "./funnel.ts";
import { THROUGH } from "./story.ts";
import type { Table } from "./table.ts";

/** Since this day a trial that lapses becomes a free workspace, and one may begin with one. */
const FREE_SINCE = day(Math.floor(Date.UTC(2025, 2, 1) / 86_400_000));

const KEEPS_IT = 0.7;
const BEGINS_FREE = 0.2;
const EVER_USES_IT = 0.55;

/** The free plan, as the application itself exports its workspaces: one row a company, price nothing. */
export function workspacesTable(deals: readonly Deal[]): Table {
  const chance = new Chance("free workspaces");
  const rows: string[][] = [];
  for (const { account, type, outcome, createdOn, closedOn } of deals) {
    if (type !== "New Business" || account.profile.motion !== "Self-serve" || outcome === "open" || createdOn < FREE_SINCE) continue;
    const keeps = chance.hit(outcome === "won" ? BEGINS_FREE : KEEPS_IT);
    const firstUse = chance.hit(EVER_USES_IT) ? chance.whole(0, 12) : null;
    const from = outcome === "won" ? createdOn : closedOn;
    if (!keeps || from > THROUGH) continue;
    const until = outcome === "won" ? closedOn : null;
    const usedOn = firstUse === null && until === null ? null : plus(from, until === null ? (firstUse ?? 0) : 0);
    rows.push([
      `WS-${account.id}`,
      account.id,
      dateCell(from),
      dateCell(until),
      "Free",
      "0.00",
      account.currency,
      dateCell(usedOn !== null && usedOn <= THROUGH ? usedOn : null),
    ]);
  }
  return {
    name: "workspaces.csv",
    header: ["Workspace", "Company ID", "Signed up", "Upgraded", "Plan", "Price", "Currency", "First job dispatched"],
    rows: rows.sort((a, b) => ((a[2] ?? "") < (b[2] ?? "") ? -1 : 1)),
  };
}
