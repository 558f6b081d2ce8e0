import { type Day, day, remembering } from "../../domain/index.ts";
import { isCustomer, threadsOn } from "../../team/base/index.ts";
import { type Fact, factsOf } from "../../team/diagnosis/index.ts";
import type { Kept } from "../../team/documents/index.ts";
import { type MomentRecord, momentRecords } from "../../team/moments/index.ts";
import { reviews } from "../../team/plans/index.ts";
import type { Context } from "../context.ts";
import { type Looked, listed } from "./looked.ts";
import type { WholeBase } from "./read.ts";

interface Met {
  readonly account: number | null;
  readonly person: string;
  readonly on: Day;
}

const WINDOW = 90;

const metAtMoments = remembering((records: readonly Kept<MomentRecord>[]): readonly Met[] =>
  records.flatMap(({ account, body: { participants, on } }) =>
    participants.flatMap(({ person, role }) => (role === "buyer" ? [{ account, person, on }] : [])),
  ),
);

const saidByThem = remembering((facts: ReadonlyMap<number, readonly Kept<Fact>[]>): readonly Met[] =>
  [...facts.values()].flatMap((own) =>
    own.flatMap(({ account, body }) =>
      body.kind === "evidence" && body.evidence.speaker === "customer" && body.evidence.person !== null
        ? [{ account, person: body.evidence.person, on: body.on }]
        : [],
    ),
  ),
);

/** Whom of each customer we met, as moments, reviews and evidence tell; customers of whom that is one person, or none any more. */
export async function threadsOf(
  context: Context,
  { written, on, question: { limit } }: Looked,
  { ownerOf, accountOf }: Pick<WholeBase, "ownerOf" | "accountOf">,
) {
  const { pool } = context.storage;
  const met = new Map<number, Met[]>();
  const add = (one: Met): void => {
    const owner = ownerOf(one.account);
    if (owner === null || one.on > on) return;
    const known = met.get(owner);
    if (known === undefined) met.set(owner, [one]);
    else known.push(one);
  };
  for (const one of metAtMoments(await momentRecords.list(pool))) add(one);
  for (const one of saidByThem(await factsOf(pool, null))) add(one);
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
      if (theirs.get(ownerOf(account) ?? -1)?.has(person) === true) add({ account, person, on: body.on });
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
