import type { Output, Parsed } from "../../contract/index.ts";
import { formatDay } from "../../domain/index.ts";
import { findingsAbout } from "../../ledger/index.ts";
import { type Context, today } from "../context.ts";
import type { Report } from "../progress.ts";
import { withAccount } from "./open.ts";

/** What is doubtful about the records of one account and those below it. */
export function findingsOfAccount(
  context: Context,
  { id }: Parsed<"accountFindings">,
  report: Report = () => undefined,
): Promise<Output<"accountFindings">> {
  return withAccount(context, { id }, report, async ({ family: { account, unit, members, entries, usage } }) => {
    const { gapDays, reportingCurrency } = context.counting.current;
    const judged = { today: formatDay(today(context)), gapDays, reportingCurrency };
    const own = { unit, subjects: new Set(members.keys()), entries: new Set([...entries, ...usage].map(({ seq }) => seq)) };
    return { account, findings: [...(await findingsAbout(context.storage.pool, judged, own))] };
  });
}
