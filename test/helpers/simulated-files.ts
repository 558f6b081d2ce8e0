import { firstDay, formatDay, type Month, month } from "../../src/domain/index.ts";
import { type Row, toCsv } from "./company-tables.ts";
import type { Customer, Lives, Truth } from "./simulated-company.ts";

const STATES = ["prospect", "mql", "sql", "sal"] as const;

/** A moment, in months since `first`, as a day that leaves room for what follows it in its month. */
const dayIn = (first: Month, at: number): string =>
  formatDay((firstDay(month(first + Math.floor(at))) + Math.floor((at % 1) * 26)) as never);
const lateIn = (first: Month, at: number): string => formatDay((firstDay(month(first + at)) + 27) as never);

/** The exports of an invented company's systems: leads with their stages, contracts renewed month by month, customers that went live. */
export function filesOf(truth: Truth, { entries, customers }: Lives, months: number, first: Month): Readonly<Record<string, string>> {
  const leads: Row[] = [];
  const stages: Row[] = [];
  const accounts: Row[] = [];
  const lines: Row[] = [];
  let lead = "";
  const leadOf: string[] = [];
  for (const [i, { step, at }] of entries.entries()) {
    if (step === 0) {
      lead = `L-${i}`;
      if (at < months) leads.push({ lead_id: lead, company: lead, created_on: dayIn(first, at), stage: "New", state: "prospect" });
    } else if (at < months)
      stages.push({ lead_id: lead, stage: STATES[step] ?? "", state: STATES[step] ?? "", entered_on: dayIn(first, at) });
    leadOf.push(lead);
  }
  for (const [i, one] of customers.entries()) {
    if (one.start >= months) continue;
    const sale = entries[one.sale];
    const signed = dayIn(first, (sale?.at ?? 0) + (sale?.took ?? 0));
    const account = `A-${i}`;
    accounts.push({ account_id: account, name: account, created_on: signed });
    leads.push({ lead_id: leadOf[one.sale] ?? "", account_id: account, created_on: "" });
    stages.push({ lead_id: leadOf[one.sale] ?? "", stage: "won", state: "commit", entered_on: signed });
    if (one.stays && one.decided < months && (one.end === null || one.decided <= one.end))
      stages.push({ account_id: account, stage: "live", state: "live", entered_on: lateIn(first, one.decided) });
    lines.push(...linesOf(truth, one, { account, signed, months, first }));
  }
  const linked = mergeLeads(leads);
  return {
    "accounts.csv": toCsv(accounts),
    "leads.csv": toCsv(linked),
    "stage_changes.csv": toCsv(stages),
    "subscription_lines.csv": toCsv(lines),
  };
}

function mergeLeads(rows: readonly Row[]): readonly Row[] {
  const found = new Map<string, Row>();
  for (const row of rows) {
    const id = row["lead_id"] ?? "";
    const known = found.get(id);
    found.set(id, known ? { ...known, account_id: row["account_id"] ?? "" } : row);
  }
  return [...found.values()];
}

interface Sold {
  readonly account: string;
  readonly signed: string;
  readonly months: number;
  readonly first: Month;
}

/** A line a month, each dearer by the expansion. */
function linesOf(truth: Truth, { start, value, end }: Customer, { account, signed, months, first }: Sold): readonly Row[] {
  const last = end ?? months;
  const rows: Row[] = [];
  for (let at = start; at <= Math.min(last, months - 1); at++) {
    const grown = at === end && at > start ? at - 1 : at;
    const isLast = at === end;
    rows.push({
      subscription_id: `S-${account}`,
      line_id: `${account}-${at}`,
      account_id: account,
      starts_on: at === start ? signed : formatDay(firstDay(month(first + at))),
      ends_on: isLast ? lateIn(first, at) : at === months - 1 ? "" : formatDay(firstDay(month(first + at + 1))),
      price: ((value * (1 + truth.expansion) ** (grown - start)) / 12).toFixed(2),
      interval: "month",
      currency: "EUR",
    });
  }
  return rows;
}
