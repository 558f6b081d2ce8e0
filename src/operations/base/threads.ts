import { type Day, day } from "../../domain/index.ts";
import { isCustomer, threadsOn } from "../../team/base/index.ts";
import { factsOf } from "../../team/diagnosis/index.ts";
import { momentRecords } from "../../team/moments/index.ts";
import { reviews } from "../../team/plans/index.ts";
import type { Context } from "../context.ts";
import { type Looked, listed } from "./looked.ts";
import type { WholeBase } from "./read.ts";

interface Met {
  readonly person: string;
  readonly on: Day;
}

const WINDOW = 90;

/** Whom of each customer we met, as moments, reviews and evidence tell; customers of whom that is one person, or none any more. */
export async function threadsOf(
  context: Context,
  { written, on, question: { limit } }: Looked,
  { ownerOf, accountOf }: Pick<WholeBase, "ownerOf" | "accountOf">,
) {
  const { pool } = context.storage;
  const met = new Map<number, Met[]>();
  const add = (account: number | null, one: Met): void => {
    const owner = ownerOf(account);
    if (owner === null || one.on > on) return;
    const known = met.get(owner);
    if (known === undefined) met.set(owner, [one]);
    else known.push(one);
  };
  for (const { account, body } of await momentRecords.list(pool))
    for (const { person, role } of body.participants) if (role === "buyer") add(account, { person, on: body.on });
  for (const facts of (await factsOf(pool, null)).values())
    for (const { account, body } of facts)
      if (body.kind === "evidence" && body.evidence.speaker === "customer" && body.evidence.person !== null)
        add(account, { person: body.evidence.person, on: body.on });
  const theirs = new Map(
    written
      .filter(({ plans }) => plans.length > 0)
      .map(({ id, plans }) => [
        Number(id),
        new Set(plans.flatMap(({ people }) => people.filter(({ side }) => side === "buyer")).map(({ person }) => person)),
      ]),
  );
  for (const { account, body } of await reviews.list(pool))
    for (const person of body.attendees)
      if (theirs.get(ownerOf(account) ?? -1)?.has(person) === true) add(account, { person, on: body.on });
  const known = [...met.keys()]
    .sort((a, b) => a - b)
    .flatMap((account) => accountOf(account) ?? [])
    .filter((account) => isCustomer(account, on));
  const single = known.flatMap((account) => {
    const own = met.get(Number(account.id)) ?? [];
    const now = threadsOn(own, on, WINDOW);
    return now.isSingle ? [{ account, people: [...now.people], before: threadsOn(own, day(on - WINDOW), WINDOW).people.length }] : [];
  });
  return {
    n: known.length,
    single: listed(
      single,
      limit,
      ({ account }) => account,
      ({ people, before }) => ({ people, before }),
    ),
  };
}
