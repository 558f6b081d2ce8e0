import { randomBytes } from "node:crypto";
import { z } from "zod";
import { leadsSchema, movedLeadSchema, type Output, type Parsed } from "../../contract/index.ts";
import {
  addMonths,
  type CanonicalRecord,
  conflict,
  type FieldValue,
  formatDay,
  MIN_CASES,
  percentile,
  rateOf,
} from "../../domain/index.ts";
import { headPosition, subjectNumbered } from "../../ledger/index.ts";
import { transaction } from "../../storage/index.ts";
import { dealNotes, emptyNotes, readPipelines } from "../../team/deals/index.ts";
import { type Context, today } from "../context.ts";
import { answered } from "../deals/change.ts";
import { matchBatch } from "../import-files.ts";
import type { By } from "../people/by.ts";
import { authorOf } from "../workspace/author.ts";
import { deriveSoon, land, OURS } from "../workspace/land.ts";
import { allLeads, findLead, type LedgerLead, OUTCOME, OWNER } from "./read.ts";

const isOpen = ({ state, deal }: LedgerLead): boolean => deal === null && state !== "lost";

function shown(context: Context, lead: LedgerLead): z.output<typeof movedLeadSchema>["lead"] {
  const { body: _, text: __, unit: ___, ...rest } = lead;
  const waits = isOpen(lead) && lead.answeredOn === null && lead.createdOn !== null;
  return { ...rest, waitingDays: waits ? Math.max(0, today(context) - (lead.createdOn ?? 0)) : null };
}

/** Whoever has waited longer than this has given up, as a rule: fresh interest goes before it. */
const FRESH_DAYS = 30;
const LATER = 1_000_000;

/** A page of leads: those of the last days that nobody has answered first, the longest waiting before others; then the newest. */
export async function listLeads(context: Context, { search = "", show, limit, offset }: Parsed<"leads">): Promise<Output<"leads">> {
  const all = await allLeads(context);
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const belongs: Readonly<Record<typeof show, (lead: LedgerLead) => boolean>> = {
    open: isOpen,
    waiting: (lead) => isOpen(lead) && lead.answeredOn === null,
    converted: ({ deal }) => deal !== null,
    lost: ({ state }) => state === "lost",
    any: () => true,
  };
  const found = all.filter((lead) => belongs[show](lead) && words.every((word) => lead.text.includes(word)));
  const on = today(context);
  const waits = (lead: LedgerLead): boolean =>
    lead.createdOn !== null && lead.answeredOn === null && on - lead.createdOn <= FRESH_DAYS && isOpen(lead);
  const place = (lead: LedgerLead): number => (waits(lead) ? (lead.createdOn ?? 0) : LATER - (lead.createdOn ?? 0));
  const page = found
    .map((lead) => ({ lead, at: place(lead) }))
    .sort((a, b) => a.at - b.at || a.lead.lead - b.lead.lead)
    .slice(offset, offset + limit)
    .map(({ lead }) => lead);
  const since = addMonths(on, -12);
  const recent = all.filter(({ createdOn }) => createdOn !== null && createdOn > since);
  const days = recent.flatMap(({ createdOn, answeredOn }) =>
    createdOn === null || answeredOn === null ? [] : [{ value: Math.max(0, answeredOn - createdOn), count: 1 }],
  );
  const { value, n } = rateOf(recent.filter(({ desiredOutcome }) => desiredOutcome !== null).length, recent.length);
  return z.encode(leadsSchema, {
    leads: page.map((lead) => shown(context, lead)),
    total: found.length,
    withOutcome: { value, n },
    answer: { medianDays: days.length < MIN_CASES ? null : percentile(days, 0.5), n: days.length },
  });
}

async function answeredLead(context: Context, id: string): Promise<Output<"changeLead">> {
  deriveSoon(context);
  const lead = await findLead(context, id);
  return z.encode(movedLeadSchema, { lead: shown(context, lead), position: await headPosition(context.storage.pool) });
}

export async function createLead(context: Context, input: Parsed<"createLead">, by: By): Promise<Output<"createLead">> {
  const author = authorOf(by);
  const id = `lead-${randomBytes(6).toString("hex")}`;
  const record: CanonicalRecord = {
    type: "lead",
    fields: {
      lead_id: id,
      company: input.company,
      created_on: formatDay(today(context)),
      stage: "New",
      state: "prospect",
      ...(input.email === undefined ? {} : { email: input.email }),
    },
    attributes: {
      [OWNER]: input.owner ?? author.name,
      ...(input.desiredOutcome === undefined ? {} : { [OUTCOME]: input.desiredOutcome }),
    },
  };
  await transaction(context.storage.pool, (client) =>
    land(context, client, { source: OURS, title: `${author.name}: ${input.company}`, by: author, records: [record] }),
  );
  return answeredLead(context, `${OURS}:${id}`);
}

/** What the team calls the states a lead can be moved to, in the ledger. */
const STAGES = { prospect: "New", mql: "In conversation", lost: "Not now" } as const;

/** A lead's record as the ledger has it, with some fields and attributes anew; what is `null` is taken out. */
function leadRecord(
  { body }: LedgerLead,
  fields: Readonly<Record<string, FieldValue | null>>,
  attributes: Readonly<Record<string, string | null>>,
): CanonicalRecord {
  const { attributes: known, ...rest } = body as Record<string, FieldValue> & { readonly attributes?: Record<string, string> };
  const without = <T>(all: Readonly<Record<string, T | null>>): Record<string, T> =>
    Object.fromEntries(Object.entries(all).filter((pair): pair is [string, T] => pair[1] !== null));
  return {
    type: "lead",
    fields: without({ ...(rest as Record<string, FieldValue>), ...fields }),
    attributes: without({ ...known, ...attributes }),
  };
}

export async function changeLead(context: Context, input: Parsed<"changeLead">, by: By): Promise<Output<"changeLead">> {
  const lead = await findLead(context, input.id);
  if (input.state !== undefined && lead.deal !== null)
    throw conflict("lead_converted", "This lead became a deal. Go on there.", { deal: lead.deal });
  const author = authorOf(by);
  const on = formatDay(today(context));
  const { company, email, desiredOutcome, owner, state } = input;
  const record = leadRecord(
    lead,
    {
      ...(company === undefined ? {} : { company }),
      ...(email === undefined ? {} : { email }),
      ...(state === undefined ? {} : { state, stage: STAGES[state], stage_on: on }),
    },
    { ...(desiredOutcome === undefined ? {} : { [OUTCOME]: desiredOutcome }), ...(owner === undefined ? {} : { [OWNER]: owner }) },
  );
  const entered: readonly CanonicalRecord[] =
    state === undefined
      ? []
      : [{ type: "stage_change", fields: { lead_id: leadIdOf(lead), stage: STAGES[state], state, entered_on: on }, attributes: {} }];
  const title = `${author.name}: ${company ?? lead.company ?? lead.id}`;
  await transaction(context.storage.pool, (client) =>
    land(context, client, { source: lead.source, title, by: author, records: [record, ...entered] }),
  );
  return answeredLead(context, input.id);
}

const leadIdOf = ({ body, id }: LedgerLead): string => String(body["lead_id"] ?? id);

/** A deal begins where the lead comes from: on its account, or on a new one that is called as it is. */
export async function convertLead(context: Context, input: Parsed<"convertLead">, by: By): Promise<Output<"convertLead">> {
  const lead = await findLead(context, input.id);
  if (lead.deal !== null) throw conflict("lead_converted", "This lead became a deal already. Go on there.", { deal: lead.deal });
  const author = authorOf(by);
  const on = formatDay(today(context));
  const [first] = (await readPipelines(context.storage.pool)).pipelines.find(({ types }) => types.includes("new"))?.stages ?? [];
  if (first === undefined) throw conflict("no_pipeline", "There is no pipeline for new customers. Add one under How we work.");
  const known = lead.body["account_id"];
  const accountId = typeof known === "string" ? known : `account-${randomBytes(6).toString("hex")}`;
  const dealId = `deal-${randomBytes(6).toString("hex")}`;
  const name = input.name ?? lead.company ?? lead.email ?? lead.id;
  const account: CanonicalRecord = {
    type: "account",
    fields: { account_id: accountId, name: lead.company ?? name, created_on: on, ...(lead.email === null ? {} : { email: lead.email }) },
    attributes: {},
  };
  const opportunity: CanonicalRecord = {
    type: "opportunity",
    fields: {
      opportunity_id: dealId,
      account_id: accountId,
      lead_id: leadIdOf(lead),
      name,
      created_on: on,
      created_state: first.state,
      stage: first.name,
      state: first.state,
      stage_on: on,
      outcome: "open",
      type: "new",
      owner: input.owner ?? lead.owner ?? author.name,
      ...(input.amount === null ? {} : { amount: input.amount.minor, currency: input.amount.currency }),
    },
    attributes: lead.desiredOutcome === null ? {} : { [OUTCOME]: lead.desiredOutcome },
  };
  const converted = leadRecord(
    lead,
    { opportunity_id: dealId, account_id: accountId, stage: "Converted", state: first.state, stage_on: on },
    {},
  );
  const { number, batchId } = await transaction(context.storage.pool, async (client) => {
    const records = [...(typeof known === "string" ? [] : [account]), opportunity, converted];
    const landed = await land(context, client, { source: lead.source, title: `${author.name}: ${name}`, by: author, records });
    const found = await subjectNumbered(client, "opportunity", lead.source, dealId);
    if (found === null) throw new Error("The deal that was just written is not there.");
    const about = { account: await subjectNumbered(client, "account", lead.source, accountId), deal: found, plan: null };
    await dealNotes.save(client, {
      id: String(found),
      about,
      body: { ...emptyNotes, nextStep: input.nextStep },
      base: 0,
      by: author,
      at: context.now(),
    });
    return { number: found, batchId: landed.batchId };
  });
  if (typeof known !== "string") await matchBatch(context, batchId, () => undefined);
  return answered(context, number);
}
