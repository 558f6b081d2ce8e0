import { useSyncExternalStore } from "react";

/** Colours are named after the variables of styles.css, so that a drawing follows light and dark like everything else. */
export const colourNames = [
  "paper",
  "surface",
  "line",
  "line-strong",
  "ink",
  "ink-2",
  "accent",
  "accent-line",
  "wing",
  "move-new",
  "move-expansion",
  "move-reactivation",
  "move-contraction",
  "move-churn",
  "move-fx",
  "move-correction",
  "move-segment",
  "move-other",
  "move-total",
] as const;
export type Colour = (typeof colourNames)[number];
export type Colours = Readonly<Record<Colour, string>>;

const SCHEME = "data-mantine-color-scheme";

function read(): Colours {
  const style = getComputedStyle(document.documentElement);
  return Object.fromEntries(colourNames.map((name) => [name, style.getPropertyValue(`--${name}`).trim()])) as Colours;
}

let scheme: string | null = null;
let known: Colours | null = null;

function current(): Colours {
  const now = document.documentElement.getAttribute(SCHEME);
  if (known === null || now !== scheme) {
    scheme = now;
    known = read();
  }
  return known;
}

function subscribe(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: [SCHEME] });
  return () => observer.disconnect();
}

export const useColours = (): Colours => useSyncExternalStore(subscribe, current);
