import { type Command, InvalidArgumentError, Option } from "commander";
import type { Filter } from "../contract/index.ts";
import { type Format, formats } from "./output.ts";

export interface Shared {
  readonly data: string;
  readonly format: Format;
}

export const DEFAULT_DATA = "bowtie-data";

/** Options every command has. */
export const shared = (command: Command): Command =>
  command
    .addOption(new Option("--data <dir>", "folder the ledger lives in").env("BOWTIE_DATA").default(DEFAULT_DATA))
    .addOption(new Option("--format <format>", "form of the output").choices([...formats]).default("table"));

export function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError("A whole number is needed.");
  return Number(text);
}

export function atLeastOne(text: string): number {
  const number = wholeNumber(text);
  if (number === 0) throw new InvalidArgumentError("At least 1 is needed.");
  return number;
}

/** `field=value`, gathered; the same field again adds a value. */
export function addFilter(text: string, known: readonly Filter[] = []): readonly Filter[] {
  const at = text.indexOf("=");
  if (at <= 0) throw new InvalidArgumentError("Write it as FIELD=VALUE.");
  const field = text.slice(0, at);
  const value = text.slice(at + 1);
  const same = known.find((filter) => filter.field === field);
  return same
    ? known.map((filter) => (filter === same ? { field, values: [...filter.values, value] } : filter))
    : [...known, { field, values: [value] }];
}

export const levelOption = (): Option =>
  new Option("--level <level>", "whose revenue is counted").choices(["customer", "subscription", "parent"]).default("customer");

/** What any question is asked with: of when, of whom, and how it is counted. */
export interface Counted extends Shared {
  readonly from?: string;
  readonly to?: string;
  readonly where?: Filter[];
  readonly asOf?: string;
  readonly profile?: string;
  readonly view?: "native" | "constant" | "reported";
  readonly set?: string;
  readonly currency?: string;
}

/** A question at the level of the customer, the subscription or the parent. */
export interface Asked extends Counted {
  readonly level: "customer" | "subscription" | "parent";
}

export const countedOptions = (command: Command): Command =>
  shared(command)
    .option("--from <period>", "first period: 2026-01, 2026-Q1 or 2026")
    .option("--to <period>", "last period")
    .option("--where <field=value>", "only what has this value; may be given again", addFilter)
    .option("--as-of <date>", "as it was known at the end of this day")
    .option("--profile <name>", "count as another tool does: chartmogul, stripe, baremetrics, ...")
    .addOption(new Option("--view <view>", "how currencies are seen").choices(["native", "constant", "reported"]))
    .option("--set <settings>", "settings to try out, as gapDays=0&pauseDays=30")
    .option("--currency <code>", "only this currency");

export const askedOptions = (command: Command): Command => countedOptions(command).addOption(levelOption());

/** What may be asked of one metric. */
export const questionOptions = (command: Command): Command =>
  askedOptions(command)
    .option("--segment <field>", "split by a field")
    .option("--method <name>", "one of the metric's methods")
    .option("--part <name>", "only this part of the metric");

/** The question that options make. */
export const questionOf = <O extends Counted>({ data: _data, format: _format, where, ...rest }: O) => ({ ...rest, where: where ?? [] });
