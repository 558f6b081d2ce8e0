import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { openStorage, transaction } from "../../src/storage/index.ts";
import { emptyLedger } from "../helpers/ledger.ts";

test("a migration waits for those who work, and runs once they are done", async () => {
  const context = await emptyLedger();
  const { pool } = context.storage;
  const names = async (): Promise<number> => (await pool.query("select from bowtie.migration")).rowCount ?? 0;
  const all = await names();
  await pool.query("drop table bowtie.job, bowtie.shelved_piece, bowtie.shelved_file, bowtie.common_secret, bowtie.remembered");
  await pool.query("delete from bowtie.migration where name = '0013_shared_work.sql'");
  let another: Promise<Awaited<ReturnType<typeof openStorage>>> | null = null;
  await transaction(pool, async (client) => {
    await client.query("lock table bowtie.migration in share mode");
    another = openStorage({ dataFolder: context.dataFolder, databaseUrl: pool.options.connectionString });
    await sleep(1500);
    expect(await names()).toBe(all - 1);
  });
  await (await (another as unknown as Promise<Awaited<ReturnType<typeof openStorage>>>)).close();
  expect(await names()).toBe(all);
  await context.close();
});

test("a program keeps its right to a ledger when the database forgets who had it", async () => {
  const context = await emptyLedger();
  const { pool } = context.storage;
  const other = await openStorage({ dataFolder: context.dataFolder, databaseUrl: pool.options.connectionString });
  const holders = async (): Promise<readonly number[]> =>
    (
      await pool.query<{ pid: number }>(
        "select pid from pg_locks where locktype = 'advisory' and classid = 7022 and database = (select oid from pg_database where datname = current_database())",
      )
    ).rows.map(({ pid }) => pid);
  const [before] = await holders();
  await pool.query("select pg_terminate_backend($1)", [before]);
  while ((await holders()).length === 0 || (await holders())[0] === before) await sleep(20);
  expect(await other.claim()).toBe(false);
  await other.close();
  await context.close();
});
