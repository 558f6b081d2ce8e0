import { afterEach, expect, test } from "vitest";
import { type Context, operations } from "../src/operations/index.ts";
import { company } from "./helpers/company.ts";
import { emptyLedger, importText } from "./helpers/ledger.ts";

let context: Context | null = null;
afterEach(async () => {
  await context?.close();
  context = null;
});

/** So many deals that become qualified in the middle months of a year; a share of them is won after some days. */
const deals = (year: number, count: number, won: number, closed: (month: string) => string): readonly string[] =>
  Array.from({ length: count }, (_, i) => {
    const month = `${year}-0${(i % 6) + 2}`;
    return `deal d${year}x${i}: sql ${month}-01, ${i < won ? "won" : "lost"} ${closed(month)}`;
  });

async function bowtieOf(lines: readonly string[], question: object = {}) {
  context = await emptyLedger();
  await importText(context, company(...lines, "payer: 100 USD/month from 2024-01, +20 in 2025-03"), { answers: { through: "2025-12-31" } });
  return operations.bowtie(context, { from: "2025", to: "2025", level: "customer", where: [], ...question }, () => undefined);
}

const quickly = (month: string): string => `${month}-20`;
const slowly = (month: string): string => `${Number(month.slice(0, 4))}-${String(Number(month.slice(5)) + 5).padStart(2, "0")}-20`;

test("the rate that fell beyond chance is the constraint", async () => {
  const { constraint, states } = await bowtieOf([...deals(2024, 60, 36, quickly), ...deals(2025, 60, 12, quickly)]);
  expect(constraint).toEqual({ state: "sql", next: "commit", now: 0.2, before: 0.6 });
  expect(states.find(({ state }) => state === "sql")).toMatchObject({
    comparable: true,
    volume: { value: 60 },
    volumeBefore: { value: 60 },
  });
});

test("a fall that chance explains is no constraint", async () => {
  const { constraint } = await bowtieOf([...deals(2024, 60, 32, quickly), ...deals(2025, 60, 28, quickly)]);
  expect(constraint).toBeNull();
});

test("a slow step is not held against its past, which had more time", async () => {
  const { constraint, states } = await bowtieOf([...deals(2024, 60, 36, slowly), ...deals(2025, 60, 12, slowly)]);
  expect(constraint).toBeNull();
  expect(states.find(({ state }) => state === "sql")?.comparable).toBe(false);
});

test("it is compared with the period one asks for, and with the months before when one does not", async () => {
  const lines = [...deals(2024, 60, 36, quickly), ...deals(2025, 60, 12, quickly)];
  expect((await bowtieOf(lines, { from: "2025-Q2", to: "2025-Q2" })).before).toBe("2025-Q1");
  await context?.close();
  expect((await bowtieOf(lines, { from: "2025-Q2", to: "2025-Q2", against: "2024-Q2" })).before).toBe("2024-Q2");
});

test("the right wing begins with what was won and ends with the MRR of the closing", async () => {
  const { wing, revenue } = await bowtieOf(deals(2025, 20, 10, quickly));
  expect(wing[0]).toMatchObject({ state: "commit", value: 0 });
  expect(wing.at(-1)).toMatchObject({ state: "expanded", value: revenue.mrr.value });
  expect(revenue.mrr.value).toBe(120_00);
});
