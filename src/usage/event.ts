import { type Currency, type Day, dayAt, minorDigits, parseCurrency, parseDay, parseDecimal } from "../domain/index.ts";

/** Something that was used: who used how much of what, and when. Its id is the sender's, and makes it one event however often it is sent. */
export interface UsageEvent {
  readonly id: string;
  /** Id of the account in the source's own words. */
  readonly account: string;
  readonly meter: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The day it counts for, in the organisation's zone. */
  readonly day: Day;
  /** A plain decimal. */
  readonly value: string;
  /** What it is worth in minor units, when it has been rated, with its currency. */
  readonly amount: number | null;
  readonly currency: Currency | "";
}

/** Why something is no event we could count. */
export interface Unusable {
  readonly code: string;
  readonly sentence: string;
}

export interface EventRules {
  readonly zone: string;
  /** Now, in milliseconds: what happens later has not happened. */
  readonly now: number;
  /** Events of days before this one are no longer kept, so nothing can be added to them. */
  readonly keptFrom: Day | null;
}

const MAX_ID = 200;
const MAX_METER = 100;
const MAX_DIGITS = 18;
const MAX_DECIMALS = 9;
/** How far a sender's clock may be ahead. */
const AHEAD = 3_600_000;
const EARLIEST = Date.UTC(1990, 0, 1);

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/;
/** What no id or name is made of, and partly no database takes. */
const UNKEPT = /[\p{Cc}\p{Surrogate}]/u;
const NUMBER = /^-?\d+(\.\d+)?$/;

const unusable = (code: string, sentence: string): Unusable => ({ code, sentence });
export const isUnusable = (read: UsageEvent | Unusable): read is Unusable => "sentence" in read;

/** Text a database can keep, of which nothing is cut off. */
function text(value: unknown, longest: number): string | null {
  const found = typeof value === "number" && Number.isSafeInteger(value) ? String(value) : value;
  if (typeof found !== "string") return null;
  const trimmed = found.trim();
  return trimmed === "" || trimmed.length > longest || UNKEPT.test(trimmed) ? null : trimmed;
}

/** A JSON number, or a decimal in quotes for those who want every digit kept. */
function decimal(value: unknown): string | null {
  const found = typeof value === "number" ? plain(value) : typeof value === "string" ? value.trim() : "";
  if (!NUMBER.test(found)) return null;
  const [whole = "", decimals = ""] = found.replace("-", "").split(".");
  if (whole.length > MAX_DIGITS || decimals.length > MAX_DECIMALS) return null;
  // One way to write a number: the same is known again, however it was written.
  const short = `${whole.replace(/^0+(?=\d)/, "")}.${decimals.replace(/0+$/, "")}`.replace(/\.$/, "");
  return found.startsWith("-") && short !== "0" ? `-${short}` : short;
}

/** Without an exponent; what is smaller than our last decimal has none of it. */
function plain(value: number): string {
  const short = String(value);
  return short.includes("e") && Math.abs(value) < 1 ? value.toFixed(MAX_DECIMALS) : short;
}

const days = new Map<string, Day>();
const QUARTER = 900_000;
const REMEMBERED = 50_000;

/** Clocks of every zone stand still or jump by whole quarters of an hour, so one answer holds for all of a quarter. */
function dayOfInstant(zone: string, at: number): Day {
  const key = `${zone}/${Math.floor(at / QUARTER)}`;
  const known = days.get(key);
  if (known !== undefined) return known;
  if (days.size >= REMEMBERED) days.clear();
  const found = dayAt(zone, at);
  days.set(key, found);
  return found;
}

/**
 * Reads one event as it was sent: `{id, account, meter, time, value}`, with `amount` and `currency` where it has been rated. Other fields are not kept.
 * `time` is an instant with its offset (RFC 3339), or a day alone. Pure.
 */
export function readEvent(sent: unknown, { zone, now, keptFrom }: EventRules): UsageEvent | Unusable {
  if (typeof sent !== "object" || sent === null || Array.isArray(sent)) return unusable("not_an_event", "An event is an object.");
  const fields = sent as Readonly<Record<string, unknown>>;
  const id = text(fields["id"], MAX_ID);
  if (id === null) return unusable("bad_id", `An event needs an id: text of at most ${MAX_ID} characters.`);
  const account = text(fields["account"], MAX_ID);
  if (account === null) return unusable("bad_account", `An event needs an account: its id, text of at most ${MAX_ID} characters.`);
  const meter = text(fields["meter"], MAX_METER);
  if (meter === null) return unusable("bad_meter", `An event needs a meter: text of at most ${MAX_METER} characters.`);
  const value = decimal(fields["value"]);
  if (value === null)
    return unusable("bad_value", `The value is to be a plain number of at most ${MAX_DIGITS} digits and ${MAX_DECIMALS} decimals.`);
  const time = readTime(fields["time"], zone);
  if (time === null) return unusable("bad_time", "The time is to be written as 2026-07-15T12:00:00Z, with its offset, or as a day.");
  if (time.at < EARLIEST) return unusable("too_early", "Nothing before 1990 is counted.");
  if (time.at > now + AHEAD) return unusable("in_future", "The time lies ahead. Send an event once it has happened.");
  if (keptFrom !== null && time.day < keptFrom)
    return unusable("no_longer_kept", "Events of that day are no longer kept here, so nothing can be added to its sum.");
  const money = readAmount(fields["amount"], fields["currency"]);
  return money === null
    ? unusable("bad_amount", "An amount is a plain number in whole minor units of its currency; the currency stands beside it, as EUR.")
    : { id, account, meter, ...time, value, ...money };
}

function readTime(value: unknown, zone: string): { readonly at: number; readonly day: Day } | null {
  if (typeof value !== "string") return null;
  const day = parseDay(value);
  if (day !== null) return { at: day * 86_400_000, day };
  const at = INSTANT.test(value) && parseDay(value.slice(0, 10)) !== null ? Date.parse(value) : Number.NaN;
  return Number.isNaN(at) ? null : { at, day: dayOfInstant(zone, at) };
}

function readAmount(amount: unknown, currency: unknown): { readonly amount: number | null; readonly currency: Currency | "" } | null {
  if (amount === undefined || amount === null || amount === "") return { amount: null, currency: "" };
  const code = typeof currency === "string" ? parseCurrency(currency) : null;
  const found = decimal(amount);
  const exact = found === null ? null : parseDecimal(found);
  if (code === null || exact === null) return null;
  const minor = (exact.n * 10n ** BigInt(minorDigits(code))) / exact.d;
  const isWhole = minor * exact.d === exact.n * 10n ** BigInt(minorDigits(code));
  return isWhole && Number.isSafeInteger(Number(minor)) ? { amount: Number(minor), currency: code } : null;
}
