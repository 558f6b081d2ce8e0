import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { shown } from "../src/cli/output.ts";
import { beginDemo, type Context, operations } from "../src/operations/index.ts";
import { demoFolder } from "./helpers/demo-count.ts";
import { emptyLedger } from "./helpers/ledger.ts";

const quiet = (): undefined => undefined;

let context: Context;

beforeAll(async () => {
  context = await emptyLedger(() => new Date("2026-11-22T12:00:00Z"));
  await beginDemo(context, context.dataFolder, quiet);
});
afterAll(() => context.close());

describe("its README", () => {
  const readme = readFileSync(join(demoFolder, "README.md"), "utf8");
  const asked = [...readme.matchAll(/^\$ bowtie metric (\S+)(.*)\n((?:\d.*\n)+)/gm)];

  test("asks many questions", () => expect(asked.length).toBeGreaterThan(7));

  test.each(asked.map(([, metric = "", options = "", answer = ""]) => ({ metric, options, answer })))(
    "says of $metric$options what the program says",
    async ({ metric, options, answer }) => {
      const given = Object.fromEntries([...options.matchAll(/--(\w+) (\S+)/g)].map(([, name, value]) => [name, value]));
      const { unit, series } = await operations.metric(context, { metric, where: [], level: "customer", by: "total", ...given }, quiet);
      const said = series
        .filter(({ part }) => given["part"] === undefined || part === given["part"])
        .map(({ period, segment, currency, part, value }) =>
          [period, segment, currency, part, shown(value, unit, currency)].filter((word) => word !== undefined),
        );
      expect(
        answer
          .trimEnd()
          .split("\n")
          .map((line) => line.split(/ {2,}/)),
      ).toEqual(said);
    },
  );
});
