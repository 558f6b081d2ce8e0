/** Things with the same key together; keys by name. */
export function grouped<T>(things: readonly T[], keyOf: (thing: T) => string): readonly (readonly [string, readonly T[]])[] {
  const groups = new Map<string, T[]>();
  for (const thing of things) {
    const key = keyOf(thing);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [thing]);
    else group.push(thing);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
}
