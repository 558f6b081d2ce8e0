import { expect, test } from "vitest";
import { company } from "../helpers/company.ts";
import { ask } from "../helpers/golden.ts";
import { emptyLedger, importText } from "../helpers/ledger.ts";

test("a cohort has paid back in the month in which it breaks even, and not before", async () => {
  const context = await emptyLedger();
  const customers = ["a", "b", "c", "d", "e"].map((name, i) => `${name}: ${100 + 10 * i} USD/month from 2024-0${1 + (i % 3)}`);
  const costs = "costs: 900 USD acquire in 2024-01..2024-03, 50 USD serve in 2024-01..2024-12";
  await importText(context, company(...customers, "f: 70 USD/month from 2024-02, gone 2024-04", costs), {
    answers: { through: "2024-12-31" },
  });
  const asked = { from: "2024-01", to: "2024-03", by: "quarter" } as const;
  const [even] = await ask(context, { metric: "break_even_month", ...asked });
  const shares = await ask(context, { metric: "cohort_payback", ...asked });
  const reached = shares.findIndex(({ value }) => value !== null && value >= 1);
  expect(reached).toBeGreaterThan(0);
  expect(even?.value).toBe(reached + 1);
  await context.close();
});
