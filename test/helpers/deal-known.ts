import { parseDay } from "../../src/domain/index.ts";
import type { Context } from "../../src/operations/index.ts";
import { facts } from "../../src/team/diagnosis/index.ts";
import type { Author } from "../../src/team/documents/index.ts";
import { outcomes, plans, promises } from "../../src/team/plans/index.ts";

const AT = new Date("2026-03-10T09:00:00Z");
const BY: Author = { id: null, name: "anna" };

/** Enough is known for every gate. */
export async function diagnosed(context: Context, deal: number, savedAt: Date = AT): Promise<void> {
  const on = parseDay("2026-03-09") as never;
  const client = await context.storage.pool.connect();
  let at = 0;
  const add = (body: object): Promise<unknown> =>
    facts.save(client, {
      id: `${deal}-${at++}`,
      about: { account: null, deal, plan: null },
      body: { on, ...body } as never,
      base: 0,
      by: BY,
      at: savedAt,
    });
  const letters = ["situation", "pain", "impact", "critical_event", "decision"] as const;
  for (const letter of letters)
    for (const person of ["Maja", "Ole"])
      await add({
        kind: "evidence",
        evidence: {
          id: `${letter}-${person}`,
          letter,
          claim: "said so",
          kind: "verbatim",
          speaker: "customer",
          person,
          ref: null,
          depth: 3,
          isConfirmed: true,
          contradicts: [],
        },
      });
  await add({
    kind: "pain",
    pain: { id: "p", statement: "late", affects: null, rank: 1, annualCost: { minor: 100, currency: "EUR" }, evidence: ["pain-Maja"] },
  });
  await add({
    kind: "impact",
    impact: {
      id: "i",
      statement: "in time",
      bucket: "cost",
      how: "plan",
      by: on,
      value: { minor: 500_000, currency: "EUR" },
      confirmedBy: "Maja",
      stake: null,
      state: "agreed",
      evidence: [],
    },
  });
  await add({ kind: "event", event: { description: "audit", on, consequence: "fine", isTheirs: true, isTested: true } });
  await add({
    kind: "decision",
    decision: {
      criteria: ["price"],
      steps: [{ name: "board", owner: "Maja", due: null }],
      committee: [],
      economicBuyer: "Ole",
      decidesAlone: false,
    },
  });
  for (const fact of [
    "buyer_met",
    "champion_met_twice",
    "criteria_confirmed",
    "steps_complete",
    "buyer_said_yes",
    "champion_said_yes",
    "legal_dated",
    "no_open_objection",
  ])
    await add({ kind: "noted", fact, holds: true });
  client.release();
}

/** A close plan with a measured outcome and a champion, so that the hand-off of the deal is complete; and a promise that its outcome keeps, or that nothing keeps. */
export async function planned(
  context: Context,
  deal: number,
  account: number | null,
  { isKept }: { readonly isKept: boolean },
): Promise<string> {
  const id = `plan-${deal}`;
  const on = parseDay("2026-03-09") as never;
  const about = { account, deal, plan: id };
  const saving = <T>(name: string, body: T) => ({ id: name, about, body, base: 0, by: BY, at: AT });
  const client = await context.storage.pool.connect();
  await plans.save(
    client,
    saving(id, {
      phase: "close" as const,
      valueOn: on,
      people: [{ person: "Maja", side: "buyer" as const, role: "champion" }],
      nextReviewOn: null,
      committedOn: null,
      objective: "in time",
    }),
  );
  await promises.save(client, saving(`${id}/p`, { id: `${id}/p`, text: "Single sign-on", by: "Anna", on, quote: null, ref: null }));
  await outcomes.save(
    client,
    saving(`${id}/o`, {
      id: `${id}/o`,
      statement: "Invoices leave in a day",
      bucket: "cost",
      stake: null,
      metric: { name: "days", unit: "days", direction: "down", meter: null },
      baseline: { value: 9, on, evidence: null },
      target: { value: 1, upTo: null, dueOn: parseDay("2026-09-01") as never },
      buyerOwner: "Maja",
      ourOwner: null,
      promiseId: isKept ? `${id}/p` : null,
      worth: null,
      state: "agreed",
      changes: [],
      closed: null,
    } as never),
  );
  client.release();
  return id;
}
