import { afterEach, describe, expect, test } from "vitest";
import type { CanonicalRecord } from "../../src/domain/index.ts";
import { type Context, operations } from "../../src/operations/index.ts";
import { emptyLedger, importText } from "../helpers/ledger.ts";
import { type Read, read, samples } from "./reading.ts";

const sample = (name: string): string => samples().find((one) => one.name === name)?.text ?? "";
const of = ({ records }: Read, type: CanonicalRecord["type"]): readonly CanonicalRecord["fields"][] =>
  records.filter((record) => record.type === type).map(({ fields }) => fields);

let context: Context | undefined;
afterEach(async () => {
  await context?.close();
  context = undefined;
});

const quiet = (): undefined => undefined;
async function ask(metric: string, from: string, to: string, part?: string): Promise<readonly (number | null)[]> {
  if (!context) throw new Error("open a ledger first");
  const question = {
    metric,
    from,
    to,
    by: "month" as const,
    where: [],
    level: "customer" as const,
    ...(part === undefined ? {} : { part }),
  };
  return (await operations.metric(context, question, quiet)).series.map(({ value }) => value);
}

describe("HubSpot deals", () => {
  const deals = (header: string, ...rows: readonly string[]): Promise<Read> =>
    read("deals.csv", `Record ID,Deal Name,Deal Stage,Create Date,Close Date,Amount,Currency${header}\n${rows.join("\n")}\n`);

  test.each([
    ['Date entered "Closed Won (Sales Pipeline)"', "Closed Won"],
    ["Date entered 'Closed Won (Sales Pipeline)'", "Closed Won"],
    ['Date entered "Proposal (EU) / Legal (Sales Pipeline)"', "Proposal (EU) / Legal"],
    ['Date entered "Demo (Sales (EMEA))"', "Demo"],
    ['Date entered "He said "yes" (Partners)"', 'He said "yes"'],
    ['Date entered "Contract Sent/Signed (New/Existing)"', "Contract Sent/Signed"],
  ])("%s is the day of stage %s", async (column, stage) => {
    const result = await deals(`,"${column.replaceAll('"', '""')}"`, "1,One,Closed Won,2024-01-02,2024-02-01,10,EUR,2024-01-20 10:00");
    expect(of(result, "stage_change")).toMatchObject([{ opportunity_id: "1", stage, entered_on: "2024-01-20" }]);
  });

  test("what HubSpot computes from the days is no attribute", async () => {
    const result = await deals(
      ',"Cumulative time in ""Demo (Sales)""","Date exited ""Demo (Sales)""",Region',
      "1,One,Closed Won,2024-01-02,2024-02-01,10,EUR,3600,2024-01-20,North",
    );
    expect(result.records[0]?.attributes).toEqual({ region: "North" });
  });

  test("a stage of their own is asked for once, by name, and a stage map answers", async () => {
    const text =
      "Record ID,Deal Name,Deal Stage,Create Date\n1,One,Legal review,2024-01-02\n2,Two,Legal review,2024-01-03\n3,Three,Signed,2024-01-03\n";
    const asked = await read("deals.csv", text);
    expect(asked.issues.map(({ code, row }) => [code, row])).toEqual([
      ["stage_not_mapped", 2],
      ["stage_not_mapped", 4],
    ]);
    expect(asked.issues[0]?.sentence).toContain("“Legal review”");
    const answered = await read("deals.csv", text, {}, { deal_states: { "Legal review": "sal", Signed: "commit" } });
    expect(answered.issues).toEqual([]);
    expect(of(answered, "opportunity").map(({ state, outcome }) => [state, outcome])).toEqual([
      ["sal", undefined],
      ["sal", undefined],
      ["commit", "won"],
    ]);
  });

  test("HubSpot's own word on won and lost outweighs the name of a stage", async () => {
    const result = await deals(
      ",Is Closed Won,Is closed lost",
      "1,One,Gewonnen,2024-01-02,2024-02-01,10,EUR,true,false",
      "2,Two,Verloren,2024-01-02,2024-02-01,10,EUR,false,true",
    );
    expect(of(result, "opportunity").map(({ outcome }) => outcome)).toEqual(["won", "lost"]);
  });

  test("a chain of deals with recurring revenue is one customer whose revenue changes", async () => {
    context = await emptyLedger();
    await importText(context, { "deals.csv": sample("hubspot.deals.csv") });
    expect(await ask("mrr", "2024-02", "2024-09")).toEqual([0, 120_000, 120_000, 120_000, 120_000, 120_000, 120_000, 150_000]);
    expect(await ask("mrr_movements", "2024-09", "2024-09", "expansion")).toEqual([30_000]);
  });

  test("an open deal with recurring revenue is none yet", async () => {
    const result = await deals(",Recurring revenue amount", "1,One,Contract Sent,2024-01-02,2024-09-01,10,EUR,500");
    expect(of(result, "subscription_line")).toEqual([]);
  });

  test("a contact who became a deal is counted as one prospect, not as two", async () => {
    context = await emptyLedger();
    await importText(context, { "deals.csv": sample("hubspot.deals.csv"), "contacts.csv": sample("hubspot.contacts.csv") });
    expect(await ask("bowtie_volume", "2023-12", "2023-12", "prospect")).toEqual([1]);
    expect(await ask("bowtie_volume", "2024-03", "2024-03", "commit")).toEqual([1]);
  });
});

test("a contact leads to the first sale, not to the later ones it stands in as well", async () => {
  const result = await read("deals.csv", sample("hubspot.deals.csv"));
  expect(of(result, "opportunity").map(({ type, lead_id: lead }) => [type, lead])).toEqual([
    ["new", "9001"],
    ["expansion", undefined],
    ["new", undefined],
    ["new", "9003"],
  ]);
});

describe("Salesforce", () => {
  test("a report and the API name the same opportunity, though they write its id with 15 and 18 letters", async () => {
    const api = await read("opportunities.csv", sample("salesforce.opportunities.csv"));
    const report = await read("report.csv", sample("salesforce.opportunities.report.csv"), { dates: "mdy" });
    const ids = (result: Read): readonly unknown[] => of(result, "opportunity").map((fields) => fields["opportunity_id"]);
    expect(ids(api).slice(0, 2)).toEqual(ids(report));
    expect(of(report, "opportunity")[0]).toMatchObject({ closed_on: "2024-06-28", amount: 2_400_000, outcome: "won", type: "renewal" });
  });

  test("a report asks for the order of its dates", async () => {
    const text = sample("salesforce.opportunities.report.csv").replaceAll("6/28/2024", "6/8/2024").replaceAll("9/30/2024", "9/3/2024");
    expect((await read("report.csv", text)).questions).toMatchObject([{ kind: "date_order" }]);
  });

  test("totals and footers of a report are left out, each with its reason", async () => {
    const { issues } = await read("report.csv", sample("salesforce.opportunities.report.csv"), { dates: "mdy" });
    expect(issues.map(({ row, code, severity }) => [row, code, severity])).toEqual([
      [4, "left_out", "warning"],
      [5, "left_out", "warning"],
      [6, "left_out", "warning"],
    ]);
  });

  test("rows left out with a reason are not counted as rejected", async () => {
    context = await emptyLedger();
    const { files } = await importText(
      context,
      { "report.csv": sample("salesforce.opportunities.report.csv") },
      { answers: { dates: "mdy" } },
    );
    expect(files[0]).toMatchObject({ rowsRead: 5, entriesAdded: 2, rowsRejected: 0, rowsSkipped: 3, warnings: 3 });
  });

  test("a customer named like a total is not mistaken for one", async () => {
    const text =
      "Opportunity Name,Account Name,Stage,Close Date,Amount,Amount Currency\nTotal Energies Q1,TotalEnergies,Closed Won,2024-03-01,10,EUR\nTotal,Total,Closed Won,2024-03-01,10,EUR\n";
    expect(of(await read("report.csv", text), "opportunity")).toHaveLength(2);
  });

  test("rows of the history that change only the amount are no new entry into the stage", async () => {
    context = await emptyLedger();
    const { files } = await importText(context, { "history.csv": sample("salesforce.opportunity_history.csv") });
    expect(files[0]).toMatchObject({ rowsRead: 4, entriesAdded: 3, rowsRejected: 0, warnings: 0 });
  });

  test("a merged account passes its past on to the one it was merged into", async () => {
    context = await emptyLedger();
    await importText(context, {
      "accounts.csv": sample("salesforce.accounts.csv"),
    });
    const line = (id: string, account: string): string => `${id},${account},2024-07-01,100,month,USD`;
    const lines = [
      "subscription_id,account_id,starts_on,price,interval,currency",
      line("S-1", "0015g00000XyZaC"),
      line("S-2", "0015g00000XyZaF"),
    ].join("\n");
    await importText(context, { "subscription_lines.csv": lines }, { answers: { source: "salesforce" } });
    expect(await ask("active_customers", "2024-07", "2024-07")).toEqual([1]);
    expect(await ask("mrr", "2024-07", "2024-07")).toEqual([20_000]);
  });

  test("a lead is the beginning of the opportunity it was converted to", async () => {
    const result = await read("leads.csv", sample("salesforce.leads.csv"));
    expect(of(result, "lead")[0]).toMatchObject({ opportunity_id: "0065g00000AbCdF", state: "sql", stage_on: "2024-06-11" });
  });
});

describe("ChartMogul and Baremetrics", () => {
  test("an event taken back does not count, wherever it stands in the file", async () => {
    context = await emptyLedger();
    await importText(context, { "events.json": sample("chartmogul.events.json") });
    expect(await ask("mrr", "2024-01", "2024-07")).toEqual([9900, 9900, 9900, 9900, 9900, 9900, 0]);
  });

  test("a plan nobody gave an interval is asked for, and never taken for a month", async () => {
    const text = sample("chartmogul.events.csv").replace(",plan_interval_unit,plan_interval_count", "").replaceAll(",year,1", "");
    const asked = await read("events.csv", text);
    expect(asked.records).toEqual([]);
    expect(asked.issues[0]).toMatchObject({ column: "plan_external_id", severity: "error" });
    const answered = await read("events.csv", text, {}, { plan_intervals: { "gold-yearly": "year" } });
    expect(of(answered, "subscription_event")[0]).toMatchObject({ interval: "year", interval_count: 1, price: "1200" });
  });

  test("cents become money by currency", async () => {
    const result = await read("sheet.csv", sample("baremetrics.subscriptions.csv"));
    expect(of(result, "subscription_line").map(({ price }) => price)).toEqual(["50", "540", "1200"]);
  });
});
