const plain = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase();

/** What contains every word one types, those that begin with it first; all of it while nothing is typed. */
export function bestFirst<T>(items: readonly T[], typed: string, textOf: (item: T) => string): readonly T[] {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  if (words.length === 0) return items;
  const scored = items.flatMap((item) => {
    const text = plain(textOf(item));
    if (!words.every((word) => text.includes(word))) return [];
    const first = words[0] ?? "";
    return [{ item, score: text.startsWith(first) ? 0 : text.includes(` ${first}`) ? 1 : 2 }];
  });
  return scored.sort((a, b) => a.score - b.score).map(({ item }) => item);
}
