import type pg from "pg";
import type { Check, Finding } from "./findings/check.ts";
import { describingChecks } from "./findings/describing.ts";
import { payingChecks } from "./findings/paying.ts";
import { preparePresent } from "./findings/present.ts";
import { sellingChecks } from "./findings/selling.ts";
import { sourceChecks } from "./findings/sources.ts";
import { usingChecks } from "./findings/using.ts";

export type { Finding } from "./findings/check.ts";

/** What is looked for, the most telling first. */
const CHECKS: readonly Check[] = [...sourceChecks, ...payingChecks, ...usingChecks, ...sellingChecks, ...describingChecks];

/**
 * What the present ledger leaves to be desired: those findings that occur. Nothing is changed by them; every number is
 * counted as its metric says, and these say where to doubt it.
 *
 * @param today the day against which “running” and “long ago” are judged, as YYYY-MM-DD
 */
export async function findingsOf(pool: pg.Pool, today: string): Promise<readonly Finding[]> {
  const client = await pool.connect();
  try {
    await client.query("begin");
    await preparePresent(client, today);
    const findings: Finding[] = [];
    for (const check of CHECKS) findings.push(...(await find(client, check)));
    return findings;
  } finally {
    await client.query("rollback");
    client.release();
  }
}

const SHOWN = 5;

interface Found {
  readonly name: string;
  readonly count: number;
  readonly of: number;
  readonly examples: string[];
}

async function find(client: pg.ClientBase, { code, title, sentence, affects, found, of }: Check): Promise<readonly Finding[]> {
  const { rows } = await client.query<Found>(
    `with found (name, example, place) as (${found})
     select f.name, count(*) as count, (${of}) as "of", (array_agg(f.example order by f.place, f.example))[1:${SHOWN}] as examples
     from found f group by f.name order by count(*) desc, f.name`,
  );
  return rows.map(({ name, count, of: all, examples }) => ({
    code,
    title: title.replaceAll("NAME", name),
    sentence: sentence.replaceAll("NAME", name),
    count,
    of: all,
    affects: [...affects],
    examples,
  }));
}
