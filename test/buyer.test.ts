import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listen, type RunningServer } from "../src/api/index.ts";
import type { Audit, Output, SharedPlan } from "../src/contract/index.ts";
import { type Context, newMachineSecret } from "../src/operations/index.ts";
import { transaction } from "../src/storage/index.ts";
import { dealNotes, emptyNotes } from "../src/team/deals/index.ts";
import { facts } from "../src/team/diagnosis/index.ts";
import { outcomes } from "../src/team/plans/index.ts";
import { comments } from "../src/team/sharing/index.ts";
import { bearerOf, codeOf } from "./helpers/access.ts";
import { company } from "./helpers/company.ts";
import { emptyLedger, importText } from "./helpers/ledger.ts";
import { aMilestone, anOutcome, aStep, keepPlan, on, secretFor } from "./helpers/shared-plan.ts";

const MARK = "⟦inside⟧";
const START = new Date("2026-07-15T09:00:00Z");
let now = START;
let context: Context;
let server: RunningServer;
const machineSecret = newMachineSecret();
const ours = { authorization: `Bearer ${machineSecret}` };
const later = (minutes: number): void => {
  now = new Date(now.getTime() + minutes * 60_000);
};

/** As a stranger in a browser asks. */
const ask = (method: string, path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
  fetch(`http://127.0.0.1:${server.port}${path}`, {
    method,
    headers: { ...headers, ...(body === undefined ? {} : { "content-type": "application/json" }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
const see = async (secret: string): Promise<SharedPlan> => (await (await ask("GET", `/api/buyer/${secret}`)).json()) as SharedPlan;
const act = (secret: string, rest: string, body: unknown, headers = {}) => ask("POST", `/api/buyer/${secret}/${rest}`, body, headers);
const bring = (secret: string, name: string, content: string | Uint8Array<ArrayBuffer>): Promise<Response> =>
  fetch(`http://127.0.0.1:${server.port}/api/buyer/${secret}/files?name=${encodeURIComponent(name)}`, { method: "POST", body: content });

let plans = 0;
const aPlan = (over: Partial<Parameters<typeof keepPlan>[1]> = {}): Promise<string> => {
  plans += 1;
  return keepPlan(context, {
    id: `P${plans}`,
    account: 1,
    steps: [aStep("theirs", { due: on("2026-08-01") }), aStep("ours", { buyerOwner: null })].map((one) => ({
      ...one,
      id: `${one.id}-${plans}`,
    })),
    outcomes: [anOutcome(`o-${plans}`)],
    milestones: [aMilestone(`m-${plans}`)],
    measured: [[`o-${plans}`, "2026-07-01", 4]],
    ...over,
  });
};

const PAID =
  "payment_id,account_id,paid_on,amount,currency,status\nP-1,acme,2026-02-01,150.00,EUR,\nP-2,acme,2026-03-01,99.00,EUR,failed\n";

beforeAll(async () => {
  context = await emptyLedger(() => now);
  server = await listen(context, { port: 0, host: "127.0.0.1", webFolder: context.dataFolder, hosts: [], machineSecret });
  await importText(context, company("acme: 100 EUR/month from 2026-01"));
  await importText(context, { "payments.csv": PAID });
});
afterAll(async () => {
  await server.close();
  await context.close();
});

describe("a link", () => {
  test("opens its plan, in its language, and says whom it is for", async () => {
    const plan = await aPlan();
    const seen = await see(await secretFor(context, plan));
    expect(seen).toMatchObject({
      name: "Maja Lind",
      language: "de",
      contact: "Anna Berg",
      isOurs: false,
      objective: "Answer customers faster",
    });
    expect(seen.asks.map(({ kind }) => kind)).toEqual(["confirm", "task"]);
    expect(seen.outcomes[0]).toMatchObject({ progress: 4 / 6, state: "delivered", mayConfirm: true });
  });

  test("that nobody made, or that is of something else, opens nothing, and does not say which", async () => {
    const secret = await secretFor(context, await aPlan());
    const forged = [
      `${secret.slice(0, -1)}${secret.endsWith("A") ? "B" : "A"}`,
      "x",
      machineSecret,
      secret.replace("shared", "token"),
      `${secret}%00`,
    ];
    const answers = new Set<string>();
    for (const one of forged) {
      const response = await ask("GET", `/api/buyer/${one}`);
      // Only what the request itself is called differs.
      answers.add(`${response.status} ${(await response.text()).replace(/"requestId":"[^"]+"/, "")}`);
    }
    expect([...answers]).toEqual([expect.stringMatching(/^404 .*"code":"no_such_link"/)]);
    for (const path of ["outcomes/o/confirm", "sign", "comments"])
      expect((await act("x", path, { name: "M", text: "t" })).status).toBe(404);
    expect((await bring("x", "a.txt", "hello")).status).toBe(404);
  });

  test("ends on its day, and at once when it is revoked", async () => {
    const plan = await aPlan();
    const [short, long] = [await secretFor(context, plan, "Maja", 1), await secretFor(context, plan, "Ole", 30)];
    later(24 * 60 + 1);
    expect((await ask("GET", `/api/buyer/${short}`)).status).toBe(410);
    expect(await codeOf(await act(short, `outcomes/o-${plans}/confirm`, {}))).toBe("link_over");
    expect((await bring(short, "a.txt", "hello")).status).toBe(410);
    const { links } = (await (await ask("GET", `/api/plans/${plan}/links`, undefined, ours)).json()) as Output<"buyerLinks">;
    expect(links.map(({ name, isOpen }) => [name, isOpen])).toEqual([
      ["Ole", true],
      ["Maja", false],
    ]);
    expect((await see(long)).name).toBe("Ole");
    const path = `/api/plans/${plan}/links/${links[0]?.id}`;
    expect((await ask("DELETE", "/api/plans/P1/links/999999", undefined, ours)).status).toBe(404);
    expect((await ask("DELETE", path.replace(plan, "P1"), undefined, ours)).status).toBe(404);
    expect((await ask("DELETE", path, undefined, ours)).status).toBe(200);
    expect((await ask("GET", `/api/buyer/${long}`)).status).toBe(410);
    expect((await see(long)).name).toBeUndefined();
  });

  test("reaches nothing beyond its plan", async () => {
    const mine = await aPlan();
    const secret = await secretFor(context, mine);
    const other = plans - 1;
    for (const [rest, body] of [
      [`outcomes/o-${other}/confirm`, {}],
      [`outcomes/o-${other}/dispute`, { reason: "no" }],
      [`outcomes/o-${other}/measure`, { on: "2026-07-01", value: 1 }],
      [`steps/theirs-${other}`, { due: "2026-08-02" }],
      [`milestones/m-${other}/task`, { task: 0, doneOn: "2026-07-01" }],
    ] as const)
      expect(await codeOf(await act(secret, rest, body)), rest).toBe("not_in_this_plan");
    // What it opens elsewhere: nothing, whichever way it is shown.
    for (const path of ["/api/accounts", `/api/plans/${mine}/links`, `/api/plans/${mine}/shared`, "/api/audit", "/api/deals"])
      expect((await ask("GET", path, undefined, { authorization: `Bearer ${secret}` })).status, path).toBe(401);
    expect(await codeOf(await ask("POST", "/api/links", { secret }))).toBe("link_closed");
  });

  test("is made by those who may share, for a plan there is, and its secret is kept nowhere", async () => {
    const plan = await aPlan();
    const make = async (headers: Readonly<Record<string, string>>, of = plan) =>
      ask("POST", `/api/plans/${of}/links`, { name: "Maja", email: "maja@buyer.example" }, headers);
    expect((await make({})).status).toBe(401);
    expect(await codeOf(await make({ authorization: await bearerOf(context, ["finance"]) }))).toBe("forbidden");
    expect(await codeOf(await make(ours, "nobodys"))).toBe("no_such_plan");
    const { link, sent } = (await (await make({ authorization: await bearerOf(context, ["csm"]) })).json()) as Output<"makeBuyerLink">;
    expect(sent).toBe(false);
    const secret = link.split("/").at(-1) ?? "";
    await see(secret);
    await act(secret, "comments", { text: "Hello" });
    for (const table of ["buyer_link", "audit", "document", "buyer_rate", "attachment"]) {
      const { rows } = await context.storage.pool.query(`select row_to_json(t)::text as row from bowtie.${table} t`);
      expect(rows.map(({ row }) => row).join("\n")).not.toContain(secret);
    }
  });

  test("is told to no other site, kept by no search engine, and stored in no cache", async () => {
    const secret = await secretFor(context, await aPlan());
    for (const path of [`/shared/${secret}`, `/api/buyer/${secret}`]) {
      const { headers } = await ask("GET", path);
      expect(headers.get("referrer-policy")).toBe("no-referrer");
      expect(headers.get("x-robots-tag")).toContain("noindex");
    }
    expect((await ask("GET", `/api/buyer/${secret}`)).headers.get("cache-control")).toBe("no-store");
    expect((await ask("GET", "/api/health")).headers.get("referrer-policy")).toBe("same-origin");
  });
});

describe("the buyer", () => {
  test("confirms, takes it back with a reason, and refuses a delivery; each is seen by us at once", async () => {
    const plan = await aPlan();
    const secret = await secretFor(context, plan);
    const id = `o-${plans}`;
    const path = `outcomes/${id}`;
    const confirmed = (await (await act(secret, `${path}/confirm`, { note: "We measured it too" })).json()) as SharedPlan;
    expect(confirmed.outcomes[0]).toMatchObject({ state: "confirmed", confirmed: { by: "Maja Lind", on: "2026-07-16" } });
    // 8 to 4 hours at 100.00 EUR, against the one payment that did not fail.
    expect(confirmed.value[0]).toMatchObject({ currency: "EUR", fees: 15_000, confirmed: 40_000, claimed: 0 });
    expect(confirmed.feeBasis).toBe("payments");
    expect(await codeOf(await act(secret, `${path}/confirm`, {}))).toBe("nothing_to_confirm");

    expect((await act(secret, `${path}/dispute`, {})).status).toBe(400);
    expect((await act(secret, `${path}/dispute`, { reason: "Only in one team" })).status).toBe(200);
    const { disputes } = (await (await ask("GET", `/api/plans/${plan}/links`, undefined, ours)).json()) as Output<"buyerLinks">;
    expect(disputes).toMatchObject([{ outcome: id, by: "Maja Lind", reason: "Only in one team" }]);
    const refused = (await (await act(secret, `${path}/dispute`, { reason: "Count again" })).json()) as SharedPlan;
    expect(refused.outcomes[0]).toMatchObject({ state: "agreed", disputed: { reason: "Count again" } });
    expect(await codeOf(await act(secret, `${path}/dispute`, { reason: "again" }))).toBe("nothing_to_dispute");
  });

  test("measures, and changes their own steps and tasks only", async () => {
    later(2);
    await aPlan();
    const secret = await secretFor(context, `P${plans}`);
    const measure = (body: unknown) => act(secret, `outcomes/o-${plans}/measure`, body);
    const after = (await (await measure({ on: "2026-07-10", value: 3.5 })).json()) as SharedPlan;
    expect(after.outcomes[0]?.measurements.at(-1)).toEqual({ on: "2026-07-10", value: 3.5, source: "buyer" });
    expect(await codeOf(await measure({ on: "2026-12-24", value: 1 }))).toBe("future_day");
    expect(await codeOf(await measure({ on: "2025-12-24", value: 1 }))).toBe("before_baseline");

    const moved = (await (await act(secret, `steps/theirs-${plans}`, { due: "2026-08-20", owner: "Ole" })).json()) as SharedPlan;
    expect(moved.steps[0]).toMatchObject({ due: "2026-08-20", buyerOwner: "Ole", ourOwner: "Anna", doneOn: null });
    expect(await codeOf(await act(secret, `steps/ours-${plans}`, { due: "2026-08-20" }))).toBe("not_your_step");
    expect(await codeOf(await act(secret, `steps/theirs-${plans}`, { doneOn: "2026-12-24" }))).toBe("future_day");

    const task = `milestones/m-${plans}/task`;
    const done = (await (await act(secret, task, { task: 0, doneOn: "2026-07-12" })).json()) as SharedPlan;
    expect(done.milestones[0]).toMatchObject({ state: "reached", reachedOn: "2026-07-12" });
    expect(await codeOf(await act(secret, task, { task: 7, doneOn: null }))).toBe("not_in_this_plan");
  });

  test("signs their people and days of a close plan; a signature stands until one of them moves", async () => {
    later(2);
    const plan = await aPlan({ phase: "close", outcomes: [], measured: [] });
    const secret = await secretFor(context, plan);
    const signed = (await (await act(secret, "sign", { name: "Maja Lind, CFO" })).json()) as SharedPlan;
    expect(signed).toMatchObject({ signature: { by: "Maja Lind, CFO", on: "2026-07-16", isStill: true }, maySign: false });
    const { signature } = (await (await ask("GET", `/api/plans/${plan}/links`, undefined, ours)).json()) as Output<"buyerLinks">;
    expect(signature).toMatchObject({ by: "Maja Lind, CFO", isStill: true });
    const moved = (await (await act(secret, `steps/theirs-${plans}`, { due: null })).json()) as SharedPlan;
    expect(moved).toMatchObject({ signature: { isStill: false }, maySign: false });
    expect(await codeOf(await act(secret, "sign", { name: "Maja" }))).toBe("days_missing");
    expect(await codeOf(await act(await secretFor(context, await aPlan()), "sign", { name: "Maja" }))).toBe("already_committed");
  });

  test("is written down as who they are; our own people cannot act in their place", async () => {
    later(2);
    const plan = await aPlan();
    const secret = await secretFor(context, plan);
    expect(await codeOf(await act(secret, `outcomes/o-${plans}/confirm`, {}, { authorization: await bearerOf(context, ["csm"]) }))).toBe(
      "not_the_buyer",
    );
    expect(await codeOf(await act(secret, `outcomes/o-${plans}/confirm`, {}, ours))).toBe("not_the_buyer");
    await act(secret, `outcomes/o-${plans}/confirm`, { note: "yes" });
    await act(secret, "steps/nothing", { due: null });
    const [link] = ((await (await ask("GET", `/api/plans/${plan}/links`, undefined, ours)).json()) as Output<"buyerLinks">).links;
    const who = `buyer Maja Lind of link ${link?.id}`;
    const { entries } = (await (await ask("GET", `/api/audit?person=${encodeURIComponent(who)}`, undefined, ours)).json()) as Audit;
    expect(entries.map(({ kind, operation, subject, outcome }) => [kind, operation, subject, outcome])).toEqual([
      ["buyer", "buyerStep", `plan ${plan}: step nothing`, "not_in_this_plan"],
      ["buyer", "buyerConfirm", `plan ${plan}: outcome o-${plans}`, "done"],
    ]);
    expect(entries[1]?.after).toEqual({ outcome: `o-${plans}`, note: "yes" });
  });

  test("is slowed down, by link and by address", async () => {
    later(2);
    const secret = await secretFor(context, await aPlan());
    const codes: number[] = [];
    for (let i = 0; i < 32; i++) codes.push((await act(secret, "comments", { text: `${i}` })).status);
    expect(codes.filter((one) => one === 429).length).toBe(2);
    for (let i = 0; i < 100; i++) await ask("GET", "/api/buyer/guess");
    const slowed = await ask("GET", "/api/buyer/guess");
    expect([slowed.status, Number(slowed.headers.get("retry-after"))]).toEqual([429, 60]);
    later(2);
    expect((await act(secret, "comments", { text: "and on" })).status).toBe(200);
  });
});

describe("a file", () => {
  const PDF = "%PDF-1.7\n1 0 obj\n";

  test("is kept with what it is, and comes back to be saved, to its link and to us alone", async () => {
    later(2);
    const plan = await aPlan();
    const [mine, other] = [await secretFor(context, plan), await secretFor(context, plan, "Ole")];
    const brought = await bring(mine, "../../Bericht Q2.exe", PDF);
    expect(brought.status).toBe(201);
    const { id, name } = (await brought.json()) as { id: string; name: string };
    expect(name).toBe("Bericht Q2.exe.pdf");
    expect((await (await bring(mine, "same again.pdf", PDF)).json()) as object).toMatchObject({ id });
    expect((await see(mine)).files.map((file) => file.name)).toEqual([name]);
    expect((await see(other)).files).toEqual([]);

    const response = await ask("GET", `/api/buyer/${mine}/files/${id}`);
    expect(await response.text()).toBe(PDF);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "application/pdf",
      "content-disposition": expect.stringMatching(/^attachment; /),
      "x-content-type-options": "nosniff",
      "content-security-policy": expect.stringContaining("sandbox"),
      "cache-control": "no-store",
    });
    expect((await ask("GET", `/api/plans/${plan}/files/${id}`, undefined, ours)).status).toBe(200);
    expect((await ask("GET", `/api/plans/${plan}/files/${id}`)).status).toBe(401);
    expect((await ask("GET", `/api/plans/P1/files/${id}`, undefined, ours)).status).toBe(404);
    expect((await ask("GET", `/api/buyer/${other}/files/${id}`)).status).toBe(404);
    expect((await ask("GET", `/api/buyer/${await secretFor(context, await aPlan())}/files/${id}`)).status).toBe(404);
    const { files } = (await (await ask("GET", `/api/plans/${plan}/links`, undefined, ours)).json()) as Output<"buyerLinks">;
    expect(files).toMatchObject([{ id, name, by: "Maja Lind", hash: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
  });

  test("is refused where it is no evidence: a renamed program, a page, one that is too large, one without a name", async () => {
    later(2);
    const secret = await secretFor(context, await aPlan());
    const program = new Uint8Array([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0]);
    expect(await codeOf(await bring(secret, "report.pdf", program))).toBe("file_not_taken");
    expect(await codeOf(await bring(secret, "a.csv", "<html><script>alert(1)</script>"))).toBe("file_not_taken");
    expect(await codeOf(await bring(secret, "..", "hello"))).toBe("bad_name");
    expect(await codeOf(await bring(secret, "a.txt", ""))).toMatch(/empty_file|file_not_taken/);
    expect((await bring(secret, "large.txt", new Uint8Array(10_000_001).fill(0x61))).status).toBe(413);
    expect((await see(secret)).files).toEqual([]);
  });
});

test("what is ours alone never leaves the house, whatever is written down around a plan", async () => {
  later(2);
  const plan = await aPlan({
    steps: [aStep("s-inside", { evidence: [MARK] })],
    outcomes: [
      anOutcome("o-inside", {
        stake: MARK,
        promiseId: MARK,
        baseline: { value: 8, on: on("2026-01-01"), evidence: MARK },
        changes: [
          { to: "delivered", on: on("2026-06-01"), by: { person: MARK, role: "csm" }, buyer: MARK, evidence: [MARK], reason: MARK },
        ],
      }),
    ],
    measured: [["o-inside", "2026-07-01", 4]],
  });
  await aPlan({ objective: MARK, account: 2 });
  await transaction(context.storage.pool, async (client) => {
    const rest = { about: { account: 1, deal: 7, plan }, base: 0, by: { id: MARK, name: MARK }, at: now };
    await dealNotes.save(client, { id: "7", ...rest, body: { ...emptyNotes, risks: [MARK], preferences: MARK, terms: MARK } });
    await facts.save(client, {
      id: "f",
      ...rest,
      body: { kind: "noted", fact: "buyer_said_yes", holds: true, on: on("2026-07-01"), note: MARK } as never,
    });
    await comments.save(client, { id: "c1", ...rest, body: { text: MARK, mentions: [MARK], isShared: false } });
    await comments.save(client, {
      id: "c2",
      ...rest,
      by: { id: MARK, name: "Anna" },
      body: { text: "For you", mentions: [MARK], isShared: true },
    });
  });
  const secret = await secretFor(context, plan);
  const answers = [await (await ask("GET", `/api/buyer/${secret}`)).text(), await (await ask("GET", `/shared/${secret}`)).text()];
  for (const [rest, body] of [
    ["outcomes/o-inside/confirm", {}],
    ["outcomes/o-inside/dispute", { reason: "no" }],
    ["outcomes/o-inside/confirm", {}],
    ["steps/s-inside", { due: "2026-08-01" }],
    ["comments", { text: "hello" }],
    ["sign", { name: "Maja" }],
    ["steps/nothing", {}],
  ] as const)
    answers.push(await (await act(secret, rest, body)).text());
  expect(answers.filter((text) => text.includes(MARK))).toEqual([]);
  expect((await see(secret)).comments.map(({ text, by, side }) => [text, by, side])).toEqual([
    ["For you", "Anna", "us"],
    ["hello", "Maja Lind", "buyer"],
  ]);
});

test("a change of ours at the same moment is refused in words alone: what we wrote is not told", async () => {
  later(2);
  const plan = await aPlan();
  const id = `o-${plans}`;
  const secret = await secretFor(context, plan);
  const client = await context.storage.pool.connect();
  try {
    await client.query("begin");
    const known = await outcomes.find(client, id);
    const change = {
      to: "agreed" as const,
      on: on("2026-07-01"),
      by: { person: "Anna", role: "csm" as const },
      buyer: null,
      evidence: [],
      reason: MARK,
    };
    await outcomes.save(client, {
      id,
      about: { account: 1, deal: null, plan },
      body: anOutcome(id, { stake: MARK, state: "agreed", changes: [change] }),
      base: known?.version ?? 0,
      by: { id: null, name: "Anna" },
      at: now,
    });
    const waiting = act(secret, `outcomes/${id}/confirm`, {});
    // The buyer's request has read the plan and waits for the one who writes.
    await new Promise((resolve) => setTimeout(resolve, 500));
    await client.query("commit");
    const response = await waiting;
    const text = await response.text();
    expect([response.status, text]).toEqual([409, expect.stringContaining("changed_meanwhile")]);
    expect(text).not.toContain(MARK);
  } finally {
    client.release();
  }
});
