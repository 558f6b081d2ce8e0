import { hash } from "node:crypto";
import type { Day } from "../domain/index.ts";
import type { UsageEvent } from "./event.ts";
import { isSame, keyOf } from "./put.ts";

/** An event with the key it is known by, and a digest of what it says. */
export interface Placed {
  readonly row: number;
  readonly key: string;
  readonly series: number;
  readonly event: UsageEvent;
  readonly digest: string;
}

/** Sixty-four bits of a text, as ClickHouse writes a whole number. */
export const digestOf = (text: string): string => hash("md5", text, "buffer").readBigInt64BE(0).toString();

/** The text of a question holds the pairs or keys it is about, fifty bytes each at most. */
export const LONG = { max_query_size: "16000000" };

/** Rows told in the text of a question, each as words with blanks between: one long text is read many times faster than as many literals. */
export const told = (rows: readonly string[]): string => `(select splitByChar(' ', arrayJoin(splitByChar(',', '${rows.join(",")}'))) as w)`;

/** What is known under a key: a digest of what was said first, and the day that counts for. */
export interface Known {
  readonly digest: string;
  readonly day: Day;
  /** Whether its event is surely there. */
  readonly isWhole: boolean;
}

/** Takes a batch apart: what is new, what is known and may lack its event, what is known and there, and what says something else. */
export function sorted(placed: readonly Placed[], known: ReadonlyMap<string, Known>) {
  const fresh: Placed[] = [];
  const again: Placed[] = [];
  const whole: Placed[] = [];
  const other: Placed[] = [];
  for (const one of placed) {
    const found = known.get(one.key);
    if (!found) fresh.push(one);
    else if (found.digest !== one.digest) other.push(one);
    else if (found.isWhole) whole.push(one);
    // The day it counted for first, should the zone have changed since.
    else again.push({ ...one, event: { ...one.event, day: found.day } });
  }
  return { fresh, again, whole, other };
}

export const contentOf = ({
  account,
  meter,
  at,
  value,
  amount,
  currency,
}: Omit<UsageEvent, "id" | "day" | "currency"> & { readonly currency: string }): string =>
  JSON.stringify([account, meter, at, value, amount, currency]);

const ESCAPES: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };
export const escaped = (text: string): string => text.replace(/[\\\t\n\r]/g, (sign) => ESCAPES[sign] ?? sign);

/** Of an id that stands twice in a batch the first counts. */
export function place(source: string, events: readonly UsageEvent[], seriesOf: (event: UsageEvent) => number) {
  const first = new Map<string, UsageEvent>();
  const placed: Placed[] = [];
  const duplicates: number[] = [];
  const contradicting: number[] = [];
  for (const [row, event] of events.entries()) {
    const key = keyOf(source, event.id);
    const known = first.get(key);
    if (known) (isSame(known, event) ? duplicates : contradicting).push(row);
    else {
      first.set(key, event);
      placed.push({ row, key, series: seriesOf(event), event, digest: digestOf(contentOf(event)) });
    }
  }
  return { placed, duplicates, contradicting };
}

/** Thirty-two hexadecimal digits as ClickHouse writes them. */
export const uuid = (key: string): string => key.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
