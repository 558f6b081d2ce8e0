import type pg from "pg";

/** Batches that count, as runs from the first number to the last. */
export type Runs = readonly (readonly [from: number, to: number])[];

/** Which rows of a build count. */
export interface State {
  /** The build as ClickHouse knows it. */
  readonly number: number;
  readonly base: Runs;
  /** Refreshes since, one batch each: it hides what older batches hold of its units. */
  readonly refreshes: Runs;
  /** The batch in which all that was before it is added up; of rollups, it and newer ones count. */
  readonly rolled: number;
}

interface BatchRow {
  readonly number: number;
  readonly accepted: boolean;
}

/** Neighbours that are accepted make one run: rows of a number in between that was not accepted do not count. */
export function runsOf(batches: readonly BatchRow[]): Runs {
  const runs: [number, number][] = [];
  let isRunning = false;
  for (const { number, accepted } of batches) {
    const last = runs.at(-1);
    if (accepted && isRunning && last) last[1] = number;
    else if (accepted) runs.push([number, number]);
    isRunning = accepted;
  }
  return runs;
}

/** What counts of a build, as `client` sees it; up to a batch, if one is named. */
export async function stateOf(client: pg.Pool | pg.ClientBase, build: string, last = Number.MAX_SAFE_INTEGER): Promise<State> {
  const { rows } = await client.query<{
    build_number: number;
    base: number;
    rolled: number;
    number: number | null;
    accepted: boolean | null;
  }>(
    `select b.number as build_number, b.base, b.rolled, t.number, t.accepted
     from facts.cluster_build b left join facts.cluster_batch t on t.build = b.build where b.build = $1 order by t.number`,
    [build],
  );
  const base = rows[0]?.base ?? 0;
  const batches = rows.flatMap(({ number, accepted }) =>
    number === null || number > last ? [] : [{ number, accepted: accepted === true }],
  );
  return {
    number: rows[0]?.build_number ?? 0,
    base: runsOf(batches.filter(({ number }) => number <= base)),
    refreshes: runsOf(batches.filter(({ number }) => number > base)),
    rolled: rows[0]?.rolled ?? 0,
  };
}
