/**
 * Remembers what follows from a thing under some circumstances, for as long as the thing is there: made once, and again when one of the
 * circumstances is another. Things and circumstances are compared as they are, not by what they hold, so neither may be changed afterwards.
 *
 * @param make a pure function
 */
export function remembering<K extends object, C extends readonly unknown[], V>(
  make: (thing: K, ...circumstances: C) => V,
): (thing: K, ...circumstances: C) => V {
  const known = new WeakMap<K, { readonly circumstances: C; readonly value: V }>();
  return (thing, ...circumstances) => {
    const last = known.get(thing);
    if (last?.circumstances.every((one, i) => one === circumstances[i])) return last.value;
    const value = make(thing, ...circumstances);
    known.set(thing, { circumstances, value });
    return value;
  };
}
