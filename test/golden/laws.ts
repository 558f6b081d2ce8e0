import { expect } from "vitest";
import { type Context, operations } from "../../src/operations/index.ts";
import { ask, importData } from "../helpers/golden.ts";

/** In every month and currency opening plus movements is closing, and closing is the MRR. */
export async function expectMovementsToAddUp(context: Context, from: string, to: string): Promise<void> {
  const sums = new Map<string, { opening: number; moved: number; closing: number }>();
  for (const { period, part, value } of await ask(context, { metric: "mrr_movements", from, to })) {
    const month = sums.get(period) ?? { opening: 0, moved: 0, closing: 0 };
    if (part === "opening" || part === "closing") month[part] = value ?? 0;
    else month.moved += value ?? 0;
    sums.set(period, month);
  }
  const mrr = await ask(context, { metric: "mrr", from, to });
  expect(sums.size).toBe(mrr.length);
  for (const { period, value } of mrr) {
    const { opening, moved, closing } = sums.get(period) ?? { opening: 0, moved: 0, closing: -1 };
    expect(opening + moved, period).toBe(closing);
    expect(closing, period).toBe(value);
  }
}

/** Importing everything again adds nothing; taking the import back leaves an empty ledger. */
export async function expectImportToBeRepeatableAndReversible(
  context: Context,
  name: string,
  batch: number,
  metric: string,
): Promise<void> {
  const before = await ask(context, { metric });
  const again = await importData(context, name);
  expect(again.files.map(({ outcome }) => outcome).filter((outcome) => outcome !== "unchanged" && outcome !== "ignored")).toEqual([]);
  expect(await ask(context, { metric })).toEqual(before);
  await operations.undo(context, { batch }, () => undefined);
  expect(await ask(context, { metric })).toEqual([]);
  expect((await operations.check(context, {}, () => undefined)).findings).toEqual([]);
}

/** Laws hold, and the findings are these. */
export async function expectFindings(
  context: Context,
  wanted: Readonly<Record<string, readonly [count: number, of: number]>>,
): Promise<void> {
  const { laws, findings } = await operations.check(context, {}, () => undefined);
  expect(laws.filter(({ holds }) => !holds)).toEqual([]);
  // Whether a source is out of date depends on the day, not on the data.
  const found = findings
    .filter(({ code }) => code !== "source_stale")
    .map(({ code, title, count, of }) => [
      title.startsWith("lead.") || title.startsWith("opportunity.") ? title.split(" ")[0] : code,
      [count, of],
    ]);
  expect(Object.fromEntries(found)).toEqual(wanted);
}
