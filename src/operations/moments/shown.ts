import type { z } from "zod";
import type { momentRecordSchema, proposalSchema, tradeSchema } from "../../contract/index.ts";
import type { Day } from "../../domain/index.ts";
import type { Fact } from "../../team/diagnosis/index.ts";
import type { Kept } from "../../team/documents/index.ts";
import {
  type Confirmation,
  type KeptTrade,
  type MomentRecord,
  momentQuality,
  orderOf,
  type Proposal,
  tradeBalance,
  tradeFlags,
  tradeOf,
} from "../../team/moments/index.ts";

export function momentShown({ id, version, account, deal, body, by, at }: Kept<MomentRecord>): z.output<typeof momentRecordSchema> {
  const { quality, missing, unproven, notRecorded } = momentQuality(body);
  return {
    id,
    version,
    moment: body.moment,
    account,
    deal,
    on: body.on,
    owner: body.ownerId,
    team: body.team,
    participants: body.participants.map((one) => ({ ...one })),
    checklist: body.checklist.map(({ item, isMet, evidence }) => ({ item, isMet, evidence: [...evidence] })),
    recorded: [...body.recorded],
    coachNote: body.coachNote,
    quality,
    missing: [...missing],
    unproven: [...unproven],
    notRecorded: [...notRecorded],
    by: by.name,
    at: at.toISOString(),
  };
}

/** When a deal's diagnosis was confirmed, and taken back, by its facts. */
export function confirmationsOf(dealId: string, facts: readonly Fact[]): readonly Confirmation[] {
  const said = facts.filter((fact) => fact.kind === "confirmed").sort((a, b) => a.on - b.on);
  return said.flatMap((fact, at): readonly Confirmation[] => {
    if (!fact.isConfirmed) return [];
    const until: Day | undefined = said.slice(at + 1).find(({ isConfirmed }) => !isConfirmed)?.on;
    return [{ dealId, on: fact.on, ...(until === undefined ? {} : { until }) }];
  });
}

/** Proposals, each with what is wrong with its time. */
export function proposalsShown(
  proposals: readonly Proposal[],
  confirmations: readonly Confirmation[],
): readonly z.output<typeof proposalSchema>[] {
  const { warnings } = orderOf(proposals, confirmations);
  return proposals.map(({ id, on, by, team }) => {
    const warning = warnings.find(({ proposal }) => proposal.id === id);
    return { id, on, by, team, warning: warning?.kind ?? null, confirmedOn: warning?.confirmedOn ?? null };
  });
}

type Balance = ReturnType<typeof tradeBalance>;
export const balanceShown = ({ given, got, ratio }: Balance) => ({
  given: given.map((one) => ({ ...one })),
  got: got.map((one) => ({ ...one })),
  ratio,
});

const items = (some: KeptTrade["gives"]) =>
  some.map(({ what, isDiscount, worth }) => ({ what, isDiscount, worth: worth === null ? null : { ...worth } }));

export function tradeShown({ id, version, body }: Kept<KeptTrade>): z.output<typeof tradeSchema> {
  const trade = tradeOf(body);
  return {
    id,
    version,
    deal: Number(trade.dealId),
    on: trade.on,
    seller: trade.by,
    gives: items(trade.gives),
    gets: items(trade.gets),
    approver: trade.approver,
    approvedOn: trade.approver === null ? null : (body.approval?.on ?? null),
    flags: [...tradeFlags(trade)],
    balance: balanceShown(tradeBalance([trade])),
  };
}
