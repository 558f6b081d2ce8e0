import type pg from "pg";

type Client = pg.ClientBase | pg.Pool;

/** A scenario as it was last saved. What the body is, the one who saves it checks. */
export interface ScenarioRow {
  readonly name: string;
  readonly body: unknown;
  readonly savedAt: Date;
}

export interface PlanRow {
  readonly body: unknown;
  readonly madeAt: Date;
}

/** Scenarios that are not dropped, by name. */
export async function listScenarios(client: Client): Promise<readonly ScenarioRow[]> {
  const { rows } = await client.query<ScenarioRow>(
    `select name, body, saved_at as "savedAt"
     from (select distinct on (name) name, body, saved_at from bowtie.scenario order by name, id desc) newest
     where body is not null
     order by name`,
  );
  return rows;
}

export async function findScenario(client: Client, name: string): Promise<ScenarioRow | null> {
  const { rows } = await client.query<ScenarioRow>(
    `select name, body, saved_at as "savedAt" from bowtie.scenario where name = $1 order by id desc limit 1`,
    [name],
  );
  const [newest] = rows;
  return newest === undefined || newest.body === null ? null : newest;
}

/** Everything a name has been, newest first; a body that is null is a dropping. */
export async function scenarioHistory(client: Client, name: string): Promise<readonly ScenarioRow[]> {
  const { rows } = await client.query<ScenarioRow>(
    `select name, body, saved_at as "savedAt" from bowtie.scenario where name = $1 order by id desc`,
    [name],
  );
  return rows;
}

export async function saveScenario(client: Client, { name, body, savedAt }: ScenarioRow): Promise<void> {
  await client.query("insert into bowtie.scenario (name, body, saved_at) values ($1, $2, $3)", [name, JSON.stringify(body), savedAt]);
}

/** @returns whether there was one */
export async function dropScenario(client: Client, name: string, at: Date): Promise<boolean> {
  const { rowCount } = await client.query(
    `insert into bowtie.scenario (name, body, saved_at)
     select name, null, $2
     from (select name, body from bowtie.scenario where name = $1 order by id desc limit 1) newest
     where body is not null`,
    [name, at],
  );
  return rowCount !== 0;
}

export async function newestPlan(client: Client): Promise<PlanRow | null> {
  const { rows } = await client.query<PlanRow>(`select body, made_at as "madeAt" from bowtie.plan order by id desc limit 1`);
  return rows[0] ?? null;
}

export async function addPlan(client: Client, { body, madeAt }: PlanRow): Promise<void> {
  await client.query("insert into bowtie.plan (body, made_at) values ($1, $2)", [JSON.stringify(body), madeAt]);
}
