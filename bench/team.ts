// Fifty people at work at once on 100,000 accounts: `npm run bench team`. They look at pages as the web page asks for them, think for some
// seconds, and every eighth time change something. The program runs as a user starts it, in a process of its own.
//
// TEAM_SECONDS: how long they work; 90 where nothing is said. TEAM_DATA: a data folder that is kept, and filled where it is empty.
// TEAM_ONCE: each page and change so many times, one after the other, with the program's processor time for each.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Context, importFiles, openContext, stopDatabase } from "../src/operations/index.ts";
import { type StaffRole, staffRoles } from "../src/standard/index.ts";
import { addPerson, addToken, listPeople, scopesOf } from "../src/team/people/index.ts";
import { accounts, accountsFor, chanceFrom, deals, leads, movements } from "./files.ts";
import { row, seconds } from "./measure.ts";
import { type Ask, changes, type Deed, INTO_THE_LEDGER, type Known, pages } from "./team-pages.ts";
import { writeDown } from "./workspace.ts";

const MOVEMENTS = 1_000_000;
const DEALS = 30_000;
const LEADS = 20_000;
const PEOPLE = 50;
const RUN_SECONDS = Number(process.env["TEAM_SECONDS"] ?? 90);
const TIMES = Number(process.env["TEAM_ONCE"] ?? 0);
const DAY = 86_400_000;

interface Person {
  readonly token: string;
  readonly role: StaffRole;
}

const isEmpty = async ({ storage }: Context, kind: "entry" | "document"): Promise<boolean> =>
  (await storage.pool.query(`select from bowtie.${kind} limit 1`)).rowCount === 0;

async function prepared(dataFolder: string): Promise<readonly Person[]> {
  const context = await openContext({ dataFolder });
  if (!context) throw new Error(`${dataFolder} is in use`);
  const { pool } = context.storage;
  const count = accountsFor(MOVEMENTS);
  if (await isEmpty(context, "entry"))
    for (const file of [accounts(count), movements(MOVEMENTS), deals(DEALS, count), leads(LEADS)])
      row(
        `import ${file.name}`,
        await seconds(() => importFiles(context, { title: file.name, files: [file], mapping: null, answers: {}, dryRun: false })),
      );
  for (let i = 0; i < PEOPLE; i++)
    await addPerson(pool, {
      name: `Owner ${i}`,
      email: `owner-${i}@people.example`,
      roles: [staffRoles[i % staffRoles.length] ?? "ae"],
      passwordHash: null,
    });
  const found = (await listPeople(pool)).filter(({ email }) => email.endsWith("@people.example"));
  const ids = found.map(({ id }) => id);
  if (await isEmpty(context, "document")) row("written down, s", await seconds(() => writeDown(context, ids)));
  const people: Person[] = [];
  for (const { id, roles } of found) {
    const now = new Date();
    const { secret } = await addToken(pool, {
      personId: id,
      name: "bench",
      scopes: scopesOf(roles),
      now,
      expiresAt: new Date(now.getTime() + DAY),
    });
    people.push({ token: secret, role: roles[0] ?? "ae" });
  }
  await context.close();
  return people;
}

const askAt =
  (url: string, { token }: Person): Ask =>
  async (path, init) => {
    const response = await fetch(`${url}${path}`, {
      method: init?.method ?? "GET",
      headers: { authorization: `Bearer ${token}`, ...(init === undefined ? {} : { "content-type": "application/json" }) },
      ...(init === undefined ? {} : { body: JSON.stringify(init.body) }),
    });
    if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
    return response.json();
  };

interface Listed {
  readonly deals: readonly { readonly deal: number }[];
  readonly plans: readonly { readonly plan: string; readonly deal: number | null }[];
  readonly handoffs: readonly { readonly deal: number }[];
  readonly people: readonly { readonly id: string }[];
}

async function knownTo(ask: Ask): Promise<Known> {
  const list = async <K extends keyof Listed>(path: string, key: K): Promise<Listed[K]> => ((await ask(path)) as Listed)[key];
  const closing = await list("/api/plans?phase=close&limit=200", "plans");
  return {
    accounts: accountsFor(MOVEMENTS),
    deals: (await list("/api/deals?limit=500&type=new", "deals")).map(({ deal }) => deal),
    diagnosed: closing.flatMap(({ deal }) => deal ?? []),
    handed: (await list("/api/handoffs?limit=200", "handoffs")).map(({ deal }) => deal),
    plans: (await list("/api/plans?phase=success&limit=200", "plans")).map(({ plan }) => plan),
    people: (await list("/api/team", "people")).map(({ id }) => id),
  };
}

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
    const known = this.taken.get(name) ?? [];
    known.push(performance.now() - start);
    this.taken.set(name, known);
  }

  get count(): number {
    return [...this.taken.values()].reduce((sum, { length }) => sum + length, 0);
  }

  print(): void {
    row("50 people on 100,000 accounts", "n", "median ms", "p95 ms", "max ms");
    const all = [...this.taken].sort(([a], [b]) => (a < b ? -1 : 1));
    const isPage = ([name]: readonly [string, number[]]): boolean => !name.startsWith("change") && !name.startsWith("from the click");
    for (const [name, times] of [...all, ["all pages", all.filter(isPage).flatMap(([, some]) => some)] as const]) {
      const sorted = [...times].sort((a, b) => a - b);
      const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
      row(name, String(sorted.length), at(0.5), at(0.95), sorted.at(-1) ?? 0);
    }
    row("requests that failed", String(this.failures));
  }
}

interface Program {
  readonly url: string;
  /** Processor time so far, in milliseconds; 0 where the system does not tell. */
  readonly processor: () => Promise<number>;
  readonly peakMegabytes: () => Promise<number>;
  readonly stop: () => Promise<void>;
}

const TICK = 10;

async function started(dataFolder: string): Promise<Program> {
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
  const told = (name: string): Promise<string> => readFile(`/proc/${program.pid}/${name}`, "utf8").catch(() => "");
  return {
    url,
    processor: async () => {
      const [, , ...fields] = (await told("stat")).replace(/\(.*\)/, "-").split(" ");
      return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * TICK;
    },
    peakMegabytes: async () => Math.round(Number(/VmHWM:\s+(\d+) kB/.exec(await told("status"))?.[1] ?? 0) / 1024),
    stop: async () => {
      program.kill("SIGTERM");
      await once(program, "exit");
    },
  };
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
const numbers = (seed: number): ((limit: number) => number) => {
  const chance = chanceFrom(seed);
  return (limit) => Math.floor(chance() * limit);
};

async function work(url: string, person: Person, seed: number, known: Known, times: Times, until: number): Promise<void> {
  const any = numbers(seed);
  const ask = askAt(url, person);
  const isOwn = ({ roles }: Deed): boolean => roles === undefined || roles.includes(person.role);
  const looks = pages(ask, any, known).filter(isOwn);
  const acts = changes(ask, any, known).filter(isOwn);
  await pause(any(3000));
  while (performance.now() < until) {
    const list = any(8) === 0 ? acts : looks;
    const deed = list[any(list.length)];
    if (deed !== undefined) await times.take(deed.name, deed.work);
    await pause(1000 + any(4000));
  }
}

/** Each by itself, so that the program's processor time is that of one kind of request. */
async function oneByOne({ url, processor }: Program, person: Person, known: Known): Promise<void> {
  const any = numbers(3);
  const ask = askAt(url, person);
  row("each by itself", "median ms", "processor ms");
  for (const { name, work: deed } of [...pages(ask, any, known), ...changes(ask, any, known)]) {
    await deed();
    const before = await processor();
    const taken: number[] = [];
    for (let i = 0; i < TIMES; i++) taken.push((await seconds(deed)) * 1000);
    const median = taken.sort((a, b) => a - b)[Math.floor(taken.length / 2)] ?? 0;
    row(name, median, ((await processor()) - before) / TIMES);
  }
}

async function together({ url, processor, peakMegabytes }: Program, people: readonly Person[], first: Person, known: Known): Promise<void> {
  const times = new Times();
  // Once through before the clock, and again after a change: a program that was just started has nothing in memory, and the first change of a
  // day moves the day the ledger speaks up to, so that all customers are read anew.
  const ask = askAt(url, first);
  const look = async (): Promise<void> => {
    for (const { work: page } of pages(ask, numbers(99), known)) await page();
  };
  await look();
  for (const { name, work: change } of changes(ask, numbers(99), known)) if (name === INTO_THE_LEDGER) await change();
  row("all pages once after the first change of a day, s", await seconds(look));
  const before = await processor();
  const until = performance.now() + RUN_SECONDS * 1000;
  await Promise.all(people.map((person, i) => work(url, person, i + 1, known, times, until)));
  times.print();
  row("processor time of the program a second, ms", ((await processor()) - before) / RUN_SECONDS);
  row("its memory at the most, MB", await peakMegabytes());
}

const dataFolder = process.env["TEAM_DATA"] ?? (await mkdtemp(join(tmpdir(), "bowtie-team-")));
await chmod(dataFolder, 0o711);
try {
  const people = await prepared(dataFolder);
  const program = await started(dataFolder);
  try {
    // Who may do everything.
    const first = people.find(({ role }) => role === "admin") as Person;
    const known = await knownTo(askAt(program.url, first));
    if (TIMES > 0) await oneByOne(program, first, known);
    else await together(program, people, first, known);
  } finally {
    await program.stop();
  }
} finally {
  await stopDatabase(dataFolder);
  if (process.env["TEAM_DATA"] === undefined) await rm(dataFolder, { recursive: true, force: true });
}
