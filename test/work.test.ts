import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Input, type Output, type RouteId, routes } from "../src/contract/index.ts";
import { type Day, parseDay } from "../src/domain/index.ts";
import { type By, type Context, type OperationRoute, run, theMachine } from "../src/operations/index.ts";
import { announce } from "../src/operations/work/announce.ts";
import { Mailing } from "../src/operations/work/mailing.ts";
import { type StaffRole, workGroups } from "../src/standard/index.ts";
import { transaction } from "../src/storage/index.ts";
import { handoffs } from "../src/team/handoff/index.ts";
import { findPerson, hashOf, setDeactivated } from "../src/team/people/index.ts";
import { outcomes, plans, promises, steps } from "../src/team/plans/index.ts";
import { personOf } from "./helpers/access.ts";
import { company } from "./helpers/company.ts";
import { emptyLedger, importText } from "./helpers/ledger.ts";
import { type MailServer, mailServer } from "./helpers/mail-server.ts";

let context: Context;
let mail: MailServer;
let mailing: Mailing;
let now = new Date("2026-03-10T09:00:00Z");
const later = (minutes: number): void => {
  now = new Date(now.getTime() + minutes * 60_000);
};

type Name = "ann" | "ben" | "cora" | "root";
const people = new Map<Name, By>();
const act = <K extends OperationRoute>(who: Name | null, id: K, input: Input<K & RouteId>): Promise<Output<K>> =>
  run(context, who === null ? theMachine() : by(who), id, routes[id].input.parse(input) as never, () => undefined);
const by = (who: Name): By => people.get(who) ?? theMachine();
const idOf = (who: Name): string => {
  const { who: one } = by(who);
  return one.kind === "person" ? one.person.id : "";
};
const code = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "done",
    (error: { code?: string }) => error.code ?? String(error),
  );
const dayIn = (text: string): Day => parseDay(text) as Day;

async function comesIn(who: Name, roles: readonly StaffRole[]): Promise<void> {
  const id = await personOf(context, roles, `${who}@people.example`);
  await context.storage.pool.query("update bowtie.person set name = $2 where id = $1", [id, who]);
  const person = await findPerson(context.storage.pool, id);
  if (person === null) throw new Error(who);
  people.set(who, { who: { kind: "person", person }, origin: "http://127.0.0.1:4280" });
}

beforeAll(async () => {
  mail = await mailServer();
  context = {
    ...(await emptyLedger(() => now)),
    entrance: { publicUrl: "https://bowtie.example", oidc: null, smtp: { url: mail.url, from: "OpenBowtie <bowtie@people.example>" } },
  };
  await importText(
    context,
    company(
      "acme: 100 USD/month from 2025-01",
      "deal acme: sql 2024-11-10, won 2024-12-15, by ann",
      "deal beta: sql 2026-01-10, worth 1200 USD, by ann",
      "deal gamma: sql 2026-01-10, worth 900 USD, by zoe",
    ),
  );
  await comesIn("ann", ["ae"]);
  await comesIn("ben", ["csm"]);
  await comesIn("cora", ["executive"]);
  await comesIn("root", ["admin"]);
  mailing = new Mailing(context, "http://127.0.0.1:1");
});
afterAll(async () => {
  await mailing.end();
  await context.close();
  mail.close();
});
beforeEach(async () => {
  mail.letters.length = 0;
  mail.unknown.clear();
  mail.shut = null;
  later(60 * 24);
  await context.storage.pool.query("delete from bowtie.notification");
});

const dealOf = async (name: string): Promise<string> =>
  String((await act(null, "deals", { outcome: "any" })).deals.find((deal) => deal.name.includes(name))?.deal);
const told = async (who: Name): Promise<readonly string[]> => (await act(who, "notices", {})).notices.map(({ kind }) => kind);
const addressed = (): readonly string[] => mail.letters.map(({ to }) => to);

describe("a mention", () => {
  test("is told in the app and by e-mail to the one who is meant, and to nobody else", async () => {
    const deal = await dealOf("beta");
    const said = await act("ann", "addComment", { deal, text: "@ben, can you start in May?\nTheir budget is secret.", mentions: ["ben"] });
    expect(said).toMatchObject({ mentions: [{ id: idOf("ben"), name: "ben" }], isShared: false, by: "ann", isMine: true });
    expect([await told("ben"), await told("ann"), await told("cora"), await told("root")]).toEqual([["mention"], [], [], []]);
    const { notices, unread } = await act("ben", "notices", {});
    expect([unread, notices[0]]).toMatchObject([1, { by: "ann", what: "O-beta-2", path: `/deals/${deal}?tab=talk`, isRead: false }]);
    expect([await mailing.run(), addressed()]).toEqual([1, ["ben@people.example"]]);
    const letter = mail.letters[0]?.text ?? "";
    expect(letter).toContain("Subject: ann mentioned you: O-beta-2\n");
    expect(letter).toContain(`https://bowtie.example/deals/${deal}?tab=talk`);
    expect(/^Subject:.*$/m.exec(letter)?.[0]).not.toContain("secret");
    expect([await mailing.run(), mail.letters.length]).toEqual([0, 1]);
  });

  test("of oneself tells nobody, and an edit tells only those who are named anew", async () => {
    const deal = await dealOf("beta");
    const { id } = await act("ann", "addComment", { deal, text: "@ann @ben", mentions: [idOf("ann"), idOf("ben")] });
    await act("ann", "editComment", { comment: id, base: 1, text: "@ben @cora", mentions: ["ben", "cora@people.example"] });
    expect([await told("ann"), await told("ben"), await told("cora")]).toEqual([[], ["mention"], ["mention"]]);
    expect(await code(act("ann", "addComment", { deal, text: "@who", mentions: ["who"] }))).toBe("no_such_person");
  });

  test("is on the list of the one who is meant until it is read, and only theirs", async () => {
    await act("ann", "addComment", { account: "acme", text: "@ben look", mentions: ["ben"] });
    const mentions = async (who: Name, person?: string): Promise<number> =>
      (await act(who, "myWork", person === undefined ? {} : { person })).groups.find(({ group }) => group === "mentions")?.count ?? 0;
    expect([await mentions("ben"), await mentions("root", "ben"), await mentions("ann")]).toEqual([1, 0, 0]);
    await act("ben", "readNotices", { all: true });
    expect(await mentions("ben")).toBe(0);
  });
});

describe("letters", () => {
  test("of one person go out together, in their language, and not about what they have read", async () => {
    await act("ben", "saveNoticeSettings", { base: 0, language: "de", kinds: {} });
    await act("ann", "addComment", { account: "acme", text: "one", mentions: ["ben"] });
    await act("ann", "saveTask", { task: "start", base: 0, what: "Start", owner: "ben", account: "acme" });
    await act("ann", "addComment", { account: "acme", text: "read before", mentions: ["ben"] });
    const [newest] = (await act("ben", "notices", {})).notices;
    await act("ben", "readNotices", { ids: [newest?.id ?? 0] });
    expect([await mailing.run(), addressed()]).toEqual([1, ["ben@people.example"]]);
    const letter = mail.letters[0]?.text ?? "";
    expect(letter).toContain("Neuigkeiten");
    expect(letter).toContain("ann hat Sie erwähnt: acme");
    expect(letter).toContain("ann hat Ihnen eine Aufgabe übertragen: acme");
    expect(letter).not.toContain("read before");
  });

  test("are tried again when the mail server was down, a while later and longer each time", async () => {
    await act("ann", "addComment", { account: "acme", text: "one", mentions: ["cora"] });
    mail.shut = "421 come back later";
    expect(await mailing.run()).toBe(0);
    mail.shut = null;
    expect(await mailing.run()).toBe(0);
    later(2);
    mail.shut = "421 come back later";
    expect(await mailing.run()).toBe(0);
    mail.shut = null;
    later(1);
    expect(await mailing.run()).toBe(0);
    later(2);
    expect([await mailing.run(), addressed()]).toEqual([1, ["cora@people.example"]]);
  });

  test("to an address that is refused hold up nobody else", async () => {
    mail.unknown.add("ben@people.example");
    await act("ann", "addComment", { account: "acme", text: "both", mentions: ["ben", "cora"] });
    expect([await mailing.run(), addressed()]).toEqual([1, ["cora@people.example"]]);
    mail.unknown.clear();
    later(2);
    expect([await mailing.run(), addressed()]).toEqual([1, ["cora@people.example", "ben@people.example"]]);
  });

  test("come once a day, or never, as somebody wants it; what is not wanted in the app is not there", async () => {
    const { kinds } = await act("cora", "noticeSettings", {});
    expect(kinds.mention).toEqual({ inApp: true, mail: "at_once" });
    await act("cora", "saveNoticeSettings", {
      base: 0,
      kinds: { mention: { inApp: false, mail: "daily" }, task: { inApp: true, mail: "never" } },
    });
    now = new Date("2026-04-01T05:00:00Z");
    await act("ann", "addComment", { account: "acme", text: "one", mentions: ["cora"] });
    await act("ann", "saveTask", { task: "never", base: 0, what: "Look", owner: "cora" });
    expect([await told("cora"), await mailing.run()]).toEqual([["task"], 0]);
    now = new Date("2026-04-01T08:01:00Z");
    expect([await mailing.run(), addressed()]).toEqual([1, ["cora@people.example"]]);
    expect(mail.letters[0]?.text).not.toContain("task");
    expect(await mailing.run()).toBe(0);
  });

  test("are not written to somebody who has left", async () => {
    await act("ann", "addComment", { account: "acme", text: "one", mentions: ["ben"] });
    await setDeactivated(context.storage.pool, idOf("ben"), now);
    expect(await mailing.run()).toBe(0);
    await act("ann", "saveTask", { task: "left", base: 0, what: "x" });
    await setDeactivated(context.storage.pool, idOf("ben"), null);
    expect(await mailing.run()).toBe(1);
  });

  test("are not sent while there is no mail server, and nothing fails for it", async () => {
    await act("ann", "addComment", { account: "acme", text: "one", mentions: ["ben"] });
    expect(await new Mailing({ ...context, entrance: { publicUrl: null, oidc: null, smtp: null } }, "").run()).toBe(0);
    expect(await told("ben")).toEqual(["mention"]);
  });
});

describe("notices", () => {
  test("are counted until they are read, and nobody reads another's", async () => {
    for (const text of ["one", "two", "three"]) await act("ann", "addComment", { account: "acme", text, mentions: ["ben"] });
    const { notices, unread } = await act("ben", "notices", { limit: 2 });
    expect([unread, notices.map(({ text }) => text)]).toEqual([3, ["three", "two"]]);
    const ids = notices.map(({ id }) => id);
    expect(await act("ann", "readNotices", { ids })).toEqual({ unread: 0 });
    expect((await act("ben", "notices", {})).unread).toBe(3);
    expect(await act("ben", "readNotices", { ids })).toEqual({ unread: 1 });
    expect(await act("ben", "readNotices", { all: true })).toEqual({ unread: 0 });
    expect(await code(act("ben", "readNotices", {}))).toBe("which_notices");
  });

  test("of a task go to its owner when it is given, not to whoever gives it, nor when it is done", async () => {
    await act("ann", "saveTask", { task: "own", base: 0, what: "Mine" });
    await act("ann", "saveTask", { task: "given", base: 0, what: "Yours", owner: "ben" });
    expect([await told("ann"), await told("ben")]).toEqual([[], ["task"]]);
    await act("ann", "saveTask", { task: "given", base: 1, what: "Yours, really", owner: "ben" });
    await act("ann", "saveTask", { task: "given", base: 2, what: "Yours, really", owner: "ben", isDone: true });
    expect(await told("ben")).toEqual(["task"]);
  });

  test("of a hand-off go to success when it is offered, and to the seller when it is answered", async () => {
    const deal = await dealOf("beta");
    const acted = async (action: "offer" | "send_back", who: Name): Promise<void> => {
      const known = await handoffs.find(context.storage.pool, deal);
      const event = {
        action,
        at: now.getTime(),
        on: dayIn("2026-03-01"),
        by: { person: who, role: "ae" as const },
        reasons: [],
        offered: null,
      };
      const state = action === "offer" ? ("offered" as const) : ("returned" as const);
      await transaction(context.storage.pool, (client) =>
        handoffs.save(client, {
          id: deal,
          about: { account: null, deal: Number(deal), plan: null },
          body: { ...HANDOFF, dealId: deal, state, events: [...(known?.body.events ?? []), event] },
          base: known?.version ?? 0,
          by: { id: null, name: who },
          at: now,
        }),
      );
      await announce(context, "actOnHandoff", { id: deal }, {}, by(who));
    };
    await acted("offer", "ann");
    expect([await told("ann"), await told("ben"), await told("cora")]).toEqual([[], ["handoff_offered"], []]);
    const waits = async (who: Name): Promise<readonly string[]> =>
      (await act(who, "myWork", {})).groups.flatMap(({ group, items }) => (group === "handoffs" ? items.map(({ why }) => why) : []));
    expect([await waits("ann"), await waits("ben")]).toEqual([[], ["handoff_offered"]]);
    await acted("send_back", "ben");
    expect([await told("ann"), await told("ben")]).toEqual([["handoff_returned"], ["handoff_offered"]]);
    expect([await waits("ann"), await waits("ben")]).toEqual([["handoff_returned"], []]);
  });

  test("never undo what was done: what goes wrong in telling is written to the terminal", async () => {
    await announce(context, "actOnHandoff", { id: "nonsense" }, {}, by("ann"));
    await announce(context, "nobodyKnowsIt", {}, {}, by("ann"));
    expect(await told("ben")).toEqual([]);
  });
});

const HANDOFF = {
  committed: { at: 0, on: dayIn("2026-03-01") },
  package: {
    goals: [],
    successCriteria: [],
    pains: [],
    people: [],
    products: [],
    terms: null,
    kickOffOn: null,
    risks: null,
    promises: null,
    preferences: null,
    expansionSignals: [],
  },
  basis: {
    goals: [],
    successCriteria: [],
    pains: [],
    people: [],
    products: [],
    terms: null,
    kickOffOn: null,
    risks: null,
    promises: null,
    preferences: null,
    expansionSignals: [],
  },
  register: [],
  dropped: [],
  firstContactOn: null,
};

describe("a task", () => {
  test("that two people complete at once is done once, and nothing of either is lost", async () => {
    await act("ann", "saveTask", { task: "both", base: 0, what: "Send the paper", owner: "ben", deal: await dealOf("beta") });
    const done = { task: "both", base: 1, what: "Send the paper", owner: "ben", isDone: true } as const;
    const [first, second] = await Promise.all([act("ann", "saveTask", done), act("ben", "saveTask", done)]);
    expect([first.doneOn, second.doneOn]).toEqual([first.doneOn, first.doneOn]);
    const { tasks } = await act("ann", "tasks", { state: "done", deal: await dealOf("beta") });
    expect(tasks.map(({ id, about }) => [id, about.dealName])).toEqual([["both", "O-beta-2"]]);
  });

  test("that two people change keeps both changes, unless they touch one field", async () => {
    await act("ann", "saveTask", { task: "cross", base: 0, what: "Call", owner: "ben" });
    await act("ann", "saveTask", { task: "cross", base: 1, what: "Call Maja", owner: "ben" });
    const saved = await act("ben", "saveTask", { task: "cross", base: 1, what: "Call", on: "2026-05-01", owner: "ben" });
    expect(saved).toMatchObject({ what: "Call Maja", on: "2026-05-01", version: 3 });
    expect(await code(act("ben", "saveTask", { task: "cross", base: 1, what: "Write", owner: "ben" }))).toBe("edited_meanwhile");
    await act("ben", "saveTask", { task: "cross", base: 3, what: "Call Maja", owner: "ben", isRemoved: true });
    expect((await act("ben", "tasks", { state: "any", owner: idOf("ben") })).tasks.map(({ id }) => id)).not.toContain("cross");
  });
});

describe("comments", () => {
  test("are changed and taken back by those who wrote them, and by nobody else", async () => {
    const { id } = await act("ann", "addComment", { account: "acme", text: "first" });
    expect(await code(act("ben", "editComment", { comment: id, base: 1, text: "other" }))).toBe("not_yours");
    expect(await code(act("root", "removeComment", { comment: id }))).toBe("not_yours");
    expect(await act("ann", "editComment", { comment: id, base: 1, text: "second" })).toMatchObject({ text: "second", isEdited: true });
    await act("ann", "removeComment", { comment: id });
    expect((await act("ann", "comments", { account: "acme" })).comments.map((one) => one.id)).not.toContain(id);
    expect(await code(act("ann", "editComment", { comment: id, base: 2, text: "third" }))).toBe("no_such_comment");
  });

  test("are about exactly one thing; an account's are those of its deals too", async () => {
    const deal = await dealOf("beta");
    expect(await code(act("ann", "addComment", { text: "x" }))).toBe("about_what");
    expect(await code(act("ann", "addComment", { text: "x", deal, account: "acme" }))).toBe("about_one");
    expect(await code(act("ann", "addComment", { text: "x", plan: "none" }))).toBe("no_such_plan");
    expect(await code(act("ann", "addComment", { text: "x", deal, isShared: true }))).toBe("not_shareable");
    const { id } = await act("ann", "addComment", { text: "of the deal", deal });
    expect((await act("ben", "comments", { account: "beta" })).comments.find((one) => one.id === id)?.about.dealName).toBe("O-beta-2");
    expect(() => routes.addComment.input.parse({ deal, text: "x".repeat(5001) })).toThrow();
  });
});

describe("somebody's list", () => {
  test("holds own deals at their gate, those without a next step, and what is due", async () => {
    const { deal } = await act("ann", "createDeal", {
      account: "new",
      accountName: "Birch",
      name: "Birch first",
      owner: "ann@people.example",
      nextStep: { what: "Call Maja", on: "2026-01-05", owner: "Ann" },
    });
    const { groups, late, person } = await act("ann", "myWork", {});
    expect(person.name).toBe("ann");
    const items = groups.flatMap((one) => one.items);
    expect(items.find(({ why }) => why === "next_step")).toMatchObject({ what: "Call Maja", isLate: true, path: `/deals/${deal.deal}` });
    expect(items.find(({ why }) => why === "no_next_step")).toMatchObject({ what: "O-beta-2", places: { count: "1" } });
    const gates = items.filter(({ group }) => group === "gates");
    expect(gates.map(({ what }) => what)).toEqual(["O-beta-2", "Birch first"]);
    expect(gates[0]?.places["question"]).toMatchObject({ en: expect.stringContaining("?") });
    expect(items.filter(({ group }) => group === "moments").map(({ places }) => places["moment"])).toMatchObject([{ en: "Diagnose" }]);
    expect(late).toBeGreaterThan(0);
    expect(groups.map(({ group }) => group)).toEqual(workGroups.filter((group) => groups.some((one) => one.group === group)));
  });

  test("holds plan steps, promises, outcomes at risk and close plans of plans one has a part in", async () => {
    const { pool } = context.storage;
    const deal = Number(await dealOf("beta"));
    const about = { account: null, deal, plan: "P" };
    const shared = { about, base: 0, by: { id: null, name: "ann" }, at: now };
    await transaction(pool, async (client) => {
      await plans.save(client, {
        id: "P",
        body: { phase: "close", valueOn: dayIn("2026-12-01"), people: [], nextReviewOn: null, committedOn: null, objective: "x" },
        ...shared,
      });
      await steps.save(client, {
        id: "S",
        body: {
          id: "S",
          name: "Legal",
          kind: null,
          dependsOn: [],
          days: 3,
          buyerOwner: null,
          ourOwner: "ben",
          due: dayIn("2026-01-02"),
          doneOn: null,
          evidence: [],
        },
        ...shared,
      });
      await outcomes.save(client, {
        id: "O",
        body: {
          id: "O",
          statement: "Two hours less",
          bucket: "cost",
          stake: null,
          metric: { name: "hours", unit: "h", direction: "down", meter: null },
          baseline: { value: 8, on: dayIn("2025-01-01"), evidence: null },
          target: { value: 6, upTo: null, dueOn: dayIn("2026-02-01") },
          buyerOwner: "Maja",
          ourOwner: "ben",
          promiseId: "PR",
          worth: null,
          state: "agreed",
          changes: [],
          closed: null,
        },
        ...shared,
      });
      await promises.save(client, {
        id: "PR",
        body: { id: "PR", text: "Faster", by: "ann", on: dayIn("2025-01-01"), quote: null, ref: null },
        ...shared,
      });
      await client.query(
        "insert into bowtie.buyer_link (plan, hash, name, language, made_by, made_at, expires_at) values ('P', $1, 'Maja', 'en', 'ann', now(), now())",
        [hashOf("of-the-link")],
      );
    });
    const whys = async (who: Name): Promise<readonly string[]> =>
      (await act(who, "myWork", {})).groups.flatMap(({ items }) =>
        items.filter(({ about: of }) => of.plan === "P").map(({ why, isLate }) => `${why}${isLate ? " late" : ""}`),
      );
    expect(await whys("ben")).toEqual(["plan_step late", "promise_broken late", "outcome_unmeasured late"]);
    expect(await whys("ann")).toEqual(["close_plan"]);
    await announce(
      context,
      "buyerDispute",
      { secret: "of-the-link", outcome: "O", reason: "not yet" },
      {},
      {
        who: { kind: "nobody" },
        origin: "",
      },
    );
    expect((await act("ben", "notices", {})).notices).toMatchObject([{ kind: "buyer_disputed", by: "Maja", text: "not yet" }]);
    expect(await told("ann")).toEqual([]);
  });

  test("is one's own; others' are for executive, revops and admin, who see the whole team", async () => {
    expect(await code(act("ann", "myWork", { person: "ben" }))).toBe("not_yours");
    expect(await code(act("ann", "teamWork", {}))).toBe("not_yours");
    expect(await code(act("ann", "goals", { person: "ben" }))).toBe("not_yours");
    expect(await code(act(null, "myWork", {}))).toBe("whose_work");
    expect((await act("cora", "myWork", { person: "ann" })).person).toEqual({ id: idOf("ann"), name: "ann" });
    const { people: rows } = await act("cora", "teamWork", {});
    expect(rows.map(({ name }) => name)).toEqual(expect.arrayContaining(["ann", "ben", "zoe"]));
    expect(rows.find(({ name }) => name === "zoe")).toMatchObject({ id: null, groups: { gates: 1, next_steps: 1 } });
    expect((await act("cora", "myWork", { person: "zoe" })).groups.map(({ group }) => group)).toEqual(["next_steps", "gates"]);
  });
});

test("goals are one's own, or set by a manager", async () => {
  const goal = { goal: "ten", base: 0, what: "Ten customers", by: "2026-12-31", nextStep: "Call five" } as const;
  expect((await act("ann", "saveGoal", goal)).personName).toBe("ann");
  expect(await code(act("ben", "saveGoal", { ...goal, base: 1 }))).toBe("not_yours");
  await act("cora", "saveGoal", { ...goal, base: 1, target: "10" });
  expect((await act("ann", "goals", {})).goals).toMatchObject([{ id: "ten", person: idOf("ann"), target: "10", nextStep: "Call five" }]);
});

describe("meetings", () => {
  test("have a live agenda, keep decisions with owner and day, and show those that are late", async () => {
    now = new Date("2026-06-01T09:00:00Z");
    const pipeline = ({ meetings }: Output<"meetings">) => meetings.find(({ meeting }) => meeting === "weekly_pipeline");
    const before = pipeline(await act("ann", "meetings", {}));
    expect(before?.agenda.find(({ item }) => item === "gates")).toMatchObject({ path: "/deals", count: expect.any(Number) });
    const held = pipeline(
      await act("ann", "holdMeeting", {
        meeting: "weekly_pipeline",
        attendees: [{ person: "ann", role: "ae" }],
        covered: ["gates"],
        decisions: [{ what: "Stop Birch", owner: "ben", due: "2026-06-03" }, { what: "Think about prices" }],
      }),
    );
    expect(held).toMatchObject({ lastOn: "2026-06-01", nextOn: "2026-06-08", passedOver: ["plans", "speed"] });
    expect(held?.missingRoles).toEqual(["sdr", "marketing", "revops"]);
    expect([held?.open.length, held?.wishes.length, held?.late.length]).toEqual([2, 1, 0]);
    expect(await told("ben")).toEqual(["decision"]);
    later(60 * 24 * 5);
    const [decision] = pipeline(await act("ben", "meetings", {}))?.open ?? [];
    expect(pipeline(await act("ben", "meetings", {}))?.late).toEqual([decision?.id]);
    const mine = (await act("ben", "myWork", {})).groups.flatMap(({ items }) => items.filter(({ why }) => why === "decision"));
    expect(mine).toMatchObject([{ what: "Stop Birch", isLate: true, path: "/work?tab=rhythm" }]);
    const { id = "", version = 0, what = "", held: of = "" } = decision ?? {};
    const done = await act("ben", "decideMeeting", {
      meeting: of,
      decision: id,
      base: version,
      what,
      owner: "ben",
      due: "2026-06-03",
      isDone: true,
    });
    expect(pipeline(done)?.open.map((one) => one.what)).toEqual(["Think about prices"]);
  });

  test("are written down once they were held, and only with what is on their agenda", async () => {
    expect(await code(act("ann", "holdMeeting", { meeting: "daily_pace", on: "2031-01-01" }))).toBe("meeting_ahead");
    expect(await code(act("ann", "holdMeeting", { meeting: "daily_pace", covered: ["luck"] }))).toBe("no_such_item");
    expect(await code(act("ann", "decideMeeting", { meeting: "none", decision: "x", base: 0, what: "y" }))).toBe("no_such_meeting");
  });
});
