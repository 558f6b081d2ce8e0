import type { Json } from "../reading/index.ts";

/** An object of Stripe's API, of which nothing is certain. */
export type Thing = { readonly [key: string]: Json };

export const isThing = (json: Json | undefined): json is Thing => json !== null && typeof json === "object" && !Array.isArray(json);

export const thing = (json: Json | undefined): Thing => (isThing(json) ? json : {});

/** A text or number as text; empty when there is none. */
export const text = (json: Json | undefined): string => (typeof json === "string" ? json : typeof json === "number" ? String(json) : "");

/** The id of another object, which may stand there whole. */
export const idOf = (json: Json | undefined): string => (isThing(json) ? text(json["id"]) : text(json));

/** Things in a list, or in Stripe's own kind of list. */
export function listOf(json: Json | undefined): readonly Thing[] {
  const list = Array.isArray(json) ? json : isThing(json) ? json["data"] : undefined;
  return Array.isArray(list) ? list.filter(isThing) : [];
}

export const flag = (json: Json | undefined): boolean => json === true;

/** Unix seconds, as a number to compare with; `null` when there are none. */
export const instant = (json: Json | undefined): number | null => (typeof json === "number" && Number.isFinite(json) ? json : null);
