import type { z } from "zod";
import type { listedHandoffSchema } from "../../contract/index.ts";
import { formatDay, parseDay } from "../../domain/index.ts";
import type { FirstActivity } from "../../ledger/index.ts";
import type { HandoffStandard } from "../../standard/index.ts";
import { completenessOf, dueOf, type Handoff, serviceLevel } from "../../team/handoff/index.ts";
import { type Context, today } from "../context.ts";
import type { LedgerDeal } from "../deals/read.ts";
import { firstActivitiesOf } from "../workspace/lookups.ts";
import { dayOfInstant, nowOf } from "./open.ts";

type Heading = Omit<z.output<typeof listedHandoffSchema>, "version" | "updatedAt">;

/** A hand-off with the first contact that was noted, else the first activity of the account after the acceptance. */
export interface Contacted {
  readonly deal: LedgerDeal;
  readonly handoff: Handoff;
  readonly contact: Heading["firstContact"];
}

const acceptedOn = ({ state, events }: Handoff) =>
  state === "accepted" ? (events.findLast(({ action }) => action === "accept")?.on ?? null) : null;

/** Looks up first contacts that nobody noted, all at once. */
export async function withContacts(
  context: Context,
  some: readonly { readonly deal: LedgerDeal; readonly handoff: Handoff }[],
): Promise<readonly Contacted[]> {
  const key = ({ account, from }: Pick<FirstActivity, "account" | "from">): string => `${account} ${from}`;
  const open = some.flatMap(({ deal: { account, unit }, handoff }) => {
    const on = handoff.firstContactOn === null ? acceptedOn(handoff) : null;
    return on === null || account === null ? [] : [{ account, unit, from: formatDay(on) }];
  });
  const found = new Map((await firstActivitiesOf(context.storage.pool, open, formatDay(today(context)))).map((one) => [key(one), one]));
  return some.map(({ deal, handoff }) => {
    const { firstContactOn } = handoff;
    if (firstContactOn !== null) return { deal, handoff, contact: { on: firstContactOn, from: "noted", what: null } };
    const accepted = acceptedOn(handoff);
    const first =
      accepted === null || deal.account === null ? undefined : found.get(key({ account: deal.account, from: formatDay(accepted) }));
    const on = parseDay(first?.day ?? "");
    if (first === undefined || on === null) return { deal, handoff, contact: null };
    return {
      deal,
      handoff: { ...handoff, firstContactOn: on },
      contact: { on, from: "ledger", what: [first.type, first.title].filter(Boolean).join(": ") },
    };
  });
}

/** What lists and the page of a deal show of a hand-off first: state, clock, what is missing, what is due. */
export function headingOf(context: Context, { deal, handoff, contact }: Contacted, standard: HandoffStandard): Heading {
  const { missing, open } = completenessOf(handoff.package, standard);
  const level = serviceLevel(handoff, nowOf(context), standard);
  return {
    deal: deal.deal,
    name: deal.name,
    account: deal.account,
    accountName: deal.accountName ?? deal.accountId,
    owner: deal.owner,
    state: handoff.state,
    wonOn: handoff.committed?.on ?? null,
    completeness: {
      filled: standard.required.length - missing.length,
      of: standard.required.length,
      missing: [...missing],
      open: [...open],
    },
    service: level === null ? null : { ...level, limitHours: standard.completeHours, limitWorkingDays: standard.contactWorkingDays },
    due: dueOf(handoff, dayOfInstant(context), standard),
    kickOffOn: handoff.package.kickOffOn,
    firstContact: contact,
  };
}
