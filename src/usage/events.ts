import type pg from "pg";
import type { Day } from "../domain/index.ts";
import type { UsageEvent } from "./event.ts";

/** What became of the events of a batch; indexes are those of the batch. */
export interface Put {
  readonly accepted: number;
  /** Known already, or twice in the batch, with the same content. */
  readonly duplicates: readonly number[];
  /** Known already under this id with another content: what came first holds. */
  readonly contradicting: readonly number[];
}

/** What an account used of a meter on a day, as the ledger is to be told. */
export interface ChangedSum {
  readonly series: number;
  readonly account: string;
  readonly meter: string;
  readonly currency: string;
  readonly day: string;
  readonly quantity: string;
  readonly amount: number | null;
  /** Tells whether the sum has changed since. */
  readonly version: number;
}

export interface EventsQuestion {
  readonly source: string;
  readonly account: string;
  readonly meter: string;
  readonly day: Day;
  readonly limit: number;
  readonly offset: number;
}

export interface KeptEvent {
  readonly id: string;
  readonly at: Date;
  readonly value: string;
  readonly amount: number | null;
  readonly currency: string;
}

export interface DayOfEvents {
  readonly events: readonly KeptEvent[];
  readonly total: number;
  readonly sums: readonly {
    readonly currency: string;
    readonly quantity: string;
    readonly amount: number | null;
    readonly isWaiting: boolean;
  }[];
}

/** How one source's usage stands. */
export interface SourceStatus {
  readonly source: string;
  readonly events: number;
  readonly lastAt: Date | null;
  readonly keptFrom: string | null;
  /** Days of accounts whose sums the ledger does not know yet. */
  readonly waiting: number;
  readonly lastSettledAt: Date | null;
  readonly unknown: {
    readonly accounts: number;
    readonly events: number;
    /** Some of them, by id. */
    readonly some: readonly string[];
  };
}

/**
 * Where raw usage is kept. An event is durable when `put` answers, and counted once whatever is sent again, by whomever, at the same time or after a
 * restart. What is kept adds up by account, meter and day; which of these sums changed is known until the ledger was told.
 */
export interface UsageEvents {
  /** How many events are best kept together. */
  readonly atOnce: number;
  put(source: string, events: readonly UsageEvent[]): Promise<Put>;
  /** Sources anything came from. */
  sources(): Promise<readonly string[]>;
  /** Lets events count whose accounts the ledger has come to know. */
  welcome(): Promise<void>;
  /** Sums of a source the ledger does not know yet, of accounts it knows; only those that have waited long enough, unless all are asked for. */
  changed(client: pg.ClientBase, source: string, asked: { readonly all: boolean; readonly limit: number }): Promise<readonly ChangedSum[]>;
  /** Notes that the ledger was told, in the transaction that tells it. What changed since waits again. */
  settled(client: pg.ClientBase, told: readonly ChangedSum[]): Promise<void>;
  /** How many sums wait that could be told; counting stops at the limit. */
  backlog(limit: number): Promise<number>;
  /** The events behind one day's sum, in the order they happened. */
  ofDay(question: EventsQuestion): Promise<DayOfEvents>;
  /** First day of a source whose events are kept; `null` for all. */
  keptFrom(source: string): Promise<Day | null>;
  /** Forgets the events of a source before a day. Their sums stay, and nothing can be added to them any more. */
  drop(source: string, before: Day): Promise<number>;
  status(): Promise<readonly SourceStatus[]>;
  close(): Promise<void>;
}
