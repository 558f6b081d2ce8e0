import type pg from "pg";

/** Something about the data that people should know, because it touches numbers. */
export interface Finding {
  readonly code: string;
  readonly title: string;
  readonly sentence: string;
  readonly count: number;
  readonly of: number;
  readonly affects: string[];
  readonly examples: string[];
}

/** Findings of the present ledger, those that occur only. */
export async function findingsOf(client: pg.ClientBase | pg.Pool): Promise<readonly Finding[]> {
  void client;
  return [];
}
