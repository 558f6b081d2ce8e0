import { add, type Fraction, formatScaled, parseDecimal } from "../../src/domain/index.ts";
import { attributesOf, dateOf, type Row, Tables } from "./company-tables.ts";

/**
 * The domain's own language: one line a customer or deal, compiled to the CSV templates that a real import reads.
 *
 * A customer is a name, then clauses separated by commas. A month stands for its first day.
 *
 *     acme: 100 USD/month from 2024-01, +50 in 2024-06, gone 2025-02
 *     acme (region=north, parent=holding): 10 USD/month x 3 plan team from 2024-02-15
 *     acme: 300 USD/3 months from 2024-01, 90 EUR/month in 2024-06
 *
 * - `100 USD/month [x 3] [plan gold] from DATE` begins a subscription; while one runs, another beside it
 * - `+50 in DATE`, `-5 in DATE`, `x 5 in DATE`, `plan gold in DATE`, `80 USD/month in DATE` change the newest one
 * - `gone DATE` ends all that run, on the first day without service; after it a new `from` is a return
 * - `paused DATE`, `resumed DATE`: the newest one; its history is then written as events, else as lines
 * - `-50 % until DATE`, `-50 %`: discount of the newest one; `trial until DATE`: first day that is paid for
 * - `used DATE`: the first time the account used what it has
 * - `signed DATE`, `notice DATE`, `exit DATE`: when the newest terms were signed, are given notice of, may first be left
 * - `committed`: the newest one is the least a customer commits to use; `uses 120 USD in DATE`: what was used, rated
 * - `live DATE`, `impact DATE`, `renewed DATE`, `expanded DATE`: what the account reached
 * - `used 34 calls on DATE`: what was used of a meter
 *
 * A deal is `deal NAME:` and the states its opportunity entered; `won` and `lost` close it, what comes after belongs to
 * the account. `renewal` or `expansion` says it is no first sale; `worth 1200 USD` is its amount, `by anna` its owner.
 *
 *     deal acme: sql 2024-01-10, sal 2024-01-20, won 2024-02-15, live 2024-03-01
 *     deal blue (owner=anna): sql 2024-01-12, lost 2024-02-01, worth 1200 USD
 *
 * What the company spends stands after `costs:`, figures of its accounts after `finance:`; a range means every month of it.
 *
 *     costs (motion=field): 1200 USD acquire in 2024-01..2024-03, 40 USD serve in 2024-01
 *     costs: 500 USD sales team in 2024-01
 *     finance: 900 USD revenue in 2024-01..2024-12
 */
export function company(...text: readonly string[]): Readonly<Record<string, string>> {
  const tables = new Tables();
  for (const line of text.flatMap((part) => part.split("\n"))) {
    const match = /^\s*(deal\s+)?([\w-]+)\s*(?:\(([^)]*)\))?\s*:\s*(.*?)\s*$/.exec(line);
    if (line.trim() === "") continue;
    if (!match) throw new Error(`not a line of the language: ${line}`);
    const [, deal, name = "", attributes = "", clauses = ""] = match;
    const parts = clauses.split(/\s*,\s*/);
    if (name === "costs" || name === "finance") compileFigures(name, parts, attributesOf(attributes), tables);
    else if (deal) compileDeal(name, parts, attributesOf(attributes), tables);
    else compileCustomer(name, parts, attributesOf(attributes), tables);
  }
  return tables.files();
}

interface Terms {
  readonly from: string;
  readonly price: string;
  readonly quantity: string;
  readonly plan: string;
  readonly currency: string;
  readonly interval: string;
  readonly count: string;
  readonly agreed?: Row;
}

/** One subscription with everything that happened to it. */
class Subscription {
  readonly terms: Terms[];
  ends: string | null = null;
  readonly pauses: { readonly type: "pause" | "resume"; readonly on: string }[] = [];
  discount: { readonly percent: string; readonly until: string } | null = null;
  trial = "";

  constructor(first: Terms) {
    this.terms = [first];
  }

  get last(): Terms {
    return this.terms[this.terms.length - 1] as Terms;
  }

  change(on: string, changed: Partial<Terms>): void {
    const { agreed: _, ...last } = this.last;
    this.terms.push({ ...last, ...changed, from: on });
  }

  agree(cells: Row): void {
    const last = this.terms.pop() as Terms;
    this.terms.push({ ...last, agreed: { ...last.agreed, ...cells } });
  }
}

const PRICE = /^([\d.]+) ([A-Z]{3})\/(?:(\d+) )?(day|week|month|year)s?(?: x ([\d.]+))?(?: plan (\S+))? (from|in) ([\d-]+)$/;
const sum = (a: string, b: string): string => {
  const { n, d } = add(parseDecimal(a) as Fraction, parseDecimal(b) as Fraction);
  return formatScaled((n * 1_000_000n) / d, 6);
};

const AGREED = { signed: "signed_on", notice: "cancel_requested_on", exit: "earliest_exit_on" } as const;

class Customer {
  readonly subscriptions: Subscription[] = [];
  readonly usage: Row[] = [];

  private get newest(): Subscription {
    const found = this.subscriptions[this.subscriptions.length - 1];
    if (!found) throw new Error("a price comes first");
    return found;
  }

  /** @returns whether the clause speaks of what is paid */
  read(clause: string): boolean {
    const priced = PRICE.exec(clause);
    if (priced) {
      const [, price = "", currency = "", count = "1", interval = "", quantity, plan, how, when = ""] = priced;
      const terms = { price, currency, count, interval };
      if (how === "in") {
        this.newest.change(dateOf(when), { ...terms, ...(quantity && { quantity }), ...(plan && { plan }) });
      } else this.subscriptions.push(new Subscription({ ...terms, quantity: quantity ?? "1", plan: plan ?? "", from: dateOf(when) }));
      return true;
    }
    const step = /^([+-])([\d.]+) in ([\d-]+)$/.exec(clause);
    if (step) {
      const { price } = this.newest.last;
      this.newest.change(dateOf(step[3] ?? ""), { price: sum(price, `${step[1] === "-" ? "-" : ""}${step[2]}`) });
      return true;
    }
    const other = /^(?:x ([\d.]+)|plan (\S+)) in ([\d-]+)$/.exec(clause);
    if (other) {
      this.newest.change(dateOf(other[3] ?? ""), other[1] ? { quantity: other[1] } : { plan: other[2] ?? "" });
      return true;
    }
    return this.readRest(clause);
  }

  private readRest(clause: string): boolean {
    const discount = /^-([\d.]+) %(?: until ([\d-]+))?$/.exec(clause);
    if (discount) {
      this.newest.discount = { percent: discount[1] ?? "", until: discount[2] ? dateOf(discount[2]) : "" };
      return true;
    }
    const agreed = /^(signed|notice|exit) ([\d-]+)$/.exec(clause);
    if (agreed) {
      this.newest.agree({ [AGREED[agreed[1] as keyof typeof AGREED]]: dateOf(agreed[2] ?? "") });
      return true;
    }
    if (clause === "committed") {
      this.newest.agree({ commitment: "true" });
      return true;
    }
    const used = /^uses ([\d.]+) ([A-Z]{3}) in ([\d-]+)$/.exec(clause);
    if (used) {
      this.usage.push({ on: dateOf(used[3] ?? ""), meter: "use", quantity: "1", amount: used[1] ?? "", currency: used[2] ?? "" });
      return true;
    }
    const dated = /^(gone|paused|resumed|trial until) ([\d-]+)$/.exec(clause);
    if (!dated) return false;
    const on = dateOf(dated[2] ?? "");
    if (dated[1] === "gone") for (const running of this.subscriptions) running.ends ??= on;
    else if (dated[1] === "trial until") this.newest.trial = on;
    else this.newest.pauses.push({ type: dated[1] === "paused" ? "pause" : "resume", on });
    return true;
  }
}

function compileCustomer(name: string, clauses: readonly string[], attributes: Row, tables: Tables): void {
  const { parent, ...rest } = attributes;
  const customer = new Customer();
  tables.add("account", { account_id: name, ...(parent && { parent_id: parent }), ...rest });
  for (const clause of clauses) {
    if (customer.read(clause)) continue;
    const used = /^used (?:([\d.]+) (\S+) on )?([\d-]+)$/.exec(clause);
    if (used) {
      tables.add("usage", { account_id: name, quantity: used[1] ?? "1", meter: used[2] ?? "use", on: dateOf(used[3] ?? "") });
      continue;
    }
    const reached = /^(live|impact|renewed|expanded) ([\d-]+)$/.exec(clause);
    if (!reached) throw new Error(`${name}: not a clause of the language: ${clause}`);
    addStage(tables, { account_id: name }, reached[1] ?? "", reached[2] ?? "");
  }
  for (const used of customer.usage) tables.add("usage", { account_id: name, ...used });
  // Events know no discount and no trial, lines no pause: a customer is written in the one shape that can say all of it.
  const asEvents = customer.subscriptions.some((one) => one.pauses.length > 0);
  customer.subscriptions.forEach((subscription, i) => {
    const id = `${name}-${i + 1}`;
    if (asEvents) addEvents(tables, name, id, subscription);
    else addLines(tables, name, id, subscription);
  });
}

const addStage = (tables: Tables, subject: Row, state: string, on: string): void =>
  tables.add("stage", { ...subject, stage: state, state, entered_on: dateOf(on) });

const priceCells = ({ plan, price, quantity, interval, count, currency }: Terms): Row => ({
  plan,
  price,
  quantity,
  interval,
  interval_count: count,
  currency,
});

function addLines(tables: Tables, account: string, id: string, { terms, ends, discount, trial }: Subscription): void {
  terms.forEach((one, i) => {
    tables.add("line", {
      subscription_id: id,
      line_id: `${id}.${i + 1}`,
      account_id: account,
      starts_on: one.from,
      ends_on: terms[i + 1]?.from ?? ends ?? "",
      ...priceCells(one),
      discount_percent: discount?.percent ?? "",
      discount_ends_on: discount?.until ?? "",
      trial_ends_on: trial,
      ...one.agreed,
    });
  });
}

function addEvents(tables: Tables, account: string, id: string, { terms, ends, pauses, discount, trial }: Subscription): void {
  if (discount || trial !== "") throw new Error(`${account}: events know neither discounts nor trials, so they cannot be paused here`);
  const add = (type: string, on: string, cells: Row = {}): void =>
    tables.add("event", { subscription_id: id, account_id: account, type, effective_on: on, ...cells });
  terms.forEach((one, i) => {
    add(i === 0 ? "start" : "update", one.from, priceCells(one));
  });
  for (const { type, on } of pauses) add(type, on);
  if (ends !== null) add("cancel", ends);
}

/** The state of a deal that begins with its end. */
const STATE_OF_CLOSING: Row = { won: "commit", lost: "sql" };
const LEFT = /^(prospect|mql|sql|sal|won|lost) ([\d-]+)$/;

function compileDeal(name: string, clauses: readonly string[], attributes: Row, tables: Tables): void {
  const id = `O-${name}-${tables.of("opportunity").length + 1}`;
  let row: Row = { opportunity_id: id, account_id: name, outcome: "open", ...attributes };
  const states: { readonly state: string; readonly on: string }[] = [];
  for (const clause of clauses) {
    const left = LEFT.exec(clause);
    const [word = "", rest = ""] = clause.split(/\s+(.*)/);
    if (left) states.push({ state: left[1] ?? "", on: dateOf(left[2] ?? "") });
    else if (word === "renewal" || word === "expansion") row = { ...row, type: word };
    else if (word === "by") row = { ...row, owner: rest };
    else if (word === "worth") row = { ...row, amount: rest.split(" ")[0] ?? "", currency: rest.split(" ")[1] ?? "" };
    else if (/^(live|impact|renewed|expanded)$/.test(word)) addStage(tables, { account_id: name }, word, rest);
    else throw new Error(`${name}: not a clause of the language: ${clause}`);
  }
  const first = states[0];
  if (!first) throw new Error(`${name}: a deal needs a state`);
  row = { ...row, created_on: first.on, created_state: STATE_OF_CLOSING[first.state] ?? first.state };
  for (const { state, on } of states) {
    if (state === "won" || state === "lost") row = { ...row, closed_on: on, outcome: state };
    else addStage(tables, { opportunity_id: id }, state, on);
  }
  tables.add("opportunity", row);
}

const FIGURE = /^(-?[\d.]+) ([A-Z]{3}) (\w+)( team)? in ([\d-]+)(?:\.\.([\d-]+))?$/;

function compileFigures(table: "costs" | "finance", clauses: readonly string[], attributes: Row, tables: Tables): void {
  for (const clause of clauses) {
    const [, amount = "", currency = "", what = "", team, from = "", to = from] = FIGURE.exec(clause) ?? [];
    if (amount === "") throw new Error(`${table}: not a clause of the language: ${clause}`);
    const named: Row =
      table === "finance" ? { measure: what } : team ? { team: what, category: "people" } : { purpose: what, category: "people" };
    for (let month = from; month <= to; month = monthAfter(month))
      tables.add(table, { on: dateOf(month), amount, currency, ...named, ...attributes });
  }
}

function monthAfter(month: string): string {
  const [year = 0, number = 0] = month.split("-").map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, "0")}`;
}
