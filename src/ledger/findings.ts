import type pg from "pg";
import type { Check, Finding } from "./findings/check.ts";
import { describingChecks } from "./findings/describing.ts";
import { payingChecks } from "./findings/paying.ts";
import { type Judged, preparePresent } from "./findings/present.ts";
import { rateChecks } from "./findings/rates.ts";
import { reconcilingChecks } from "./findings/reconciling.ts";
import { sellingChecks } from "./findings/selling.ts";
import { sourceChecks } from "./findings/sources.ts";
import { stagingChecks } from "./findings/staging.ts";
import { usingChecks } from "./findings/using.ts";

export type { Finding } from "./findings/check.ts";

/** What is looked for, the most telling first. */
export const checks: readonly Check[] = [
  ...sourceChecks,
  ...payingChecks,
  ...rateChecks,
  ...usingChecks,
  ...sellingChecks,
  ...stagingChecks,
  ...reconcilingChecks,
  ...describingChecks,
];

/**
 * What the present ledger leaves to be desired: those findings that occur. Nothing is changed by them; every number is
 * counted as its metric says, and these say where to doubt it.
 */
export async function findingsOf(pool: pg.Pool, judged: Judged): Promise<readonly Finding[]> {
  const client = await pool.connect();
  try {
    await client.query("begin");
    await preparePresent(client, judged);
    const findings: Finding[] = [];
    for (const check of checks) findings.push(...(await find(client, check)));
    return findings;
  } finally {
    await client.query("rollback");
    client.release();
  }
}

/** Checks that look at one family of accounts and need nobody else's records to judge it. */
const ofFamilies = [...payingChecks, ...usingChecks, ...sellingChecks, ...stagingChecks].filter(({ opens }) => opens !== null);

/** What the present ledger leaves to be desired about the records of one family: subjects and entries that are its own. */
export async function findingsAbout(
  pool: pg.Pool,
  judged: Judged,
  { unit, subjects, entries }: { readonly unit: number; readonly subjects: ReadonlySet<number>; readonly entries: ReadonlySet<number> },
): Promise<readonly Finding[]> {
  const client = await pool.connect();
  try {
    await client.query("begin");
    await preparePresent(client, judged, unit);
    const findings: Finding[] = [];
    for (const check of ofFamilies)
      for (const finding of await find(client, check, MANY)) {
        const examples = finding.examples.filter(
          ({ opens }) => opens !== null && (opens.kind === "entry" ? entries : subjects).has(opens.id),
        );
        if (examples.length > 0) findings.push({ ...finding, count: examples.length, examples: examples.slice(0, SHOWN) });
      }
    return findings;
  } finally {
    await client.query("rollback");
    client.release();
  }
}

const SHOWN = 5;
const MANY = 1000;

interface Found {
  readonly name: string;
  readonly count: number;
  readonly of: number;
  readonly examples: string[];
  readonly places: number[];
  readonly values: Readonly<Record<string, string>> | null;
}

async function find(client: pg.ClientBase, check: Check, shown = SHOWN): Promise<readonly Finding[]> {
  const { code, severity, title, sentence, affects, found, opens, order = "f.place", of, values = "null::json" } = check;
  const rank = order === "f.place" ? "" : ", rank";
  const first = (column: string): string => `(array_agg(${column} order by ${order}, f.example))[1:${shown}]`;
  const { rows } = await client.query<Found>(
    `with found (name, example, place${rank}) as (${found})
     select f.name, count(*) as count, (${of}) as "of", ${first("f.example")} as examples, ${first("f.place::bigint")} as places, (${values}) as values
     from found f group by f.name order by count(*) desc, f.name`,
  );
  return rows.map(({ name, count, of: all, examples, places, values: found }) => {
    const said = { ...(name === "" ? {} : { name }), ...found };
    return {
      code,
      severity,
      title: filled(title, said),
      sentence: filled(sentence, said),
      values: said,
      count,
      of: all,
      affects: [...affects],
      examples: examples.map((says, i) => {
        const id = Number(places[i]);
        return { says, opens: opens === null ? null : { kind: opens, id } };
      }),
    };
  });
}

/** Puts each value in the place of its name in capitals. */
const filled = (text: string, values: Readonly<Record<string, string>>): string =>
  Object.entries(values).reduce((told, [name, value]) => told.replaceAll(name.toUpperCase(), value), text);
