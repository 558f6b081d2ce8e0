import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { routes } from "../src/contract/index.ts";
import { type Context, operations } from "../src/operations/index.ts";
import { company } from "./helpers/company.ts";
import { emptyLedger, importText } from "./helpers/ledger.ts";

const quiet = (): undefined => undefined;
const list = (context: Context, question: object = {}) => operations.accounts(context, routes.accounts.input.parse(question), quiet);
const open = (context: Context, id: string, rest: object = {}) =>
  operations.account(context, routes.account.input.parse({ id, ...rest }), quiet);
const timeline = (context: Context, id: string, rest: object = {}) =>
  operations.accountTimeline(context, routes.accountTimeline.input.parse({ id, limit: 500, ...rest }), quiet);
const told = ({ lines }: Awaited<ReturnType<typeof timeline>>) => lines.map(({ day, kind }) => `${day} ${kind}`);

const CONTACTS = "contact_id,account_id,name,email,role\nP-1,acme,Maja Lind,maja@acme.example,champion\nP-2,acme,Jon Berg,,\n";
const ACTIVITIES =
  "activity_id,account_id,on,type,title\nT-1,acme,2024-03-02,meeting,Kick-off\nT-2,acme,2024-05-06,ticket,Login fails\nT-3,blue,2024-02-02,call,Hello\n";

describe("a company of several accounts", () => {
  let context: Context;
  beforeAll(async () => {
    context = await emptyLedger();
    await importText(
      context,
      company(
        "acme (region=north): 100 USD/month from 2024-01, +50 in 2024-06",
        "acme-west (parent=acme, region=north): 30 USD/month from 2024-02",
        "blue (region=south): 1200 USD/year from 2024-01-01",
        "gone (region=south): 10 EUR/month from 2024-01, gone 2024-04",
        "deal prospect (region=north): sql 2024-05-01, worth 900 USD",
        "deal acme: sql 2024-01-01, won 2024-01-20, worth 1200 USD",
        "costs: 900 USD acquire in 2024-01..2024-02, 10 USD serve in 2024-01..2024-06",
      ),
      { answers: { through: "2024-06-30" } },
    );
    await importText(context, { "contacts.csv": CONTACTS, "activities.csv": ACTIVITIES }, { answers: { through: "2024-06-30" } });
  });
  afterAll(() => context.close());

  test("all accounts are listed, those who pay most first, and each says what it pays", async () => {
    const { accounts, total, all, currency } = await list(context);
    expect([total, all, currency]).toEqual([5, 5, "USD"]);
    expect(
      accounts.map(({ id, revenue, since, openOpportunities, lastTouch }) => [id, revenue, since, openOpportunities, lastTouch]),
    ).toEqual([
      ["acme", [{ currency: "USD", mrr: 150_00, arr: 1800_00 }], "2024-01", 0, "2024-05-06"],
      ["blue", [{ currency: "USD", mrr: 100_00, arr: 1200_00 }], "2024-01", 0, "2024-02-02"],
      ["acme-west", [{ currency: "USD", mrr: 30_00, arr: 360_00 }], "2024-02", 0, null],
      ["gone", [], "2024-01", 0, null],
      ["prospect", [], null, 1, null],
    ]);
  });

  test("what they pay adds up to the metric", async () => {
    const { accounts } = await list(context);
    const sum = accounts.flatMap(({ revenue }) => revenue).reduce((all, { mrr }) => all + mrr, 0);
    const metric = { metric: "mrr", by: "month", where: [], level: "customer", from: "2024-06", to: "2024-06", currency: "USD" } as never;
    const { series } = await operations.metric(context, metric, quiet);
    expect(series.map(({ value }) => value)).toEqual([sum]);
  });

  test("they are found by every word typed, whatever its case and marks, and filtered by what their records say", async () => {
    const ids = async (question: object) => (await list(context, { sort: "name", ...question })).accounts.map(({ id }) => id);
    expect(await ids({ search: "ACMÉ" })).toEqual(["acme", "acme-west"]);
    expect(await ids({ search: "west acme" })).toEqual(["acme-west"]);
    expect(await ids({ where: [{ field: "region", values: ["north"] }] })).toEqual(["acme", "acme-west", "prospect"]);
    expect(await ids({ where: [{ field: "currency", values: ["EUR"] }] })).toEqual([]);
    await expect(ids({ where: [{ field: "colour", values: ["red"] }] })).rejects.toMatchObject({ code: "no_such_field" });
  });

  test.each(["mrr", "name", "since", "touch", "renewal"] as const)("pages by %s hold every account once, either way", async (sort) => {
    for (const order of ["asc", "desc"] as const) {
      const whole = (await list(context, { sort, order })).accounts.map(({ id }) => id);
      const paged: string[] = [];
      for (let cursor: string | null | undefined; cursor !== null; ) {
        const page: Awaited<ReturnType<typeof list>> = await list(context, { sort, order, limit: 2, ...(cursor ? { cursor } : {}) });
        paged.push(...page.accounts.map(({ id }) => id));
        cursor = page.next;
      }
      expect([new Set(paged).size, paged]).toEqual([5, whole]);
    }
  });

  test("the months of an account are those of the metric, and its movements lead there", async () => {
    const { history } = await open(context, "acme");
    expect(history).toMatchObject([
      {
        currency: "USD",
        months: [100_00, 100_00, 100_00, 100_00, 100_00, 150_00].map((mrr, i) => ({ month: `2024-0${i + 1}`, mrr })),
        movements: [
          { day: "2024-01-01", kind: "new", amount: 100_00 },
          { day: "2024-06-01", kind: "expansion", reason: "price", amount: 50_00 },
        ],
      },
    ]);
    const ids = (await list(context)).accounts.map(({ account }) => String(account));
    const months = new Map<string, number>();
    for (const id of ids)
      for (const { currency, months: own } of (await open(context, id)).history)
        if (currency === "USD") for (const { month, mrr } of own) months.set(month, (months.get(month) ?? 0) + mrr);
    const metric = { metric: "mrr", by: "month", where: [], level: "customer", from: "2024-01", to: "2024-06", currency: "USD" } as never;
    const { series } = await operations.metric(context, metric, quiet);
    expect(series.map(({ period, value }) => [period, value])).toEqual([...months]);
  });

  test("profitability is that of the recovery, with the month it is reached", async () => {
    const { recovery } = await open(context, "acme");
    const asked = { from: "2024-01", to: "2024-01", where: [], level: "customer", limit: 10, currency: "USD" } as never;
    const [same] = (await operations.recovery(context, asked, quiet)).customers.filter(({ id }) => id === "acme");
    expect(recovery).toMatchObject({ cost: same?.cost, returned: same?.returned, left: same?.left, paidBack: same?.paidBack });
    expect(recovery?.balance.at(-1)?.amount).toBe((same?.returned ?? 0) - (same?.cost ?? 0));
    expect((await open(context, "prospect")).recoveryReason).toBe("no_base");
  });

  test("people, the family, open deals and subscriptions stand with it", async () => {
    const acme = await open(context, "acme");
    expect(acme.people.map(({ name, role, stance }) => [name, role, stance])).toEqual([
      ["Jon Berg", null, null],
      ["Maja Lind", "champion", null],
    ]);
    expect(acme.children).toMatchObject([{ id: "acme-west", revenue: [{ mrr: 30_00 }] }]);
    expect(acme.parent).toBeNull();
    expect((await open(context, "acme-west")).parent).toMatchObject({ id: "acme", revenue: [{ mrr: 150_00 }] });
    expect(acme.subscriptions).toMatchObject([{ id: "acme-1", startsOn: "2024-01-01", endsOn: null, revenue: [{ mrr: 150_00 }] }]);
    expect(acme.touched).toEqual({ day: "2024-05-06", type: "ticket", title: "Login fails", owner: null });
    expect((await open(context, "prospect")).opportunities).toMatchObject([{ amount: 900_00, currency: "USD", type: "new" }]);
  });

  test("the timeline of a parent holds what happened below it, with whose it is; that of the child only its own", async () => {
    const all = await timeline(context, "acme", { kinds: "subscription_started,subscription_changed,won,ticket" });
    expect(all.lines.map(({ day, kind, account }) => [day, kind, account?.id ?? null])).toEqual([
      ["2024-06-01", "subscription_changed", null],
      ["2024-05-06", "ticket", null],
      ["2024-02-01", "subscription_started", "acme-west"],
      ["2024-01-20", "won", null],
      ["2024-01-01", "subscription_started", null],
    ]);
    expect(all.lines[0]).toMatchObject({ before: { price: "100" }, fields: { price: "150" }, source: "files", about: "acme-1" });
    expect(told(await timeline(context, "acme-west", { kinds: "subscription_started" }))).toEqual(["2024-02-01 subscription_started"]);
  });

  test("the end of a subscription is a line of its own", async () => {
    expect(told(await timeline(context, "gone", { kinds: "subscription_started,subscription_ended" }))).toEqual([
      "2024-04-01 subscription_ended",
      "2024-01-01 subscription_started",
    ]);
  });

  test("an account is known by number, by id and by source and id; what is no account is refused", async () => {
    const { account } = await open(context, "acme");
    expect([(await open(context, String(account))).id, (await open(context, "files:acme")).id]).toEqual(["acme", "acme"]);
    const { opportunities } = await open(context, "prospect");
    for (const id of ["nobody", "0", "999999", "99999999999999", "billing:acme", String(opportunities[0]?.subject)])
      for (const ask of [open, timeline]) await expect(ask(context, id)).rejects.toMatchObject({ code: "no_such_account", status: 404 });
    await expect(timeline(context, "acme", { cursor: "nonsense" })).rejects.toMatchObject({ code: "bad_cursor", status: 400 });
    await expect(list(context, { cursor: "nonsense" })).rejects.toMatchObject({ code: "bad_cursor", status: 400 });
  });
});

describe("two systems that know one customer", () => {
  const CRM = "account_id,name,domain\nC-1,Lindqvist Rail,lindqvist.example\nC-2,Otter Works,\n";
  const BILLING = "account_id,name,domain\nB-1,Lindqvist Rail AB,lindqvist.example\nB-2,Otter Works,\n";
  const LINES =
    "subscription_id,account_id,starts_on,price,interval,currency\nS-1,B-1,2026-01-01,100,month,EUR\nS-2,B-2,2026-02-01,50,month,EUR\n";

  test("merging moves the timeline, un-merging moves it back, and either can be done again", async () => {
    const context = await emptyLedger();
    await importText(context, { "accounts.csv": CRM }, { answers: { source: "crm" } });
    await importText(context, { "accounts.csv": BILLING, "subscription_lines.csv": LINES }, { answers: { source: "billing" } });
    const kinds = { kinds: "subscription_started" };
    const rail = await open(context, "crm:C-1");
    expect(rail.knownAs).toMatchObject([{ source: "billing", id: "B-1", name: "Lindqvist Rail AB" }]);
    expect(told(await timeline(context, "crm:C-1", kinds))).toEqual(["2026-01-01 subscription_started"]);
    // An old address of what is now another account's leads there.
    expect((await open(context, "billing:B-1")).account).toBe(rail.account);

    const match = rail.knownAs[0]?.match ?? -1;
    await operations.decideMatch(context, { match, isSame: false }, quiet);
    expect((await open(context, "crm:C-1")).candidates).toMatchObject([{ id: "B-1", verdict: "rejected", match }]);
    expect(told(await timeline(context, "crm:C-1", kinds))).toEqual([]);
    expect(told(await timeline(context, "billing:B-1", kinds))).toEqual(["2026-01-01 subscription_started"]);
    expect((await list(context)).all).toBe(4);

    const otter = await open(context, "crm:C-2");
    expect(otter.candidates).toMatchObject([{ id: "B-2", source: "billing", verdict: "proposed", reason: "name" }]);
    await operations.decideMatch(context, { match: otter.candidates[0]?.match ?? -1, isSame: true }, quiet);
    await operations.decideMatch(context, { match, isSame: true }, quiet);
    expect(told(await timeline(context, "crm:C-2", kinds))).toEqual(["2026-02-01 subscription_started"]);
    expect(told(await timeline(context, "crm:C-1", kinds))).toEqual(["2026-01-01 subscription_started"]);
    expect((await list(context)).accounts.map(({ name, sources, revenue }) => [name, sources, revenue[0]?.mrr])).toEqual([
      ["Lindqvist Rail", ["crm", "billing"], 100_00],
      ["Otter Works", ["crm", "billing"], 50_00],
    ]);
    await context.close();
  });
});

describe("as of an instant", () => {
  test("an account, its timeline and the list are as they were known; what was corrected says so", async () => {
    let now = new Date("2026-03-10T12:00:00Z");
    const context = await emptyLedger(() => now);
    const lines = (price: number) =>
      `subscription_id,line_id,account_id,starts_on,price,interval,currency\nS-1,L-1,acme,2026-01-01,${price},month,EUR\n`;
    await importText(context, { "subscription_lines.csv": lines(100) });
    now = new Date("2026-04-10T12:00:00Z");
    await importText(context, { "subscription_lines.csv": lines(120), "accounts.csv": "account_id,name\nacme,Acme\nlater,Later\n" });
    const before = { asOf: "2026-03-20" };
    expect((await open(context, "acme", before)).revenue).toMatchObject([{ mrr: 100_00 }]);
    expect((await open(context, "acme")).revenue).toMatchObject([{ mrr: 120_00 }]);
    expect((await list(context, before)).accounts.map(({ id, name }) => [id, name])).toEqual([["acme", null]]);
    expect((await list(context)).all).toBe(2);
    expect((await timeline(context, "acme", before)).counts).toEqual({ subscription_started: 1, import: 1 });
    await expect(open(context, "later", before)).rejects.toMatchObject({ code: "no_such_account" });
    const { lines: now_ } = await timeline(context, "acme", { kinds: "correction,subscription_started" });
    expect(now_.map(({ day, kind, changes, fields }) => [day, kind, changes ?? fields["price"]])).toEqual([
      ["2026-04-10", "correction", [{ field: "price", before: "100", after: "120" }]],
      ["2026-01-01", "subscription_started", "120"],
    ]);
    await context.close();
  });

  test("an import that is undone takes its lines and its accounts along", async () => {
    const context = await emptyLedger();
    await importText(context, { "accounts.csv": "account_id,name\nkept,Kept\n" });
    await importText(context, { "accounts.csv": "account_id,name\ngone,Gone\n" });
    const { batches } = await operations.imports(context, { limit: 1 }, quiet);
    await operations.undo(context, { batch: batches[0]?.id ?? -1 }, quiet);
    expect((await list(context)).accounts.map(({ id }) => id)).toEqual(["kept"]);
    await expect(timeline(context, "gone")).rejects.toMatchObject({ code: "no_such_account" });
    await context.close();
  });
});
