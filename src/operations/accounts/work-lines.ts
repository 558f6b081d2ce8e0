import { dayAt } from "../../domain/index.ts";
import type { Family } from "../../ledger/index.ts";
import { type Happening, toldKinds, workHappenings } from "../../team/accounts/index.ts";
import { listDocuments } from "../../team/documents/index.ts";
import { type Context, zoneOf } from "../context.ts";

/** What the team wrote about an account and those below it; as of an instant, what had been saved by then. */
export async function workLines(context: Context, { members }: Family, asOf: string | null): Promise<readonly Happening[]> {
  const accounts = [...members.values()].flatMap(({ num, kind }) => (kind === "account" ? [num] : []));
  const documents = await listDocuments(context.storage.pool, toldKinds, { accounts });
  const until = asOf === null ? Number.POSITIVE_INFINITY : Date.parse(asOf);
  const zone = zoneOf(context);
  return workHappenings(
    documents.filter(({ at }) => at.getTime() <= until),
    (at) => dayAt(zone, at.getTime()),
  );
}
