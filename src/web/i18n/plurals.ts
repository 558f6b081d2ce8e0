interface Words {
  readonly [key: string]: string | Words;
}

/** French has a plural of its own from a million on; our words are the same as for other plurals. */
export function withMillions(words: Words): Words {
  const more = Object.entries(words).flatMap(([key, value]): [string, string | Words][] =>
    typeof value === "string"
      ? key.endsWith("_other")
        ? [
            [key, value],
            [key.replace(/_other$/, "_many"), value],
          ]
        : [[key, value]]
      : [[key, withMillions(value)]],
  );
  return Object.fromEntries(more);
}
