import fc from "fast-check";
import { expect, test } from "vitest";
import { routes, type TimelineLine } from "../../src/contract/index.ts";
import { recordTypes } from "../../src/domain/index.ts";
import { type Context, operations } from "../../src/operations/index.ts";
import { emptyLedger, importText } from "../helpers/ledger.ts";

const quiet = (): undefined => undefined;
const ACCOUNTS = ["a", "b", "c"] as const;

const account = fc.constantFrom(...ACCOUNTS);
const day = fc.integer({ min: 0, max: 500 }).map((n) => new Date(Date.UTC(2025, 0, 1 + n)).toISOString().slice(0, 10));
const id = fc.integer({ min: 1, max: 4 }).map(String);
const text = (...words: readonly string[]) => fc.constantFrom(...words);

/** Rows of one template: those of one id are versions of one record when they come in later files. */
const tables = {
  "accounts.csv": fc.record({ account_id: account, name: text("A", "B", "Ä"), created_on: fc.oneof(day, fc.constant("")) }),
  "contacts.csv": fc.record({ contact_id: id, account_id: account, name: text("Ann", "Bo"), role: text("champion", "") }),
  "leads.csv": fc.record({
    lead_id: id,
    account_id: account,
    created_on: day,
    stage: text("new", "hot"),
    stage_on: fc.oneof(day, fc.constant("")),
  }),
  "opportunities.csv": fc.record({
    opportunity_id: id,
    account_id: account,
    created_on: fc.oneof(day, fc.constant("")),
    closed_on: fc.oneof(day, fc.constant("")),
    outcome: text("open", "won", "lost"),
    amount: text("100", "250.50"),
    currency: fc.constant("EUR"),
  }),
  "stage_changes.csv": fc.record({ opportunity_id: id, stage: text("demo", "offer"), state: text("sql", "sal"), entered_on: day }),
  "subscription_lines.csv": fc.record({
    subscription_id: account.map((one) => `S-${one}`),
    line_id: id,
    account_id: account,
    starts_on: day,
    ends_on: fc.oneof(day, fc.constant("")),
    price: text("10", "20"),
    interval: text("month", "year"),
    currency: fc.constant("EUR"),
  }),
  "invoices.csv": fc.record({
    invoice_id: id,
    account_id: account,
    issued_on: day,
    amount: text("10", "20"),
    currency: fc.constant("EUR"),
    status: text("paid", "open"),
  }),
  "payments.csv": fc.record({ payment_id: id, account_id: account, paid_on: day, amount: text("10"), currency: fc.constant("EUR") }),
  "activities.csv": fc.record({ activity_id: id, account_id: account, on: day, type: text("call", "ticket"), title: text("x", "y") }),
  "usage.csv": fc.record({ account_id: account, on: day, meter: text("runs", "seats"), quantity: text("1", "2") }),
} as const;

type Row = Readonly<Record<string, string>>;
const rows = (name: keyof typeof tables) => fc.array(tables[name] as fc.Arbitrary<Row>, { maxLength: 4 });
const files = fc.record(Object.fromEntries(Object.keys(tables).map((name) => [name, rows(name as keyof typeof tables)])));

function csv(list: readonly Row[]): string {
  const names = Object.keys(list[0] ?? {});
  return `${names.join(",")}\n${list.map((row) => names.map((name) => row[name] ?? "").join(",")).join("\n")}\n`;
}

/** Straight from the tables: every entry whose subject belongs to the account. */
async function entriesOf(context: Context, number: number): Promise<readonly { readonly seq: number; readonly type: string }[]> {
  const { rows: found } = await context.storage.pool.query<{ seq: number; type: number }>(
    "select e.seq, e.type from bowtie.entry e join bowtie.subject s on s.id = e.subject_id where s.account = $1 order by e.seq",
    [number],
  );
  return found.map(({ seq, type }) => ({ seq, type: recordTypes[type] ?? "" }));
}

async function whole(context: Context, number: number): Promise<readonly TimelineLine[]> {
  const lines: TimelineLine[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const input = routes.accountTimeline.input.parse({ id: String(number), limit: 7, ...(cursor ? { cursor } : {}) });
    const page: Awaited<ReturnType<typeof operations.accountTimeline>> = await operations.accountTimeline(context, input, quiet);
    lines.push(...page.lines);
    cursor = page.next;
  }
  return lines;
}

/** Lines that are derived beside the one each record has of its own. */
const BESIDE: ReadonlySet<string> = new Set(["import", "renewal"]);
const OWN: Readonly<Record<string, readonly string[]>> = {
  account: ["account"],
  contact: ["contact"],
  lead: ["lead"],
  opportunity: ["opportunity"],
  stage_change: ["stage"],
  subscription_line: ["subscription_started", "subscription_changed"],
  invoice: ["invoice"],
  payment: ["payment"],
  activity: ["touch", "ticket"],
};

test("in a random company every entry of an account is in its timeline exactly once, and pages share no line", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(files, { minLength: 1, maxLength: 3 }), async (imports) => {
      let now = Date.UTC(2026, 6, 1);
      const context = await emptyLedger(() => new Date(now));
      try {
        for (const one of imports) {
          const named = Object.entries(one as Record<string, readonly Row[]>).filter(([, list]) => list.length > 0);
          if (named.length > 0) await importText(context, Object.fromEntries(named.map(([name, list]) => [name, csv(list)])));
          now += 86_400_000;
        }
        const { accounts } = await operations.accounts(context, routes.accounts.input.parse({}), quiet);
        for (const { account: number } of accounts) {
          const lines = await whole(context, number);
          const places = lines.map(({ day: on, seq, kind }) => `${on} ${seq} ${kind}`);
          expect(new Set(places).size).toBe(places.length);
          expect(lines.map(({ day: on }) => on)).toEqual(
            lines
              .map(({ day: on }) => on)
              .sort()
              .reverse(),
          );
          const entries = await entriesOf(context, number);
          const told = lines.filter(({ kind }) => !BESIDE.has(kind));
          const usage = entries.filter(({ type }) => type === "usage");
          expect(told.filter(({ kind }) => kind === "usage").reduce((sum, one) => sum + one.entries, 0)).toBe(usage.length);
          for (const { seq, type } of entries.filter((entry) => entry.type !== "usage")) {
            const kinds = told.filter((line) => line.seq === seq).map(({ kind }) => kind);
            const own = kinds.filter((kind) => kind === "correction" || OWN[type]?.includes(kind));
            expect([seq, type, own.length, new Set(kinds).size]).toEqual([seq, type, 1, kinds.length]);
          }
          const known = new Set(entries.map(({ seq }) => seq));
          expect(lines.filter(({ seq }) => !known.has(seq))).toEqual([]);
        }
      } finally {
        await context.close();
      }
    }),
    { numRuns: 12 },
  );
}, 240_000);
