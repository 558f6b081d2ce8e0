import type { FieldSource } from "../../domain/index.ts";
import type { Importer } from "../importer.ts";
import { Columns, fields } from "../preset.ts";
import { CURRENCY, deletedOut, idColumn, REPORT_FOOTER } from "./shared.ts";
import { opportunityStates, opportunityTypes } from "./stages.ts";

const STAGE = ["StageName", "stage_name", "Stage"];
const CLOSE = ["CloseDate", "close_date", "Close Date"];
const OF_HISTORY = ["PrevAmount", "prev_amount", "_fivetran_start", "From Stage", "To Stage"];

const isTrue = (outcome: string): Readonly<Record<string, string>> => ({ true: outcome, yes: outcome, "1": outcome });

/** Salesforce's own word on won and lost; where the file has none, the stage says it. */
const outcomeOf = (columns: Columns): FieldSource | null =>
  columns.first(
    columns.column(["IsWon", "is_won", "Won"], { values: isTrue("won"), otherwise: "" }),
    columns.column(["IsClosed", "is_closed", "Closed"], { values: isTrue("lost"), otherwise: "" }),
  );

/** A report without the id column: the names of opportunity and account tell rows apart. */
function idOf(columns: Columns): FieldSource | null {
  const id = idColumn(columns, ["Id", "Opportunity ID"]);
  const [name, account] = [columns.name(["Opportunity Name", "Name"]), columns.name(["Account Name"])];
  return id ?? (name !== null && account !== null ? { join: [account, name] } : name);
}

function isOpportunities(columns: Columns): boolean {
  if (columns.has(...OF_HISTORY) || !columns.has(...STAGE) || !columns.has(...CLOSE)) return false;
  const isApi =
    columns.has("Id") && columns.count("IsWon", "is_won", "IsClosed", "ForecastCategory", "Probability", "AccountId", "Account ID") > 1;
  const isReport = columns.has("Opportunity Name") && columns.has("Stage");
  return isApi || isReport;
}

/** Opportunities, by the names of the API, of a warehouse, or of a report. */
export const salesforceOpportunities: Importer = {
  id: "salesforce.opportunities",
  title: "Salesforce opportunities",
  source: "salesforce",
  identify: ({ header }) => (isOpportunities(new Columns(header)) ? 0.96 : 0),
  mapping: ({ header }) => {
    const columns = new Columns(header);
    return {
      file: {
        file: "*",
        skip: REPORT_FOOTER,
        records: [
          {
            type: "opportunity",
            ...deletedOut(columns, "opportunity"),
            fields: fields({
              opportunity_id: idOf(columns),
              account_id: columns.first(idColumn(columns, ["AccountId", "Account ID"]), columns.column(["Account Name"])),
              name: columns.column(["Opportunity Name", "Name"]),
              owner: columns.column(["Opportunity Owner", "OwnerId", "Owner ID", "owner_id"]),
              created_on: columns.column(["CreatedDate", "Created Date"]),
              closed_on: columns.column(CLOSE),
              stage: columns.column(STAGE),
              state: columns.column(STAGE, { values: "opportunity_states" }),
              stage_on: columns.column(["LastStageChangeDate", "Last Stage Change Date"]),
              outcome: outcomeOf(columns),
              amount: columns.column(["Amount"]),
              currency: columns.column(CURRENCY),
              type: columns.column(["Type"], { values: "opportunity_types" }),
              reason: columns.column(["Loss Reason", "Loss_Reason__c", "Closed Lost Reason"]),
            }),
          },
        ],
      },
      maps: { opportunity_states: opportunityStates, opportunity_types: opportunityTypes },
    };
  },
};

const HISTORY_OF = ["OpportunityId", "Opportunity ID"];

function isHistory(columns: Columns): boolean {
  if (columns.count("_fivetran_start", "stage_name", "id") === 3) return true;
  const isReport = columns.has("To Stage") && columns.has("Opportunity ID", "Opportunity Name");
  const isApi = columns.has(...HISTORY_OF) && columns.has("StageName", "stage_name") && !columns.has("Opportunity Name", "Name");
  return isReport || (isApi && columns.has("CreatedDate", "Created Date"));
}

/**
 * The history of opportunities. A row is written whenever amount, probability, stage or close date change, and what was
 * before is rarely filled in, so stages are rebuilt from the order of the rows.
 */
export const salesforceOpportunityHistory: Importer = {
  id: "salesforce.opportunity_history",
  title: "Salesforce opportunity history",
  source: "salesforce",
  identify: ({ header }) => (isHistory(new Columns(header)) ? 0.97 : 0),
  mapping: ({ header }) => {
    const columns = new Columns(header);
    const stage = ["To Stage", ...STAGE];
    return {
      file: {
        file: "*",
        skip: REPORT_FOOTER,
        records: [
          {
            type: "stage_change",
            ...deletedOut(columns, "entry of the history"),
            runs: true,
            fields: fields({
              opportunity_id: idColumn(columns, HISTORY_OF) ?? (columns.has("_fivetran_start") ? idColumn(columns, ["Id"]) : idOf(columns)),
              stage: columns.column(stage),
              state: columns.column(stage, { values: "opportunity_states" }),
              entered_on: columns.column([
                "_fivetran_start",
                "CreatedDate",
                "Created Date",
                "Last Modified",
                "Last Modified Date",
                "Edit Date",
              ]),
            }),
            attributes: [],
          },
        ],
      },
      maps: { opportunity_states: opportunityStates },
    };
  },
};
