/** A state of the Bowtie at which a loop leaves or comes back (standard 1.2). */
export type LoopState = "prospect" | "mql" | "sql" | "sal" | "commit" | "live" | "impact" | "renewed" | "expanded";

/** What happens outside the journey on the way round. */
export type LoopStep =
  | "lost"
  | "nurtured"
  | "churned"
  | "introduced"
  | "introduced_in_group"
  | "changed_employer"
  | "seen_by_outsiders"
  | "content_found"
  | "margin_spent";

export type LoopOutput =
  | "re_engaged_leads"
  | "retained_arr"
  | "expansion_arr"
  | "new_arr_same_parent"
  | "referred_leads"
  | "champion_leads"
  | "invited_sign_ups"
  | "content_leads"
  | "bought_leads"
  | "reactivated_arr";

export interface LoopDefinition {
  readonly id: LoopId;
  /** Once round, from where it begins to where it ends, in order. */
  readonly path: readonly (LoopState | LoopStep)[];
  /** What is counted of it. */
  readonly output: LoopOutput;
  /** States at which the next cycle begins; the first is the usual one. */
  readonly reentersAt: readonly LoopState[];
  /** `spend`: what comes back is bought with margin and ends with it. `loop`: customers, users or what they leave bring it. */
  readonly fedBy: "loop" | "spend";
  /** P: named by the owner of the standard. S: of the general catalogue, put together in standard 1.5. */
  readonly mark: "P" | "S";
  readonly source: string;
}

export const loopIds = [
  "nurture",
  "renewal",
  "upsell",
  "cross_sell",
  "re_sell",
  "referral",
  "champion_move",
  "collaboration",
  "content",
  "paid",
  "win_back",
] as const;
export type LoopId = (typeof loopIds)[number];

type Told = Omit<LoopDefinition, "id" | "fedBy" | "mark" | "source"> & Partial<Pick<LoopDefinition, "fedBy">>;

const named = { fedBy: "loop", mark: "P", source: "standard 1.5; Winning by Design, The Data Model (video)" } as const;
const general = { fedBy: "loop", mark: "S", source: "standard 1.5; general catalogue of growth loops" } as const;
const loop = (id: LoopId, mark: typeof named | typeof general, told: Told): LoopDefinition => ({ id, ...mark, ...told });

/**
 * Growth loops: closed paths round the Bowtie whose output is the next cycle's input, one row a loop.
 *
 * Awareness is entered at `prospect`, education at `mql`, selection at `sql`. Source: standard 1.5.
 */
export const loopCatalogue: readonly LoopDefinition[] = [
  loop("nurture", named, { path: ["lost", "nurtured", "mql"], output: "re_engaged_leads", reentersAt: ["mql"] }),
  loop("renewal", named, { path: ["impact", "renewed", "impact"], output: "retained_arr", reentersAt: ["impact"] }),
  loop("upsell", named, { path: ["impact", "expanded"], output: "expansion_arr", reentersAt: ["expanded"] }),
  loop("cross_sell", general, { path: ["impact", "mql", "commit"], output: "expansion_arr", reentersAt: ["mql", "sql"] }),
  loop("re_sell", general, {
    path: ["impact", "introduced_in_group", "prospect", "commit"],
    output: "new_arr_same_parent",
    reentersAt: ["prospect"],
  }),
  loop("referral", general, { path: ["impact", "introduced", "prospect"], output: "referred_leads", reentersAt: ["prospect", "mql"] }),
  loop("champion_move", general, { path: ["live", "changed_employer", "mql"], output: "champion_leads", reentersAt: ["mql"] }),
  loop("collaboration", general, { path: ["live", "seen_by_outsiders", "prospect"], output: "invited_sign_ups", reentersAt: ["prospect"] }),
  loop("content", general, { path: ["live", "content_found", "prospect"], output: "content_leads", reentersAt: ["prospect"] }),
  loop("paid", general, { path: ["commit", "margin_spent", "prospect"], output: "bought_leads", reentersAt: ["prospect"], fedBy: "spend" }),
  loop("win_back", general, { path: ["churned", "sql"], output: "reactivated_arr", reentersAt: ["sql"] }),
];
