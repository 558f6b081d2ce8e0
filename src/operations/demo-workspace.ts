import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { parseDay } from "../domain/index.ts";
import { originOf, subjectNumbered } from "../ledger/index.ts";
import { transaction } from "../storage/index.ts";
import { emptyNotes } from "../team/deals/index.ts";
import { documentKinds, type FirstVersion, saveFirst } from "../team/documents/index.ts";
import type { Context } from "./context.ts";

/** The source of the exports that the companies and deals are named by. */
const SOURCE = "hubspot";

const groupSchema = z.object({
  account: z.string().nullable(),
  deal: z.string().nullable(),
  plan: z.string().nullable(),
  documents: z.array(
    z.object({ kind: z.enum(documentKinds), id: z.string(), by: z.string(), at: z.iso.date(), body: z.record(z.string(), z.unknown()) }),
  ),
});
type Group = z.infer<typeof groupSchema>;

/** File of what the invented team wrote down; it is no export. */
export const WORKSPACE_FILE = "workspace.json";

/**
 * Puts what the invented team wrote down beside its exports. In one go, and only what is not there: begun again it changes nothing, and what
 * somebody has changed since stays. The ledger is not touched.
 */
export async function loadDemoWorkspace(context: Context, folder: string): Promise<number> {
  const groups = z.array(groupSchema).parse(JSON.parse(await readFile(join(folder, WORKSPACE_FILE), "utf8")));
  const numbers = await numbersOf(context, groups);
  const documents = groups.flatMap((group) => documentsOf(group, numbers)).sort((a, b) => a.at.getTime() - b.at.getTime());
  return transaction(context.storage.pool, (client) => saveFirst(client, documents));
}

interface Numbers {
  readonly accounts: ReadonlyMap<string, number>;
  readonly deals: ReadonlyMap<string, number>;
}

/** Numbers in this ledger of all that is named; of an account, the customer it is. */
async function numbersOf({ storage: { pool } }: Context, groups: readonly Group[]): Promise<Numbers> {
  const named = (of: "account" | "deal"): readonly string[] => [...new Set(groups.flatMap((group) => group[of] ?? []))];
  const found = async (kind: "account" | "opportunity", ids: readonly string[]): Promise<ReadonlyMap<string, number>> => {
    const pairs = await Promise.all(
      ids.map(async (id) => {
        const number = await subjectNumbered(pool, kind, SOURCE, id);
        const main = number === null || kind === "opportunity" ? null : ((await originOf(pool, number))?.account ?? null);
        return [id, main ?? number] as const;
      }),
    );
    return new Map(pairs.filter((pair): pair is readonly [string, number] => pair[1] !== null));
  };
  return { accounts: await found("account", named("account")), deals: await found("opportunity", named("deal")) };
}

function documentsOf({ account, deal, plan, documents }: Group, numbers: Numbers): readonly FirstVersion[] {
  const accountNumber = account === null ? null : (numbers.accounts.get(account) ?? null);
  const dealNumber = deal === null ? null : (numbers.deals.get(deal) ?? null);
  // A ledger without the company, or without the deal, has nothing they could be beside.
  if ((account !== null && accountNumber === null) || (deal !== null && dealNumber === null)) return [];
  const put = (text: string): string => text.replace("@account", String(accountNumber)).replace("@deal", String(dealNumber));
  return documents.map(({ kind, id, by, at, body }) => {
    const told = inLedger(body, put, body["package"]) as Readonly<Record<string, unknown>>;
    return {
      kind,
      id: put(id),
      about: { account: accountNumber, deal: dealNumber, plan },
      body: kind === "deal" ? { ...emptyNotes, ...told } : told,
      by,
      at: new Date(`${at}T11:00:00Z`),
    };
  });
}

/** A body as the team's rooms keep it: days as numbers, names in the place of what stands for them. */
function inLedger(value: unknown, put: (text: string) => string, ownPackage: unknown): unknown {
  if (typeof value === "string") return value === "@package" ? inLedger(ownPackage, put, null) : (parseDay(value) ?? put(value));
  if (Array.isArray(value)) return value.map((one: unknown) => inLedger(one, put, ownPackage));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, inLedger(one, put, ownPackage)]));
}
