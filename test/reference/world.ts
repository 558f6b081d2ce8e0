/** A company as its systems would tell it: plain rows of the canonical records, one source a shape of recurring revenue. */
export interface World {
  readonly accounts: readonly AccountRow[];
  readonly lines: readonly LineRow[];
  readonly events: readonly EventRow[];
  readonly snapshots: readonly SnapshotRow[];
  readonly movements: readonly MovementRow[];
  readonly deals: readonly DealRow[];
  /** `live` and so on, said of an account. */
  readonly reached: readonly ReachedRow[];
}

export interface AccountRow {
  readonly account_id: string;
  readonly parent_id?: string;
  readonly region: string;
}

export interface PriceCells {
  readonly plan: string;
  readonly price: string;
  readonly quantity: string;
  readonly interval: "day" | "week" | "month" | "year";
  readonly interval_count: number;
  readonly currency: string;
}

export interface LineRow extends PriceCells {
  readonly subscription_id: string;
  readonly line_id: string;
  readonly account_id: string;
  readonly starts_on: string;
  readonly ends_on?: string;
  readonly discount_percent?: string;
  readonly discount_ends_on?: string;
  readonly trial_ends_on?: string;
  readonly one_off?: boolean;
}

export interface EventRow extends Partial<PriceCells> {
  readonly event_id: string;
  readonly subscription_id: string;
  readonly account_id: string;
  readonly type: "start" | "update" | "cancel" | "pause" | "resume";
  readonly effective_on: string;
}

export interface SnapshotRow {
  readonly account_id: string;
  readonly on: string;
  readonly mrr: string;
  readonly currency: string;
}

export interface MovementRow {
  readonly movement_id: string;
  readonly account_id: string;
  readonly subscription_id: string;
  readonly on: string;
  readonly mrr_change: string;
  readonly currency: string;
  readonly type?: string;
}

export interface DealRow {
  readonly opportunity_id: string;
  readonly account_id: string;
  readonly created_on: string;
  readonly created_state: string;
  readonly outcome: "open" | "won" | "lost";
  readonly closed_on?: string;
  readonly type: "new" | "expansion" | "renewal";
  readonly owner: string;
  readonly stages: readonly { readonly state: string; readonly entered_on: string }[];
}

export interface ReachedRow {
  readonly account_id: string;
  readonly state: string;
  readonly entered_on: string;
}

/** A credit may take a customer below nothing, where only its own level is told and none of its parts. */
export const hasCredits = ({ lines, events }: World): boolean => [...lines, ...events].some(({ price }) => price?.startsWith("-"));

/** The files a company would export, by the source each belongs to. */
export function filesOf(world: World): readonly { readonly source: string; readonly name: string; readonly text: string }[] {
  const { deals } = world;
  const opportunities = deals.map(({ stages: _, ...row }) => row);
  const stages = [
    ...deals.flatMap(({ opportunity_id, stages: entered }) => entered.map((stage) => ({ opportunity_id, stage: stage.state, ...stage }))),
    ...world.reached.map((row) => ({ ...row, stage: row.state })),
  ];
  return [
    { source: "lines", name: "subscription_lines.csv", rows: world.lines },
    { source: "events", name: "subscription_events.csv", rows: world.events },
    { source: "levels", name: "level_snapshots.csv", rows: world.snapshots },
    { source: "changes", name: "movements.csv", rows: world.movements },
    { source: "crm", name: "opportunities.csv", rows: opportunities },
    { source: "crm", name: "stage_changes.csv", rows: stages },
    ...SOURCES.map((source) => ({
      source,
      name: "accounts.csv",
      rows: world.accounts.map((row) => (source === "crm" ? row : { account_id: row.account_id, same_as: `crm:${row.account_id}` })),
    })),
  ].flatMap(({ source, name, rows }) => (rows.length === 0 ? [] : [{ source, name, text: toText(rows) }]));
}

/** Every source knows the accounts of the first under the same ids, and says so. */
export const SOURCES = ["crm", "lines", "events", "levels", "changes"] as const;

function toText(rows: readonly object[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const cells = rows.map((row) => columns.map((column) => String((row as Record<string, unknown>)[column] ?? "")).join(","));
  return `${[columns.join(","), ...cells].join("\n")}\n`;
}
