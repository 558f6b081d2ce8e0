import { parseDay } from "../../src/domain/index.ts";
import type { Context } from "../../src/operations/index.ts";
import { facts } from "../../src/team/diagnosis/index.ts";

/** Enough is known of a deal for every gate. */
export async function diagnosed(context: Context, deal: number, at: Date): Promise<void> {
  const on = parseDay("2026-03-09") as never;
  const client = await context.storage.pool.connect();
  let count = 0;
  const add = (body: object): Promise<unknown> =>
    facts.save(client, {
      id: `${deal}-${count++}`,
      about: { account: null, deal, plan: null },
      body: { on, ...body } as never,
      base: 0,
      by: { id: null, name: "anna" },
      at,
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
