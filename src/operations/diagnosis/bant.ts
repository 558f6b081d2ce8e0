import type { Output, Parsed } from "../../contract/index.ts";
import {
  badRequest,
  type Currency,
  type Day,
  formatDay,
  minorDigits,
  parseCurrency,
  parseDay,
  parseDecimal,
  powerOfTen,
  Refusal,
  roundHalfUp,
} from "../../domain/index.ts";
import { type RawRow, readTable } from "../../importers/index.ts";
import { type Bant, bants } from "../../team/diagnosis/index.ts";
import { fieldsChanged } from "../../team/documents/index.ts";
import { type Context, today } from "../context.ts";
import { findDeal } from "../deals/read.ts";
import type { By } from "../people/by.ts";
import { authorOf } from "../workspace/author.ts";
import { keep } from "../workspace/keep.ts";
import { diagnosisOf } from "./read.ts";

async function save(
  context: Context,
  deal: { readonly deal: number; readonly account: number | null },
  body: Bant,
  base: number,
  by: By,
): Promise<void> {
  if (body.recordedOn > today(context))
    throw badRequest("future_bant", `${formatDay(body.recordedOn)} lies ahead. A qualification is dated on the day it was made.`);
  await keep(context, bants, {
    id: String(deal.deal),
    about: { account: deal.account, deal: deal.deal, plan: null },
    body,
    base,
    by: authorOf(by),
    at: context.now(),
  });
}

/** Keeps a budget-based qualification; those before it stay in its history. */
export async function saveBant(context: Context, { id, language, base, bant }: Parsed<"saveBant">, by: By): Promise<Output<"saveBant">> {
  const deal = await findDeal(context, id);
  await save(context, deal, bant, base, by);
  return diagnosisOf(context, String(deal.deal), language);
}

const COLUMNS = ["deal", "date", "budget", "currency", "funded", "authority", "need", "timeline"] as const;
type Column = (typeof COLUMNS)[number];
type Cells = Readonly<Partial<Record<Column, string>>>;

const YES: ReadonlySet<string> = new Set(["yes", "y", "true", "1", "x", "oui", "ja"]);
const NO: ReadonlySet<string> = new Set(["no", "n", "false", "0", "", "non", "nein"]);

/** A flaw of one row: told with its number, and the row is left out. */
const flaw = (sentence: string): Refusal => badRequest("bad_row", sentence);

function dayIn(text: string | undefined, column: Column): Day | null {
  if (text === undefined) return null;
  const day = parseDay(text);
  if (day === null) throw flaw(`The ${column} “${text}” is no day. Write it as 2026-03-10.`);
  return day;
}

function budgetIn({ budget, currency, funded }: Cells): Bant["budget"] {
  const said = (funded ?? "").toLowerCase();
  if (!YES.has(said) && !NO.has(said)) throw flaw(`“${funded}” does not say whether the budget is funded. Write yes or no.`);
  if (budget === undefined) return funded === undefined ? null : { amount: null, isFunded: YES.has(said) };
  const amount = parseDecimal(budget);
  const code = parseCurrency(currency ?? "");
  if (amount === null || amount.n < 0n) throw flaw(`The budget “${budget}” is no amount. Write it as 12000 or 12000.50.`);
  if (code === null) throw flaw("The budget has no currency. Write its code, as EUR, in the column currency.");
  return { amount: { minor: minorOf(amount, code), currency: code }, isFunded: YES.has(said) };
}

const minorOf = ({ n, d }: { readonly n: bigint; readonly d: bigint }, currency: Currency): number =>
  Number(roundHalfUp(n * powerOfTen(minorDigits(currency)), d));

function bantIn(cells: Cells, today: Day): Bant {
  return {
    recordedOn: dayIn(cells.date, "date") ?? today,
    budget: budgetIn(cells),
    authority: cells.authority ?? null,
    need: cells.need ?? null,
    timeline: dayIn(cells.timeline, "timeline"),
  };
}

const cellsOf = (header: readonly string[], { cells }: RawRow): Cells =>
  Object.fromEntries(
    header.flatMap((name, at) => {
      const text = (cells[at] ?? "").trim();
      const column = name.trim().toLowerCase();
      return text === "" || !COLUMNS.some((known) => known === column) ? [] : [[column, text]];
    }),
  );

/** Whether a row was kept; what is known already, or was found out later, stands. */
async function keepRow(context: Context, cells: Cells, by: By): Promise<boolean> {
  if (cells.deal === undefined) throw flaw("The row names no deal. Write its number, or SOURCE:ID, in the column deal.");
  const body = bantIn(cells, today(context));
  const deal = await findDeal(context, cells.deal);
  const known = await bants.find(context.storage.pool, String(deal.deal));
  if (known !== null && (known.body.recordedOn > body.recordedOn || fieldsChanged(known.body, body).length === 0)) return false;
  await save(context, deal, body, known?.version ?? 0, by);
  return true;
}

/** Keeps the qualifications of a CSV file, row by row; a row that can't be is told and left out. */
export async function importBant(context: Context, { body }: Parsed<"importBant">, by: By): Promise<Output<"importBant">> {
  async function* bytes(): AsyncGenerator<Uint8Array> {
    yield new TextEncoder().encode(body);
  }
  const { header, groups } = await readTable(bytes());
  if (!header.some((name) => name.trim().toLowerCase() === "deal"))
    throw badRequest(
      "no_deal_column",
      `The file needs a column “deal”, and has ${header.join(", ")}. Others it may have: ${COLUMNS.slice(1).join(", ")}.`,
    );
  const answer: Output<"importBant"> = { saved: 0, unchanged: 0, issues: [] };
  let number = 1;
  for await (const group of groups)
    for (const row of group) {
      number += 1;
      try {
        if (await keepRow(context, cellsOf(header, row), by)) answer.saved += 1;
        else answer.unchanged += 1;
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        answer.issues.push({ row: number, sentence: error.message });
      }
    }
  return answer;
}
