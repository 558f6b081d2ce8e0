import "./start.ts";
import { z } from "zod";
import { dealFlags, dealOutcomes, dealTypeNames, filterSchema, fromQuery, levelSchema, toQuery } from "../contract/index.ts";

const text = z.string().min(1).optional().catch(undefined);
const number = z.number().int().nonnegative().optional().catch(undefined);

/**
 * Everything an address can say. The first group is the filters, which every page keeps; the rest belongs to single
 * pages. What cannot be understood is left out, so that an old or mistyped link still opens.
 */
export const searchSchema = z.object({
  from: text,
  to: text,
  compare: z.enum(["year", "none"]).optional().catch(undefined),
  where: z.array(filterSchema).optional().catch(undefined),
  level: levelSchema.optional().catch(undefined),
  currency: z.string().length(3).optional().catch(undefined),
  asOf: text,
  profile: text,
  view: z.enum(["native", "constant", "reported"]).optional().catch(undefined),
  set: text,

  by: z.enum(["month", "quarter", "year"]).optional().catch(undefined),
  show: text,
  open: text,

  metric: text,
  period: text,
  part: text,
  method: text,
  segment: text,
  segmentValue: text,
  term: text,
  // An entry of the company itself is below zero.
  entity: z.number().int().optional().catch(undefined),
  offset: number,

  acv: number,
  arr: number,
  sideA: text,
  sideB: text,
  like: text,

  // A scenario of growth, written by its page; `beside` are others it is compared with.
  name: text,
  note: text,
  months: z.coerce.number().int().min(1).optional().catch(undefined),
  changes: text,
  target: text,
  costs: text,
  limits: text,
  beside: text,

  // A list: what is looked for in it, and what orders it.
  find: text,
  sort: text,
  order: z.enum(["asc", "desc"]).optional().catch(undefined),

  // Deals: which of them.
  pipeline: text,
  stage: text,
  owner: text,
  type: z.enum(dealTypeNames).optional().catch(undefined),
  outcome: z
    .enum([...dealOutcomes, "any"])
    .optional()
    .catch(undefined),
  flag: z.enum(dealFlags).optional().catch(undefined),

  // Where to go once one is signed in, what a one-time link holds, and why single sign-on let nobody in.
  back: text,
  token: text,
  error: text,

  person: text,
  // Days of a report that has its own.
  since: text,
  until: text,
  operation: text,

  tab: text,
  batch: number,
  file: number,
  code: text,
  severity: z.enum(["error", "warning"]).optional().catch(undefined),
});
export type Search = z.infer<typeof searchSchema>;

const FILTERS = ["from", "to", "compare", "where", "level", "currency", "asOf", "profile", "view", "set"] as const;

/** The part of an address that goes along to every page. */
export const filtersOf = (search: Search): Search =>
  Object.fromEntries(FILTERS.flatMap((name) => (search[name] === undefined ? [] : [[name, search[name]]]))) as Search;

export const readSearch = (query: string): Record<string, unknown> => fromQuery(new URLSearchParams(query));

export function writeSearch(search: Record<string, unknown>): string {
  const said = Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined));
  const query = toQuery(said).toString().replaceAll("%3A", ":").replaceAll("%2C", ",");
  return query === "" ? "" : `?${query}`;
}
