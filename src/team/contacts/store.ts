import { conflict, type Day } from "../../domain/index.ts";
import type { BuyingRole, Stance } from "../../standard/index.ts";
import { drawer } from "../documents/index.ts";
import { keyOfPerson } from "./people.ts";

/** What the team says of somebody at a customer. */
export interface PersonStance {
  readonly person: string;
  readonly email: string | null;
  readonly role: BuyingRole | null;
  readonly stance: Stance;
  /** 1 little, 3 much; `null` while nobody has said. */
  readonly influence: 1 | 2 | 3 | null;
  /** Name of another person of the same customer. */
  readonly reportsTo: string | null;
  readonly note: string | null;
  /** The day they left the customer; `null` while they are there. */
  readonly leftOn: Day | null;
}

/** One a person of an account, under {@link stanceId}. */
export const stances = drawer<PersonStance>("stance");

export const stanceId = (account: number, person: string): string => `${account}/${keyOfPerson(person)}`;

/** Refuses a line of reports that comes back to where it began. */
export function checkReportsTo(person: string, to: string | null, all: readonly Pick<PersonStance, "person" | "reportsTo">[]): void {
  const own = keyOfPerson(person);
  const above = new Map(all.map((one) => [keyOfPerson(one.person), one.reportsTo === null ? null : keyOfPerson(one.reportsTo)]));
  const seen = new Set<string>();
  for (let next = to === null ? null : keyOfPerson(to); next !== null && !seen.has(next); next = above.get(next) ?? null) {
    if (next === own) throw conflict("reports_in_circle", `${person} would report to themselves, by way of ${to}. Choose somebody else.`);
    seen.add(next);
  }
}
