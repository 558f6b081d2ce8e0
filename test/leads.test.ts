import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Input, type ListedLead, type Output, type RouteId, routes } from "../src/contract/index.ts";
import { type Context, type OperationRoute, run, theMachine } from "../src/operations/index.ts";
import { emptyLedger, importText } from "./helpers/ledger.ts";

let context: Context;
const NOW = new Date("2026-03-10T09:00:00Z");
const act = <K extends OperationRoute>(id: K, input: Input<K & RouteId>): Promise<Output<K>> =>
  run(context, theMachine(), id, routes[id].input.parse(input) as never, () => undefined);
const code = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "done",
    (error: { code?: string }) => error.code ?? String(error),
  );
const volume = async (state: string): Promise<number> =>
  (await act("metric", { metric: "bowtie_volume", from: "2026-03", to: "2026-03", part: state })).series[0]?.value ?? 0;

const LEADS = `lead_id,company,email,created_on,stage,state,desired_outcome
L-1,Fern Works,fern@fern.example,2026-03-01,New,prospect,fewer empty runs
L-2,Moss Ltd,,2026-02-20,New,prospect,
L-3,Old Oak,,2024-02-20,Disqualified,lost,
`;
const TOUCH = "activity_id,lead_id,on,type\nT-1,L-1,2026-03-03,call\n";

beforeAll(async () => {
  context = await emptyLedger(() => NOW);
  await importText(context, { "leads.csv": LEADS, "activities.csv": TOUCH }, { answers: { source: "crm" } });
});
afterAll(() => context.close());

const lead = async (company: string): Promise<ListedLead> => {
  const found = (await act("leads", { show: "any" })).leads.find((one) => one.company === company);
  if (found === undefined) throw new Error(`no lead ${company}`);
  return found;
};
const STEP = { what: "Call", on: "2026-03-20", owner: "Ann" };

describe("leads", () => {
  test("who waits longest stands first, and the answer is measured", async () => {
    const { leads, withOutcome, answer } = await act("leads", {});
    expect(leads.map(({ company, waitingDays, answeredOn }) => [company, waitingDays, answeredOn])).toEqual([
      ["Moss Ltd", 18, null],
      ["Fern Works", null, "2026-03-03"],
    ]);
    expect(withOutcome, "too few to tell").toEqual({ value: null, n: 2 });
    expect(answer).toEqual({ medianDays: null, n: 1 });
    expect((await act("leads", { search: "empty runs" })).total).toBe(1);
  });

  test("moved and made a deal, they move the same Bowtie", async () => {
    const before = [await volume("mql"), await volume("sql")];
    const { lead: number } = await lead("Fern Works");
    const moved = await act("changeLead", { id: String(number), state: "mql", owner: "Ann" });
    expect(moved.lead).toMatchObject({ state: "mql", owner: "Ann", desiredOutcome: "fewer empty runs" });
    expect(await volume("mql")).toBe((before[0] ?? 0) + 1);
    const { deal } = await act("convertLead", { id: String(number), nextStep: STEP });
    expect(deal).toMatchObject({ source: "crm", accountName: "Fern Works", owner: "Ann", fields: { desired_outcome: "fewer empty runs" } });
    expect(await lead("Fern Works")).toMatchObject({ deal: deal.deal });
    expect(await volume("mql"), "a lead and its deal are one journey").toBe((before[0] ?? 0) + 1);
    expect(await code(act("convertLead", { id: String(number), nextStep: STEP }))).toBe("lead_converted");
    expect(await code(act("changeLead", { id: String(number), state: "lost" }))).toBe("lead_converted");
  });

  test("noted here they are counted, and turned away they are lost", async () => {
    const before = await volume("prospect");
    const made = await act("createLead", { company: "Birch", desiredOutcome: "less paper" });
    expect(await volume("prospect")).toBe(before + 1);
    await act("changeLead", { id: String(made.lead.lead), state: "lost" });
    expect((await act("leads", { show: "lost" })).leads.map(({ company }) => company)).toEqual(["Birch", "Old Oak"]);
  });

  test("nobody knows a lead that is not there", async () => {
    expect(await code(act("changeLead", { id: "99999", state: "mql" }))).toBe("no_such_lead");
    expect(await code(act("changeLead", { id: "somebody", state: "mql" }))).toBe("which_lead");
    expect(await code(act("changeLead", { id: "crm:L-3", company: "Old Oak Ltd" }))).toBe("done");
  });
});

test("the pace is told of whoever is named, up to the last day the ledger speaks for", async () => {
  const { to, weeks, people, total, byWeek } = await act("pace", { weeks: 4 });
  expect([to, weeks, byWeek.length]).toEqual(["2026-03-10", 4, 4]);
  expect(total).toMatchObject({ answered: { n: 2, aWeek: 0.5 }, begun: { n: 1 }, medianDays: null });
  expect(people[0]).toMatchObject({ who: "Ann", begun: { n: 1, aWeek: 0.25 } });
});
