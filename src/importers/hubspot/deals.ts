import type { ColumnSource, Condition, FieldSource, RecordMapping } from "../../domain/index.ts";
import type { Importer } from "../importer.ts";
import { Columns, fields, YES } from "../preset.ts";
import { dealStates, dealTypes } from "./stages.ts";

/**
 * `Date entered "Stage (Pipeline)"`, in older accounts with single quotation marks. Stages have brackets of their own, so
 * the pipeline is the last pair; pipelines may have one pair inside.
 */
const STAGE_DATE = `^Date entered ["'](.+?) \\(((?:[^()]|\\([^()]*\\))+)\\)["']$`;
/** What HubSpot computes from those dates. */
const DERIVED = /^(?:Date exited|Cumulative time in|Latest time in|Time in) ["']/i;

const ID = ["Record ID", "Deal ID", "deal_id", "hs_object_id"];
const STAGE = ["Deal Stage", "deal_pipeline_stage_id", "dealstage"];
const MONTHLY = ["Recurring revenue amount"];

/** HubSpot's own word on won and lost; where the file has none, the stage says it. */
const closings = (columns: Columns): readonly (ColumnSource | null)[] => [
  columns.column(["Is Closed Won", "hs_is_closed_won"], { values: { true: "won", yes: "won" }, otherwise: "" }),
  columns.column(["Is closed lost", "hs_is_closed_lost"], { values: { true: "lost", yes: "lost" }, otherwise: "" }),
];

const accountOf = (columns: Columns): FieldSource | null =>
  columns.first(
    columns.column(["Associated Company IDs (Primary)", "Primary Associated Company ID"]),
    columns.column(["Associated Company IDs", "Associated Company ID"], { split: ";" }),
    columns.column(["Associated Company (Primary)", "Primary Associated Company"]),
    columns.column(["Associated Company", "Company Name"], { split: ";" }),
  );

const typeOf = (columns: Columns): FieldSource | null =>
  columns.first(
    columns.column(["Recurring revenue deal type"], { values: "deal_types" }),
    columns.column(["Deal Type"], { values: "deal_types" }),
  );

const SOLD_AGAIN = ["expansion", "renewal"];

/** A contact leads to the first sale; deals with a customer do not begin with a lead, though the same contact stands in them. */
function dealRecords(columns: Columns): readonly RecordMapping[] {
  const lead = columns.column(["Associated Contact IDs"], { extract: "^\\s*([^;]+)" });
  const type = typeOf(columns);
  if (lead === null || type === null) return [dealRecord(columns, lead, [])];
  return [dealRecord(columns, lead, [{ value: type, not: SOLD_AGAIN }]), dealRecord(columns, null, [{ value: type, in: SOLD_AGAIN }])];
}

function dealRecord(columns: Columns, lead: ColumnSource | null, only: readonly Condition[]): RecordMapping {
  const deleted = columns.name(["is_deleted", "_fivetran_deleted"]);
  const because = "The deal was deleted in HubSpot, so it is left out. Restore it there if it should count.";
  const kept: readonly Condition[] = deleted === null ? [] : [{ value: { column: deleted, values: YES }, not: ["yes"], because }];
  const when = [...kept, ...only];
  return {
    type: "opportunity",
    ...(when.length === 0 ? {} : { when }),
    fields: fields({
      opportunity_id: columns.column(ID),
      account_id: accountOf(columns),
      lead_id: lead,
      name: columns.column(["Deal Name", "property_dealname"]),
      owner: columns.column(["Deal owner", "owner_id"]),
      created_on: columns.column(["Create Date", "property_createdate"]),
      closed_on: columns.column(["Close Date", "property_closedate"]),
      stage: columns.column(STAGE),
      state: columns.column(STAGE, { values: "deal_states" }),
      stage_on: columns.column(["Date entered current stage"]),
      outcome: columns.first(...closings(columns)),
      amount: columns.column(["Amount", "property_amount"]),
      currency: columns.column(["Currency", "Deal currency code"]),
      type: typeOf(columns),
      reason: columns.first(columns.column(["Closed Lost Reason"]), columns.column(["Closed Won Reason"])),
    }),
  };
}

/**
 * HubSpot keeps recurring revenue on a chain of deals: each has a monthly amount until a day it becomes inactive, because
 * the customer left or the next deal took its place. Every deal is a line, so the chain adds up to the customer's revenue.
 */
function lineRecord(columns: Columns): readonly RecordMapping[] {
  const amount = columns.name(MONTHLY);
  const won = columns.first(...closings(columns), columns.column(STAGE, { values: "deal_states" }));
  if (amount === null || won === null) return [];
  return [
    {
      type: "subscription_line",
      when: [{ column: amount }, { value: won, in: ["won", "commit"] }],
      fields: fields({
        subscription_id: columns.column(ID),
        opportunity_id: columns.column(ID),
        account_id: accountOf(columns),
        starts_on: columns.first(columns.column(["Contract Start Date"]), columns.column(["Close Date"])),
        ends_on: columns.column(["Recurring revenue inactive date"]),
        price: columns.column(MONTHLY),
        interval: { constant: "month" },
        currency: columns.column(["Currency", "Deal currency code"]),
        end_reason: columns.column(["Recurring revenue inactive reason"], { values: { Churned: "chosen" }, otherwise: "" }),
      }),
      attributes: [],
    },
  ];
}

/** Deals as HubSpot exports them, with the day of every stage side by side, or as a warehouse loads them. */
export const hubspotDeals: Importer = {
  id: "hubspot.deals",
  title: "HubSpot deals",
  source: "hubspot",
  identify: ({ header }) => {
    const columns = new Columns(header);
    return columns.has("Record ID", "deal_id") && columns.has("Deal Name", "property_dealname") && columns.has(...STAGE) ? 0.97 : 0;
  },
  mapping: ({ header }) => {
    const columns = new Columns(header);
    const stageDate = new RegExp(STAGE_DATE);
    const deals = dealRecords(columns);
    const lines = lineRecord(columns);
    const used = new Set([...deals, ...lines].flatMap(({ fields: filled }) => Object.values(filled).flatMap(namesIn)));
    const kept = header.filter((name) => !used.has(name) && !stageDate.test(name) && !DERIVED.test(name) && !name.startsWith("bowtie_"));
    const changes: RecordMapping[] = header.some((name) => stageDate.test(name))
      ? [
          {
            type: "stage_change",
            each: STAGE_DATE,
            fields: fields({
              opportunity_id: columns.column(ID),
              stage: { capture: 1 },
              state: { capture: 1, values: "deal_states" },
              entered_on: { cell: true },
            }),
            attributes: [],
          },
        ]
      : [];
    return {
      file: { file: "*", records: [...deals.map((deal) => ({ ...deal, attributes: kept })), ...lines, ...changes] },
      maps: { deal_states: dealStates, deal_types: dealTypes },
    };
  },
};

function namesIn(source: FieldSource): readonly string[] {
  if (typeof source === "string") return [source];
  if ("column" in source) return [source.column];
  return "first" in source ? source.first.flatMap(namesIn) : [];
}

/** The history of stages a warehouse loads: one row for every stage a deal entered. */
export const hubspotDealStages: Importer = {
  id: "hubspot.deal_stages",
  title: "HubSpot deal stage history",
  source: "hubspot",
  identify: ({ header }) => (new Columns(header).count("deal_id", "value", "date_entered") === 3 ? 0.97 : 0),
  mapping: () => ({
    file: {
      file: "*",
      records: [
        {
          type: "stage_change",
          fields: {
            opportunity_id: "deal_id",
            stage: "value",
            state: { column: "value", values: "deal_states" },
            entered_on: "date_entered",
          },
          attributes: [],
        },
      ],
    },
    maps: { deal_states: dealStates },
  }),
};
