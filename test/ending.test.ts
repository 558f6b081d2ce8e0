import { expect, test } from "vitest";
import { operations } from "../src/operations/index.ts";
import { company } from "./helpers/company.ts";
import { emptyLedger, importText } from "./helpers/ledger.ts";

const quiet = (): undefined => undefined;

test("a program that ends gives up what it derives, instead of waiting for it for ever", async () => {
  const context = await emptyLedger();
  await importText(context, company("a: 100 USD/month from 2024-01", "b: 50 USD/month from 2024-02"));
  const rebuilt = operations.rebuild(context, {}, quiet);
  const ended = expect(rebuilt).rejects.toMatchObject({ code: "ending" });
  await context.close();
  await ended;
});
