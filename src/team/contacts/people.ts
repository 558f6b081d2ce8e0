import type { Day } from "../../domain/index.ts";
import type { Role } from "../../standard/index.ts";

/** A day on which somebody at the customer was met, by whom of us, and where that is known from. */
export interface MetDay {
  readonly on: Day;
  /** Name of our person, and their role with us; either `null` where nobody noted it. */
  readonly by: string | null;
  readonly as: Role | null;
}

/** Somebody as one record names them. */
export interface Mention {
  readonly from: "contact" | "stance" | "plan" | "diagnosis" | "moment";
  readonly name: string | null;
  readonly email: string | null;
  readonly met: readonly MetDay[];
}

export interface Person<M extends Mention = Mention> {
  readonly key: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly mentions: readonly M[];
  /** Newest first. */
  readonly met: readonly MetDay[];
}

/** What a name or an address is compared by: without case, accents and doubled spaces. */
export const keyOfPerson = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[/\s]+/gu, " ")
    .trim()
    .toLowerCase();

/** One person of all that are called the same, or have the same address; in the order they were first mentioned. */
export function joinPeople<M extends Mention>(mentions: readonly M[]): readonly Person<M>[] {
  const groups = new Set<M[]>();
  const known = new Map<string, M[]>();
  for (const mention of mentions) {
    const keys = [mention.name === null ? "" : keyOfPerson(mention.name), mention.email === null ? "" : keyOfPerson(mention.email)].filter(
      Boolean,
    );
    if (keys.length === 0) continue;
    const found = [...new Set(keys.flatMap((key) => (known.has(key) ? [known.get(key) ?? []] : [])))];
    const [first = []] = found;
    // Somebody known by the name and somebody known by the address turn out to be one.
    for (const other of found.slice(1)) {
      first.push(...other);
      groups.delete(other);
      for (const [key, group] of known) if (group === other) known.set(key, first);
    }
    first.push(mention);
    groups.add(first);
    for (const key of keys) known.set(key, first);
  }
  return [...groups].map(personOf);
}

function personOf<M extends Mention>(mentions: readonly M[]): Person<M> {
  const first = (field: "name" | "email"): string | null => mentions.find((one) => one[field] !== null)?.[field] ?? null;
  const name = first("name");
  const email = first("email");
  return {
    key: keyOfPerson(name ?? email ?? ""),
    name,
    email,
    mentions,
    met: mentions.flatMap(({ met }) => met).sort((a, b) => b.on - a.on),
  };
}
