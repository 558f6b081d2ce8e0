import { company } from "../helpers/company.ts";
import type { DealRow, World } from "./world.ts";

type Row = Readonly<Record<string, string>>;

function rowsOf(text: string | undefined): readonly Row[] {
  const [header = "", ...lines] = (text ?? "").split("\n").filter((line) => line !== "");
  const names = header.split(",");
  return lines.map((line) => Object.fromEntries(line.split(",").flatMap((cell, i) => (cell === "" ? [] : [[names[i] ?? "", cell]]))));
}

/** A company written in words, as the rows its files would hold. */
export function worldIn(...text: readonly string[]): World {
  const files = company(...text);
  const rows = <T>(name: string): readonly T[] => rowsOf(files[name]) as unknown as readonly T[];
  const stages = rowsOf(files["stage_changes.csv"]).map(
    (row) => row as { opportunity_id?: string; account_id?: string; state: string; entered_on: string },
  );
  return {
    accounts: rows("accounts.csv"),
    lines: rows("subscription_lines.csv"),
    events: rows("subscription_events.csv"),
    snapshots: [],
    movements: [],
    deals: rows<DealRow>("opportunities.csv").map((deal) => ({
      ...deal,
      type: deal.type ?? "new",
      stages: stages.flatMap(({ opportunity_id, state, entered_on }) =>
        opportunity_id === deal.opportunity_id ? [{ state, entered_on }] : [],
      ),
    })),
    reached: stages.flatMap(({ account_id, state, entered_on }) => (account_id === undefined ? [] : [{ account_id, state, entered_on }])),
  };
}
