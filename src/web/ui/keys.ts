import { useRef } from "react";

/** Things of a list that is only read, each with a name of its own: what says the same twice is told apart by its turn. */
export function keyed<T>(list: readonly T[], textOf: (one: T) => string): readonly { readonly key: string; readonly one: T }[] {
  const turns = new Map<string, number>();
  return list.map((one) => {
    const text = textOf(one);
    const turn = (turns.get(text) ?? 0) + 1;
    turns.set(text, turn);
    return { key: `${text}/${turn}`, one };
  });
}

/** Names for the lines of a form, which have none: a line keeps its own, and what was typed in it, when one above it is removed. */
export function useLineKeys(count: number): { readonly keyOf: (at: number) => number; readonly forget: (at: number) => void } {
  const keys = useRef<number[]>([]);
  const next = useRef(0);
  while (keys.current.length < count) {
    keys.current.push(next.current);
    next.current += 1;
  }
  keys.current.length = count;
  return { keyOf: (at) => keys.current[at] ?? at, forget: (at) => keys.current.splice(at, 1) };
}
