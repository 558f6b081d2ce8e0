import { Refusal } from "../domain/index.ts";
import type { UsageEvent } from "./event.ts";
import type { Put, UsageEvents } from "./events.ts";

/** What one sender waits for. */
interface Sending {
  readonly source: string;
  readonly events: readonly UsageEvent[];
  readonly kept: (put: Put) => void;
  readonly failed: (error: unknown) => void;
}

export interface WriterLimits {
  /** Events of one transaction. */
  readonly atOnce: number;
  /** Events that may wait in memory to be written. */
  readonly waiting: number;
  /** Sums that may wait to be told to the ledger. */
  readonly unsettled: number;
}

const LIMITS = { waiting: 200_000, unsettled: 5_000_000 };

const LOOK_AGAIN = 10_000;

/**
 * Writes what many senders bring in few transactions, and answers each when its own events are durable. Whoever comes when too much waits is asked to come
 * back: nothing is taken that might be lost.
 */
export class UsageWriter {
  private queue: Sending[] = [];
  private waiting = 0;
  private isWriting = false;
  private looked = { at: Number.NEGATIVE_INFINITY, isTooMuch: false };

  private readonly events: UsageEvents;
  private readonly limits: WriterLimits;

  constructor(events: UsageEvents, limits: Partial<WriterLimits> = {}) {
    this.events = events;
    this.limits = { ...LIMITS, atOnce: events.atOnce, ...limits };
  }

  async send(source: string, events: readonly UsageEvent[]): Promise<Put> {
    if (this.waiting > 0 && this.waiting + events.length > this.limits.waiting) throw tooMuch("usage_queue_full", QUEUE, 2);
    if (await this.isUnsettled()) throw tooMuch("usage_unsettled", UNSETTLED, 30);
    this.waiting += events.length;
    return new Promise((kept, failed) => {
      this.queue.push({ source, events, kept, failed });
      if (!this.isWriting) void this.write();
    });
  }

  /** Counted from time to time only: it changes slowly. */
  private async isUnsettled(): Promise<boolean> {
    if (performance.now() - this.looked.at > LOOK_AGAIN) {
      this.looked = { ...this.looked, at: performance.now() };
      const { unsettled } = this.limits;
      this.looked = { at: performance.now(), isTooMuch: (await this.events.backlog(unsettled + 1)) > unsettled };
    }
    return this.looked.isTooMuch;
  }

  private async write(): Promise<void> {
    this.isWriting = true;
    for (let group = this.next(); group.length > 0; group = this.next()) {
      await this.writeGroup(group);
      for (const { events } of group) this.waiting -= events.length;
    }
    this.isWriting = false;
  }

  /** Those at the head of the queue that fit into one transaction; one too large for it has one for itself. */
  private next(): readonly Sending[] {
    const [first] = this.queue;
    if (!first) return [];
    let size = 0;
    let count = 0;
    for (const { source, events } of this.queue) {
      size += events.length;
      if (source !== first.source || (count > 0 && size > this.limits.atOnce)) break;
      count += 1;
    }
    const group = this.queue.slice(0, count);
    this.queue = this.queue.slice(count);
    return group;
  }

  private async writeGroup(group: readonly Sending[]): Promise<void> {
    const [first] = group;
    if (!first) return;
    try {
      const put = await this.events.put(first.source, group.length === 1 ? first.events : group.flatMap(({ events }) => events));
      for (const [{ kept }, own] of shares(group, put)) kept(own);
    } catch (error) {
      // One that cannot be written takes nobody else with it.
      if (group.length === 1) first.failed(error);
      else for (const one of group) await this.writeGroup([one]);
    }
  }
}

/** What of a common batch was each sender's. */
function shares(group: readonly Sending[], put: Put): readonly (readonly [Sending, Put])[] {
  if (group.length === 1 && group[0]) return [[group[0], put]];
  const duplicate = new Set(put.duplicates);
  const contradicting = new Set(put.contradicting);
  let from = 0;
  return group.map((sending) => {
    const start = from;
    const own = (rows: ReadonlySet<number>): readonly number[] => sending.events.flatMap((_, at) => (rows.has(start + at) ? [at] : []));
    const kept = { duplicates: own(duplicate), contradicting: own(contradicting) };
    from += sending.events.length;
    return [sending, { accepted: sending.events.length - kept.duplicates.length - kept.contradicting.length, ...kept }];
  });
}

const QUEUE = "More events wait to be written than fit. Nothing of this request was taken: send it again in two seconds.";
const UNSETTLED =
  "More sums wait to be told to the ledger than it keeps up with. Nothing of this request was taken: send it again in half a minute.";

const tooMuch = (code: string, sentence: string, seconds: number): Refusal => new Refusal(code, 503, sentence, { seconds });
