// What people ask of the program: each page as the web page asks it, and what they change.
import type { StaffRole } from "../src/standard/index.ts";

export type Ask = (path: string, init?: { readonly method: string; readonly body: unknown }) => Promise<unknown>;

/** Things there are, to choose from. */
export interface Known {
  readonly accounts: number;
  /** Open deals for new customers. */
  readonly deals: readonly number[];
  /** Of deals with a diagnosis and a plan. */
  readonly diagnosed: readonly number[];
  /** Of deals with a hand-off. */
  readonly handed: readonly number[];
  readonly plans: readonly string[];
  readonly people: readonly string[];
}

export interface Deed {
  readonly name: string;
  /** Who does it; absent, everybody. */
  readonly roles?: readonly StaffRole[];
  readonly work: () => Promise<unknown>;
}

export const INTO_THE_LEDGER = "change: stage, into the ledger";

const DAY = 86_400_000;

const monthsAgo = (months: number): string => {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months, 1)).toISOString().slice(0, 7);
};

const LAST_YEAR = `from=${monthsAgo(12)}&to=${monthsAgo(1)}`;
const MANAGERS: readonly StaffRole[] = ["executive", "revops", "admin"];

export function pages(ask: Ask, any: (limit: number) => number, known: Known): readonly Deed[] {
  const of = <T>(list: readonly T[]): T | undefined => list[any(list.length)];
  const account = (): number => 1 + any(known.accounts);
  const metric = (id: string): Promise<unknown> => ask(`/api/metrics/${id}?${LAST_YEAR}`);
  const together = (...paths: readonly string[]): Promise<unknown> => Promise.all(paths.map((path) => ask(path)));
  return [
    { name: "bowtie", work: () => ask(`/api/bowtie?${LAST_YEAR}`) },
    {
      name: "revenue",
      work: () => Promise.all(["mrr_movements", "arr", "net_revenue_retention", "gross_revenue_retention", "net_expansion"].map(metric)),
    },
    { name: "accounts", work: () => ask("/api/accounts?limit=200") },
    { name: "accounts, searched", work: () => ask(`/api/accounts?limit=200&search=${any(1000)}`) },
    {
      name: "account",
      work: () => {
        const id = account();
        return together(`/api/accounts/${id}`, `/api/accounts/${id}/timeline`);
      },
    },
    {
      name: "account: people, plans, moments, talk",
      work: () => {
        const id = account();
        return together(
          `/api/accounts/${id}/people`,
          `/api/plans?account=${id}`,
          `/api/moments?account=${id}`,
          `/api/comments?account=${id}`,
        );
      },
    },
    { name: "leads", work: () => ask("/api/leads?limit=100&offset=0&show=open") },
    { name: "deals", work: () => together("/api/deals?outcome=any&limit=1", "/api/deals?limit=100") },
    { name: "deals without a next step", work: () => ask("/api/deals?limit=100&flag=no_next_step") },
    { name: "deals by priority", work: () => ask("/api/deals?limit=100&sort=priority") },
    { name: "board", work: () => together("/api/deals?outcome=any&limit=1", "/api/deals/board") },
    { name: "deal", work: () => together(`/api/deals/${of(known.diagnosed)}`, "/api/pipelines") },
    {
      name: "deal: diagnosis",
      work: () => {
        const id = of(known.diagnosed);
        return together(`/api/deals/${id}`, `/api/deals/${id}/diagnosis?language=en`);
      },
    },
    { name: "deal: moments", work: () => ask(`/api/moments?deal=${of(known.diagnosed)}`) },
    { name: "deal: hand-off", work: () => ask(`/api/deals/${of(known.handed)}/handoff`) },
    { name: "deal: history", work: () => ask(`/api/deals/${of(known.diagnosed)}/history`) },
    { name: "deal: talk", work: () => together(`/api/comments?deal=${of(known.diagnosed)}`, "/api/team") },
    { name: "plans", work: () => ask("/api/plans") },
    { name: "plan", work: () => ask(`/api/plans/${of(known.plans)}`) },
    { name: "hand-offs", work: () => together("/api/handoffs", "/api/handoffs/report") },
    { name: "base", work: () => ask("/api/base?limit=200") },
    { name: "moments, by team", work: () => ask("/api/moments/report") },
    { name: "my work", work: () => ask("/api/work") },
    { name: "work of the team", roles: MANAGERS, work: () => ask("/api/work/team") },
    { name: "rhythm", work: () => ask("/api/meetings") },
    // Notices are asked for every minute too, but only of who has signed in as a person: tokens may not.
    { name: "every minute: freshness", work: () => ask("/api/health") },
  ];
}

const SELL: readonly StaffRole[] = ["marketing", "sdr", "ae", "csm", "am", "revops", "admin"];
const DELIVER: readonly StaffRole[] = ["sdr", "ae", "csm", "am", "revops", "admin"];

/** Who may agree on an impact with the buyer. */
const AGREE: readonly StaffRole[] = ["ae", "csm", "am"];

interface Impacts {
  readonly outcomes: readonly { readonly id: string; readonly state: string }[];
}

export function changes(ask: Ask, any: (limit: number) => number, known: Known): readonly Deed[] {
  const of = <T>(list: readonly T[]): T | undefined => list[any(list.length)];
  const today = (): string => new Date().toISOString().slice(0, 10);
  const nextStep = () => ({ what: "Call again", on: new Date(Date.now() + 7 * DAY).toISOString().slice(0, 10), owner: "Ann" });
  const post = (path: string, body: unknown): Promise<unknown> => ask(path, { method: "POST", body });
  const move = async (): Promise<{ readonly position: number }> => {
    const id = of(known.deals);
    const { stage } = (await ask(`/api/deals/${id}`)) as { stage: string };
    const to = stage === "discovery" ? "conversation" : "discovery";
    return (await post(`/api/deals/${id}/move`, { stage: to, despite: "bench", evidence: "bench", nextStep: nextStep() })) as {
      position: number;
    };
  };
  return [
    {
      name: "change: next step",
      roles: SELL,
      work: async () => {
        const id = of(known.deals);
        const { version } = (await ask(`/api/deals/${id}`)) as { version: number };
        return ask(`/api/deals/${id}`, { method: "PUT", body: { base: version, notes: { nextStep: nextStep() } } });
      },
    },
    {
      name: "change: a fact",
      roles: SELL,
      work: () => post(`/api/deals/${of(known.diagnosed)}/facts`, { fact: { kind: "noted", fact: "buyer_met", holds: true } }),
    },
    {
      name: "change: a measurement",
      roles: DELIVER,
      work: () => post(`/api/plans/${of(known.plans)}/measurements`, { outcome: `outcome-${1 + any(3)}`, on: today(), value: any(24) }),
    },
    {
      name: "change: an impact",
      roles: AGREE,
      work: async () => {
        const plan = of(known.plans);
        const { outcomes } = (await ask(`/api/plans/${plan}`)) as Impacts;
        const discovered = outcomes.find(({ state }) => state === "discovered");
        if (discovered !== undefined) await post(`/api/plans/${plan}/outcomes/${discovered.id}/move`, { to: "agreed", buyer: "Maja Lind" });
      },
    },
    {
      name: "change: a task",
      work: () =>
        ask(`/api/tasks/bench-${Date.now()}-${any(1_000_000)}`, {
          method: "PUT",
          body: { base: 0, what: "Send the figures", on: today(), owner: of(known.people), deal: String(of(known.diagnosed)) },
        }),
    },
    {
      name: "change: a comment",
      work: () => post("/api/comments", { text: "Have a look, please", mentions: [of(known.people)], deal: String(of(known.diagnosed)) }),
    },
    { name: INTO_THE_LEDGER, roles: SELL, work: move },
    {
      name: "from the click until the metric has it",
      roles: SELL,
      work: async () => {
        const { position } = await move();
        for (;;) {
          const answer = (await ask(`/api/metrics/bowtie_volume?${LAST_YEAR}`)) as { position: number };
          if (answer.position >= position) return;
        }
      },
    },
  ];
}
