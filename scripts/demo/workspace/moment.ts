import type { Day } from "../../../src/domain/index.ts";
import { type MomentId, moments, type Role, type StaffRole } from "../../../src/standard/index.ts";
import { type About, type Book, text } from "./document.ts";

interface Took {
  readonly about: About;
  readonly moment: MomentId;
  readonly on: Day;
  readonly owner: string;
  /** The role it was done in. */
  readonly team: StaffRole;
  readonly people: readonly { readonly person: string; readonly role: Role }[];
  /** How many items of the checklist are met, the first ones. */
  readonly met: number;
  readonly coach?: string;
}

/** One of the seven moments as it took place. */
export function momentTook(book: Book, { about, moment, on, owner, team, people, met, coach }: Took): void {
  const standard = moments.find(({ id }) => id === moment);
  if (standard === undefined) throw new RangeError(`there is no moment ${moment}`);
  const id = `demo-${about.deal}-${moment}`;
  book.add("moment", id, about, owner, on, {
    id,
    moment,
    accountId: "@account",
    dealId: about.deal === null ? null : "@deal",
    on: text(on),
    ownerId: owner,
    team,
    participants: people,
    checklist: standard.checklist.slice(0, met).map((item) => ({ item: item.id, isMet: true, evidence: ["Notes of the meeting"] })),
    recorded: met >= standard.checklist.length ? standard.record.map((one) => one.id) : standard.record.slice(0, 1).map((one) => one.id),
    coachNote: coach ?? null,
  });
}
