import { levers, leverWords, plays } from "../../standard/index.ts";

export { parseChange } from "../../growth/index.ts";

const isKnown = (lever: string): lever is keyof typeof levers => lever in levers;

/** A lever's title in English, and what it is counted in. */
export const leverNamed = (lever: string): { readonly title: string; readonly unit: "ratio" | "months" | "money" | "count" } =>
  isKnown(lever) ? { title: leverWords[lever].title.en, unit: levers[lever].unit } : { title: lever, unit: "ratio" };

export const playTitle = (id: string): string => plays.find((play) => play.id === id)?.words.en.title ?? id;
