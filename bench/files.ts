import type { InputFile } from "../src/operations/index.ts";

const ROWS_A_CHUNK = 5_000;
const REGIONS = ["north", "south", "east", "west", "overseas"];
const SIZES = ["small", "medium", "large"];

/** The same numbers at every run. */
export function chanceFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A file made while it is read, as often as it is opened. */
function madeFile(name: string, header: string, rows: () => Iterable<string>): InputFile {
  const chunks = function* (): Iterable<Uint8Array> {
    const encoder = new TextEncoder();
    let lines = [header];
    for (const row of rows()) {
      lines.push(row);
      if (lines.length < ROWS_A_CHUNK) continue;
      yield encoder.encode(`${lines.join("\n")}\n`);
      lines = [];
    }
    if (lines.length > 0) yield encoder.encode(`${lines.join("\n")}\n`);
  };
  let bytes = 0;
  for (const chunk of chunks()) bytes += chunk.length;
  return {
    name,
    bytes,
    async *open() {
      yield* chunks();
    },
  };
}

const two = (value: number): string => String(value).padStart(2, "0");
const dayOf = (month: number, day: number): string => `${2020 + Math.floor(month / 12)}-${two((month % 12) + 1)}-${two(day)}`;

const MOVEMENTS_AN_ACCOUNT = 10;
export const accountsFor = (movements: number): number => Math.ceil(movements / MOVEMENTS_AN_ACCOUNT);

export const accounts = (count: number): InputFile =>
  madeFile("accounts.csv", "account_id,name,region,size", function* () {
    for (let i = 1; i <= count; i++) yield `A-${i},Account ${i},${REGIONS[i % REGIONS.length]},${SIZES[i % SIZES.length]}`;
  });

/** Ten movements an account over six years: growth, contraction, one in ten a churn, then a return. */
export const movements = (count: number, { anAccount = MOVEMENTS_AN_ACCOUNT, seed = 2 } = {}): InputFile =>
  madeFile("movements.csv", "movement_id,account_id,on,mrr_change,currency", function* () {
    const chance = chanceFrom(seed);
    const below = (limit: number): number => Math.floor(chance() * limit);
    let made = 0;
    for (let account = 1; made < count; account++) {
      let level = 0;
      let month = below(48);
      for (let i = 0; i < anAccount && made < count; i++, made++) {
        let change = 1_000 + below(49_000);
        if (level > 0) change = chance() < 0.1 ? -level : below(Math.floor(level / 2) + Math.floor(level / 3)) - Math.floor(level / 3) || 5;
        level += change;
        yield `M-${seed}-${made},A-${account},${dayOf(month, 1 + below(28))},${(change / 100).toFixed(2)},EUR`;
        month += 1 + below(2);
      }
    }
  });

/** Subscription lines as a billing system exports them: one in eight renewed at another price. */
export const lines = (count: number): InputFile =>
  madeFile(
    "subscription_lines.csv",
    "line_id,subscription_id,account_id,plan,price,quantity,interval,interval_count,currency,starts_on,ends_on",
    function* () {
      const chance = chanceFrom(3);
      const below = (limit: number): number => Math.floor(chance() * limit);
      for (let i = 1; i <= count; i++) {
        const start = below(60);
        const ends = chance() < 0.4 ? dayOf(start + 1 + below(12), 1) : "";
        const subscription = Math.ceil(i / 1.125);
        yield `L-${i},S-${subscription},A-${Math.ceil(subscription / 2)},plan-${below(6)},${10 + below(400)}.50,${1 + below(20)},${chance() < 0.3 ? "year" : "month"},1,EUR,${dayOf(start, 1 + below(28))},${ends}`;
      }
    },
  );

const STAGES = [
  ["Conversation", "mql"],
  ["Discovery", "sql"],
  ["Solution", "sal"],
  ["Proposal", "sal"],
] as const;

/** Opportunities of a CRM: a third is open, of the others two of five are won. */
export const deals = (count: number, accountCount: number): InputFile =>
  madeFile(
    "opportunities.csv",
    "opportunity_id,account_id,name,owner,created_on,closed_on,stage,state,outcome,amount,currency,type",
    function* () {
      const chance = chanceFrom(5);
      const below = (limit: number): number => Math.floor(chance() * limit);
      for (let i = 1; i <= count; i++) {
        const month = below(70);
        const isOpen = chance() < 0.33;
        const isWon = chance() < 0.4;
        const [stage, state] = isOpen
          ? (STAGES[below(4)] ?? STAGES[0])
          : isWon
            ? (["Closed won", "commit"] as const)
            : (["Closed lost", "lost"] as const);
        const closed = isOpen ? "" : dayOf(month + 1 + below(3), 1 + below(28));
        yield `O-${i},A-${1 + below(accountCount)},Deal ${i},Owner ${below(40)},${dayOf(month, 1 + below(28))},${closed},${stage},${state},${isOpen ? "open" : isWon ? "won" : "lost"},${(1 + below(900)) * 100}.00,EUR,${chance() < 0.2 ? "expansion" : "new"}`;
      }
    },
  );

/** Leads of six years: one in four says what it wants. */
export const leads = (count: number): InputFile =>
  madeFile("leads.csv", "lead_id,company,email,created_on,stage,state,desired_outcome,owner", function* () {
    const chance = chanceFrom(7);
    const below = (limit: number): number => Math.floor(chance() * limit);
    for (let i = 1; i <= count; i++) {
      const state = chance() < 0.5 ? "prospect" : chance() < 0.5 ? "mql" : "lost";
      const wish = chance() < 0.25 ? "answer orders faster" : "";
      yield `L-${i},Company ${i},people@company-${i}.example,${dayOf(below(76), 1 + below(28))},${state},${state},${wish},Owner ${below(40)}`;
    }
  });
