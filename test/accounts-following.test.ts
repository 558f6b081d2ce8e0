import { afterAll, beforeAll, expect, test } from "vitest";
import { type AccountsQuestion, accountsQuestionSchema } from "../src/contract/index.ts";
import { type Context, operations, run, theMachine } from "../src/operations/index.ts";
import { company } from "./helpers/company.ts";
import { emptyLedger, importText } from "./helpers/ledger.ts";

let context: Context;
beforeAll(async () => {
  context = await emptyLedger();
  await importText(
    context,
    company(
      "acme (region=north): 100 USD/month from 2024-01, +50 in 2024-06",
      "beta: 10 EUR/month from 2025-10",
      "child (parent=acme): 30 USD/month from 2025-02",
      "deal acme: sql 2024-01-10, won 2024-02-15",
      "deal gamma: sql 2026-01-10, worth 900 USD",
    ),
  );
});
afterAll(() => context.close());

const question = (sort: AccountsQuestion["sort"]): AccountsQuestion => accountsQuestionSchema.parse({ sort });

/** As this program shows them, which has followed the ledger, and as one that reads them for the first time. */
async function bothWays(sort: AccountsQuestion["sort"]): Promise<readonly [followed: unknown, read: unknown]> {
  const newcomer: Context = { ...context, store: Object.create(context.store) as Context["store"] };
  const [followed, read] = [
    await operations.accounts(context, question(sort), () => undefined),
    await operations.accounts(newcomer, question(sort), () => undefined),
  ];
  return [followed, read];
}

const act = (id: "createDeal" | "undo", input: unknown): Promise<unknown> =>
  run(context, theMachine(), id, input as never, () => undefined);

const changes: readonly (readonly [string, () => Promise<unknown>])[] = [
  ["more revenue of one", () => importText(context, company("beta2: 25 EUR/month from 2026-01"), { answers: { source: "second" } })],
  [
    "a new account with a deal",
    () =>
      act("createDeal", {
        account: "new",
        accountName: "Ädelweiss",
        name: "first",
        owner: null,
        amount: null,
        type: "new",
        pipeline: null,
        nextStep: { what: "call", on: 90_000, owner: "Ann" },
      }),
  ],
  ["an owner above", () => importText(context, { "accounts.csv": "account_id,name,parent_id\nbeta,Beta & Co,acme\n" })],
  ["a touch", () => importText(context, { "activities.csv": "activity_id,account_id,on,type\nT-1,acme,2026-07-01,call\n" })],
  ["an account that is another", () => importText(context, { "accounts.csv": "account_id,name,same_as\nchild,Child,beta\n" })],
  ["an undo", () => act("undo", { batch: 2 })],
];

test("accounts that follow the ledger are those that are read anew, in every order", async () => {
  for (const sort of ["mrr", "name", "touch"] as const) await bothWays(sort);
  for (const [what, change] of changes) {
    await change();
    for (const sort of ["mrr", "name", "touch", "renewal"] as const) {
      const [followed, read] = await bothWays(sort);
      expect(followed, `${what}, by ${sort}`).toEqual(read);
    }
  }
});
