import type pg from "pg";
import { conflict } from "../../domain/index.ts";
import { settledDeal } from "../../ledger/index.ts";
import type { LedgerDeal } from "./read.ts";

/** Somebody's change came in while an act was on its way: what it was judged by is no longer so. */
export class Overtaken extends Error {
  constructor() {
    super("The deal changed meanwhile.");
    this.name = "Overtaken";
  }
}

const TIMES = 5;

/** Does something again, from what the deal is now, when it was overtaken: two who act at once act one after the other. */
export async function unlessOvertaken<T>(work: () => Promise<T>): Promise<T> {
  for (let time = 1; time <= TIMES; time++) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Overtaken)) throw error;
    }
  }
  throw conflict("edited_meanwhile", "This deal changes faster than it can be saved. Look at it, then try again.");
}

/** Waits until nobody else writes to the ledger, an import or a colleague, and sees to it that the deal is still what it was read as. */
export async function requireUnchanged(client: pg.ClientBase, { deal, seq }: Pick<LedgerDeal, "deal" | "seq">): Promise<void> {
  if ((await settledDeal(client, deal)) !== seq) throw new Overtaken();
}
