import { getMigrations } from "better-auth/db/migration";
import { PostgresDialect } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Context } from "../../src/operations/index.ts";
import { libraryOptions } from "../../src/team/people/library.ts";
import { emptyLedger } from "../helpers/ledger.ts";

let context: Context;
beforeAll(async () => {
  context = await emptyLedger();
});
afterAll(() => context.close());

test("our migration makes the tables that the sign-in library wants, so that it has none to make itself", async () => {
  const { pool } = context.storage;
  const never = async (): Promise<boolean> => false;
  const asked = { pool, secret: "0123456789abcdef0123456789abcdef", publicUrl: null, oidc: null, mayEnter: never, mayJoin: never };
  const options = libraryOptions({ ...asked, joined: async () => undefined, trouble: () => undefined }, new PostgresDialect({ pool }), []);
  const { toBeCreated, toBeAdded } = await getMigrations(options);
  expect({ toBeCreated, toBeAdded }).toEqual({ toBeCreated: [], toBeAdded: [] });
});

test("the audit log is only added to, whoever tries", async () => {
  const { pool } = context.storage;
  await pool.query("insert into bowtie.audit (at, kind, operation, outcome) values (now(), 'machine', 'test', 'done')");
  for (const sql of ["update bowtie.audit set outcome = 'x'", "delete from bowtie.audit", "truncate bowtie.audit"])
    await expect(pool.query(sql)).rejects.toThrow("only added to");
});
