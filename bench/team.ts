// Fifty people at work at once on 100,000 accounts: `npm run bench team`. They look at pages as the web page asks for them, think for some
// seconds, and every eighth time change something. The program runs as a user starts it, in a process of its own.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { importFiles, openContext, stopDatabase } from "../src/operations/index.ts";
import { type StaffRole, staffRoles } from "../src/standard/index.ts";
import { addPerson, addToken, scopesOf } from "../src/team/people/index.ts";
import { accounts, accountsFor, chanceFrom, deals, movements } from "./files.ts";
import { row, seconds } from "./measure.ts";

const MOVEMENTS = 1_000_000;
const DEALS = 30_000;
const PEOPLE = 50;
const RUN_SECONDS = Number(process.env["TEAM_SECONDS"] ?? 90);
const DAY = 86_400_000;

interface Person {
  readonly token: string;
  readonly role: StaffRole;
}

async function prepared(dataFolder: string): Promise<readonly Person[]> {
  const context = await openContext({ dataFolder });
  if (!context) throw new Error(`${dataFolder} is in use`);
  const count = accountsFor(MOVEMENTS);
  for (const file of [accounts(count), movements(MOVEMENTS), deals(DEALS, count)])
    row(
      `import ${file.name}`,
      await seconds(() => importFiles(context, { title: file.name, files: [file], mapping: null, answers: {}, dryRun: false })),
    );
  const people: Person[] = [];
  for (let i = 0; i < PEOPLE; i++) {
    const role = staffRoles[i % staffRoles.length] ?? "ae";
    const personId = await addPerson(context.storage.pool, {
      name: `Person ${i}`,
      email: `person-${i}@people.example`,
      roles: [role],
      passwordHash: null,
    });
    const { secret } = await addToken(context.storage.pool, {
      personId: personId ?? "",
      name: "bench",
      scopes: scopesOf([role]),
      now: new Date(),
      expiresAt: new Date(Date.now() + DAY),
    });
    people.push({ token: secret, role });
  }
  await context.close();
  return people;
}

type Ask = (path: string, init?: { readonly method: string; readonly body: unknown }) => Promise<unknown>;

const monthsAgo = (months: number): string => {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months, 1)).toISOString().slice(0, 7);
};

/** What each page asks, as the web page asks it. */
const pages = (
  ask: Ask,
  any: (limit: number) => number,
  openDeals: readonly number[],
): Readonly<Record<string, () => Promise<unknown>>> => {
  const deal = (): number => openDeals[any(openDeals.length)] ?? 0;
  const account = (): number => 1 + any(accountsFor(MOVEMENTS));
  const metric = (id: string): Promise<unknown> => ask(`/api/metrics/${id}?from=${monthsAgo(12)}&to=${monthsAgo(1)}`);
  return {
    bowtie: () => ask(`/api/bowtie?from=${monthsAgo(12)}&to=${monthsAgo(1)}`),
    revenue: () => Promise.all(["mrr_movements", "arr", "net_revenue_retention", "gross_revenue_retention", "net_expansion"].map(metric)),
    accounts: () => ask("/api/accounts?limit=200"),
    "accounts, searched": () => ask(`/api/accounts?limit=200&search=${any(1000)}`),
    account: () => {
      const id = account();
      return Promise.all([ask(`/api/accounts/${id}`), ask(`/api/accounts/${id}/timeline`)]);
    },
    deals: () => ask("/api/deals"),
    "deals without a next step": () => ask("/api/deals?flag=no_next_step"),
    board: () => ask("/api/deals/board"),
    deal: () => ask(`/api/deals/${deal()}`),
    "deal, history": () => ask(`/api/deals/${deal()}/history`),
  };
};

const changes = (
  ask: Ask,
  any: (limit: number) => number,
  openDeals: readonly number[],
): Readonly<Record<string, () => Promise<unknown>>> => {
  const deal = (): number => openDeals[any(openDeals.length)] ?? 0;
  const nextStep = () => ({ what: "Call again", on: new Date(Date.now() + 7 * DAY).toISOString().slice(0, 10), owner: "Ann" });
  return {
    "change: next step": async () => {
      const id = deal();
      const { version } = (await ask(`/api/deals/${id}`)) as { version: number };
      return ask(`/api/deals/${id}`, { method: "PUT", body: { base: version, notes: { nextStep: nextStep() } } });
    },
    "change: stage, into the ledger": () =>
      ask(`/api/deals/${deal()}/move`, {
        method: "POST",
        body: { stage: any(2) === 0 ? "discovery" : "conversation", despite: "bench", evidence: "bench", nextStep: nextStep() },
      }),
  };
};

const MAY_CHANGE: ReadonlySet<StaffRole> = new Set(["marketing", "sdr", "ae", "csm", "am", "revops", "admin"]);

class Times {
  private readonly taken = new Map<string, number[]>();
  failures = 0;

  async take(name: string, work: () => Promise<unknown>): Promise<void> {
    const start = performance.now();
    try {
      await work();
    } catch (error) {
      this.failures += 1;
      if (this.failures <= 3) console.error(name, error);
      return;
    }
    this.taken.set(name, [...(this.taken.get(name) ?? []), performance.now() - start]);
  }

  print(): void {
    row("50 people on 100,000 accounts", "n", "median ms", "p95 ms", "max ms");
    const all = [...this.taken].sort(([a], [b]) => (a < b ? -1 : 1));
    for (const [name, times] of [
      ...all,
      ["all pages", all.filter(([one]) => !one.startsWith("change")).flatMap(([, some]) => some)] as const,
    ]) {
      const sorted = [...times].sort((a, b) => a - b);
      const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
      row(name, String(sorted.length), at(0.5), at(0.95), sorted.at(-1) ?? 0);
    }
    row("requests that failed", String(this.failures));
  }
}

async function started(dataFolder: string): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> {
  const program = spawn(process.execPath, ["bin/bowtie.js", "start", "--port", "0", "--data", dataFolder, "--no-demo"], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  const url = await new Promise<string>((resolve) => {
    let said = "";
    program.stderr.on("data", (piece: Buffer) => {
      said += piece.toString();
      const found = /is ready at (http:\S+)/.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    });
  });
  return {
    url,
    stop: async () => {
      program.kill("SIGTERM");
      await once(program, "exit");
    },
  };
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function work(url: string, person: Person, seed: number, openDeals: readonly number[], times: Times, until: number): Promise<void> {
  const chance = chanceFrom(seed);
  const any = (limit: number): number => Math.floor(chance() * limit);
  const ask: Ask = async (path, init) => {
    const response = await fetch(`${url}${path}`, {
      method: init?.method ?? "GET",
      headers: { authorization: `Bearer ${person.token}`, ...(init === undefined ? {} : { "content-type": "application/json" }) },
      ...(init === undefined ? {} : { body: JSON.stringify(init.body) }),
    });
    if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
    return response.json();
  };
  const looks = Object.entries(pages(ask, any, openDeals));
  const acts = Object.entries(changes(ask, any, openDeals));
  await pause(any(3000));
  while (performance.now() < until) {
    const list = MAY_CHANGE.has(person.role) && chance() < 0.125 ? acts : looks;
    const [name, look] = list[any(list.length)] ?? ["", () => Promise.resolve()];
    await times.take(name, look);
    await pause(1000 + any(4000));
  }
}

const dataFolder = process.env["TEAM_DATA"] ?? (await mkdtemp(join(tmpdir(), "bowtie-team-")));
await chmod(dataFolder, 0o711);
try {
  const people = await prepared(dataFolder);
  const { url, stop } = await started(dataFolder);
  const first = people.find(({ role }) => role === "ae") ?? people[0];
  const answer = await fetch(`${url}/api/deals?limit=500&type=new`, { headers: { authorization: `Bearer ${first?.token}` } });
  const openDeals = ((await answer.json()) as { deals: { deal: number }[] }).deals.map(({ deal }) => deal);
  const times = new Times();
  // Once through before the clock: a program that was just started has nothing in memory.
  await work(url, people[1] as Person, 99, openDeals, new Times(), performance.now() + 10_000);
  const until = performance.now() + RUN_SECONDS * 1000;
  await Promise.all(people.map((person, i) => work(url, person, i + 1, openDeals, times, until)));
  times.print();
  await stop();
} finally {
  await stopDatabase(dataFolder);
  if (process.env["TEAM_DATA"] === undefined) await rm(dataFolder, { recursive: true, force: true });
}
