import { afterEach, describe, expect, test } from "vitest";
import { formatDay, lastDay, month, parsePeriod } from "../../src/domain/index.ts";
import { metrics } from "../../src/metrics/index.ts";
import { type Context, operations } from "../../src/operations/index.ts";
import { company } from "../helpers/company.ts";
import { emptyLedger, importText } from "../helpers/ledger.ts";

let context: Context | null = null;
afterEach(async () => {
  await context?.close();
  context = null;
});

const quiet = (): undefined => undefined;

/** The files of an example speak up to the end of the last month it names, or is asked for. */
function lastDaySpokenOf(...text: readonly string[]): string {
  const months = text.flatMap((line) => [...line.matchAll(/\d{4}-\d{2}/g)].map(([name]) => Number(parsePeriod(name)?.to)));
  return formatDay(lastDay(month(Math.max(...months))));
}

describe("the worked example of every metric is what the engine answers", () => {
  for (const { id, example, unit } of metrics) {
    test(id, async () => {
      const { from, to, by = "month", method, part } = example.ask;
      context = await emptyLedger();
      await importText(context, company(...example.given), { answers: { through: lastDaySpokenOf(to, ...example.given) } });
      const question = { metric: id, from, to, by, where: [], level: "customer" as const };
      const { series } = await operations.metric(context, { ...question, ...(method && { method }), ...(part && { part }) }, quiet);
      expect(series.length, "as many values as the example lists").toBe(example.answer.length);
      series.forEach((point, i) => {
        const wanted = example.answer[i];
        const what = `${point.period} ${point.part ?? ""}`;
        if (unit === "ratio" && typeof wanted === "number") expect(point.value, what).toBeCloseTo(wanted, 9);
        else expect(point.value, what).toBe(wanted);
      });
    });
  }
});
