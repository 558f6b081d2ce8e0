import { drawnBy } from "../../page.ts";

/** What a buyer sees by a link, and our own look at it. Both stand outside the frame. */
export const sharedWays = [
  { path: "/shared/$secret", Page: drawnBy(async () => (await import("./Host.tsx")).SharedHost) },
  { path: "/preview/$plan", Page: drawnBy(async () => (await import("./Host.tsx")).PreviewHost) },
] as const;

export const isShared = (path: string): boolean => /^\/(shared|preview)\/[^/]+$/.test(path);
