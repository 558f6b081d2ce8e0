/** Somebody who can be mentioned. */
interface Named {
  readonly id: string;
  readonly name: string;
}

export interface Piece<P> {
  readonly text: string;
  /** Who is mentioned by it; `null` for all other words. */
  readonly person: P | null;
}

const same = (a: string, b: string): boolean => a.localeCompare(b, undefined, { sensitivity: "accent" }) === 0;

/** A text in pieces, mentions by themselves: after an @ the longest name that somebody has. */
export function piecesOf<P extends Named>(text: string, people: readonly P[]): readonly Piece<P>[] {
  const longest = people.toSorted((a, b) => b.name.length - a.name.length);
  const pieces: Piece<P>[] = [];
  let from = 0;
  for (let at = text.indexOf("@"); at >= 0; at = text.indexOf("@", at + 1)) {
    const person = longest.find(({ name }) => same(text.slice(at + 1, at + 1 + name.length), name));
    if (person === undefined) continue;
    if (at > from) pieces.push({ text: text.slice(from, at), person: null });
    from = at + 1 + person.name.length;
    pieces.push({ text: text.slice(at, from), person });
  }
  if (from < text.length) pieces.push({ text: text.slice(from), person: null });
  return pieces;
}

/** Ids of everybody a text mentions, each once. */
export const mentionsIn = (text: string, people: readonly Named[]): readonly string[] => [
  ...new Set(piecesOf(text, people).flatMap(({ person }) => (person === null ? [] : [person.id]))),
];

/** What is typed after an @ just before the caret: the beginning of a name; `null` where none is begun. */
export function begunAt(text: string, caret: number): { readonly at: number; readonly typed: string } | null {
  const found = /(?:^|[\s(])@([^\s@]*(?: [^\s@]*)?)$/.exec(text.slice(0, caret));
  const typed = found?.[1];
  return typed === undefined ? null : { at: caret - typed.length - 1, typed };
}

const MOST = 6;

/** People whose name, or a word of it, begins as it was typed. */
export const calledLike = <P extends Named>(people: readonly P[], typed: string): readonly P[] =>
  people
    .filter(({ name }) => [name, ...name.split(/\s+/)].some((word) => word.toLowerCase().startsWith(typed.toLowerCase())))
    .slice(0, MOST);
