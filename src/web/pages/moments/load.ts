import { ask } from "../../ask.ts";
import type { Search } from "../../search.ts";
import type { View } from "../../view.ts";

/** A day as the field of a browser gives it; anything else in an address is left out. */
const dayIn = (text: string | undefined): string | undefined => (/^\d{4}-\d{2}-\d{2}$/.test(text ?? "") ? text : undefined);

export const rangeOf = ({ since, until }: Search): { readonly from?: string; readonly to?: string } => {
  const [from, to] = [dayIn(since), dayIn(until)];
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
};

export const load = ({ search }: View) => ({ report: ask("momentReport", rangeOf(search)) });
