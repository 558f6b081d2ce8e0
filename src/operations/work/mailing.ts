import { unlessAnother } from "../../storage/index.ts";
import type { Person } from "../../team/people/index.ts";
import { isDue, markMailed, type Notice, noticeSettings, unmailed, waitAfter } from "../../team/work/index.ts";
import { trouble } from "../../telemetry/index.ts";
import { type Context, zoneOf } from "../context.ts";
import { sendLetter } from "../people/mail.ts";
import { letterOf } from "./letters.ts";
import { activePeople } from "./workers.ts";

const DAY = 86_400_000;
/** What could not be sent for so long is no news any more; it stays in the app. */
const LONGEST_DAYS = 3;
const EVERY = Number(process.env["OPENBOWTIE_MAIL_EVERY"] ?? 20_000);
const MAILING_LOCK = 7026;

interface Waiting {
  readonly failures: number;
  readonly until: number;
}

/** Of the server itself, beside those of people. */
const SERVER = "";

/** Sends what people were told and want a letter about, in the order it came: one letter a person, tried again later where it was refused. */
export class Mailing {
  private readonly waiting = new Map<string, Waiting>();
  private readonly ended = new AbortController();
  private running: Promise<unknown> = Promise.resolve();

  private readonly context: Context;
  private readonly origin: string;

  constructor(context: Context, origin: string) {
    this.context = context;
    this.origin = context.entrance.publicUrl ?? origin;
  }

  /** Sends what is due now; calls wait for one another. @returns how many letters went out */
  run(): Promise<number> {
    const next = this.running.then(() => (this.ended.signal.aborted ? 0 : this.send()));
    this.running = next.catch(() => undefined);
    return next;
  }

  /** Nothing is sent from here on. */
  async end(): Promise<void> {
    this.ended.abort();
    await this.running;
  }

  private async send(): Promise<number> {
    const { context } = this;
    const now = context.now().getTime();
    if (context.entrance.smtp === null || this.mustWait(SERVER, now)) return 0;
    // Of several programs one sends at a time, so that nobody is written to twice.
    return (await unlessAnother(context.storage.pool, MAILING_LOCK, () => this.sendUnmailed(now))) ?? 0;
  }

  private async sendUnmailed(now: number): Promise<number> {
    const { context } = this;
    const { pool } = context.storage;
    const notices = await unmailed(pool, new Date(now - LONGEST_DAYS * DAY));
    if (notices.length === 0) return 0;
    const people = new Map((await activePeople(context)).filter(({ isDemo }) => !isDemo).map((person) => [person.id, person]));
    let sent = 0;
    for (const id of new Set(notices.map(({ person: whose }) => whose))) {
      const person = people.get(id);
      if (person === undefined || this.ended.signal.aborted || this.mustWait(SERVER, now) || this.mustWait(id, now)) continue;
      const own = notices.filter((notice) => notice.person === id);
      if (await this.write(person, own, now)) sent += 1;
    }
    return sent;
  }

  private async write(person: Person, notices: readonly Notice[], now: number): Promise<boolean> {
    const { context } = this;
    const { pool } = context.storage;
    const settings = (await noticeSettings.find(pool, person.id))?.body ?? null;
    const due = notices.filter((notice) => isDue(notice, settings, now, zoneOf(context)));
    if (due.length === 0) return false;
    const outcome = await sendLetter(
      context,
      { to: person.email, ...letterOf(due, settings?.language ?? "en", this.origin) },
      this.ended.signal,
    );
    if (outcome === "unreachable") this.failed(SERVER, now);
    if (outcome === "refused") this.failed(person.id, now);
    if (outcome !== "sent") return false;
    this.waiting.delete(SERVER);
    this.waiting.delete(person.id);
    await markMailed(
      pool,
      due.map(({ id }) => id),
      context.now(),
    );
    return true;
  }

  private mustWait(whom: string, now: number): boolean {
    const waiting = this.waiting.get(whom);
    return waiting !== undefined && now < waiting.until;
  }

  private failed(whom: string, now: number): void {
    const failures = (this.waiting.get(whom)?.failures ?? 0) + 1;
    this.waiting.set(whom, { failures, until: now + waitAfter(failures) });
  }
}

/** Sends letters from time to time, until it is ended; by itself it keeps no program alive. */
export function startMailing(context: Context, origin: string): { readonly end: () => Promise<void> } {
  const mailing = new Mailing(context, origin);
  const timer = setInterval(() => {
    mailing.run().catch((error: unknown) => trouble("Letters could not be sent:", error));
  }, EVERY);
  timer.unref();
  return {
    end: async () => {
      clearInterval(timer);
      await mailing.end();
    },
  };
}
