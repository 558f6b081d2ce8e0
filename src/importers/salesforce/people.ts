import type { Importer } from "../importer.ts";
import { Columns, fields } from "../preset.ts";
import { deletedOut, idColumn, REPORT_FOOTER } from "./shared.ts";
import { leadStates } from "./stages.ts";

const ACCOUNT_MARKS = [
  "ParentId",
  "parent_id",
  "Parent Account ID",
  "MasterRecordId",
  "master_record_id",
  "BillingCountry",
  "billing_country",
  "Billing Country",
  "Industry",
  "NumberOfEmployees",
  "number_of_employees",
  "Employees",
  "AnnualRevenue",
  "annual_revenue",
  "Annual Revenue",
  "Account Owner",
  "Website",
  "Account Number",
  "Type",
];
const NO_ACCOUNT = [
  "StageName",
  "Stage",
  "LastName",
  "Last Name",
  "IsConverted",
  "is_converted",
  "Lead Status",
  "Email",
  "OpportunityId",
  "Close Date",
];

export const salesforceAccounts: Importer = {
  id: "salesforce.accounts",
  title: "Salesforce accounts",
  source: "salesforce",
  identify: ({ header }) => {
    const columns = new Columns(header);
    if (columns.has(...NO_ACCOUNT)) return 0;
    const isApi = columns.has("Id") && columns.has("Name") && columns.count(...ACCOUNT_MARKS) > 2;
    const isReport = columns.has("Account Name") && columns.has("Account ID", "Account Owner") && columns.count(...ACCOUNT_MARKS) > 1;
    return isApi || isReport ? 0.95 : 0;
  },
  mapping: ({ header }) => {
    const columns = new Columns(header);
    return {
      file: {
        file: "*",
        skip: REPORT_FOOTER,
        records: [
          {
            type: "account",
            // An account merged into another stays in the recycle bin, and is what says where its past belongs.
            ...(columns.has("MasterRecordId", "master_record_id") ? {} : deletedOut(columns, "account")),
            fields: fields({
              account_id: columns.first(idColumn(columns, ["Id", "Account ID"]), columns.column(["Account Name"])),
              name: columns.column(["Name", "Account Name"]),
              parent_id: idColumn(columns, ["ParentId", "parent_id", "Parent Account ID"]),
              same_as: idColumn(columns, ["MasterRecordId", "master_record_id"]),
              domain: columns.column(["Website"]),
              created_on: columns.column(["CreatedDate", "Created Date"]),
            }),
          },
        ],
      },
    };
  },
};

const LAST_NAME = ["LastName", "Last Name"];

export const salesforceContacts: Importer = {
  id: "salesforce.contacts",
  title: "Salesforce contacts",
  source: "salesforce",
  identify: ({ header }) => {
    const columns = new Columns(header);
    const isOther = columns.has("Record ID", "IsConverted", "is_converted", "Lead Status", "Lead ID", "Status");
    return !isOther &&
      columns.has("Id", "Contact ID") &&
      columns.has(...LAST_NAME) &&
      columns.has("AccountId", "Account ID", "Account Name")
      ? 0.96
      : 0;
  },
  mapping: ({ header }) => {
    const columns = new Columns(header);
    const [first, last] = [columns.name(["FirstName", "First Name"]), columns.name(LAST_NAME)];
    return {
      file: {
        file: "*",
        skip: REPORT_FOOTER,
        records: [
          {
            type: "contact",
            ...deletedOut(columns, "contact"),
            fields: fields({
              contact_id: idColumn(columns, ["Contact ID", "Id"]),
              account_id: columns.first(idColumn(columns, ["AccountId", "Account ID"]), columns.column(["Account Name"])),
              name: first !== null && last !== null ? { join: [first, last], with: " " } : last,
              email: columns.column(["Email"]),
              role: columns.column(["Title"]),
              created_on: columns.column(["CreatedDate", "Created Date"]),
            }),
          },
        ],
      },
    };
  },
};

/** Leads, with the account, contact and opportunity they were converted to. */
export const salesforceLeads: Importer = {
  id: "salesforce.leads",
  title: "Salesforce leads",
  source: "salesforce",
  identify: ({ header }) => {
    const columns = new Columns(header);
    const isApi = columns.has("Id") && columns.has("Status") && columns.has("IsConverted", "is_converted");
    const isReport =
      columns.has("Lead Status") && columns.has("Lead ID") && columns.has("Converted", "Converted Date", "Company / Account");
    return isApi || isReport ? 0.97 : 0;
  },
  mapping: ({ header }) => {
    const columns = new Columns(header);
    const status = ["Status", "Lead Status"];
    return {
      file: {
        file: "*",
        skip: REPORT_FOOTER,
        records: [
          {
            type: "lead",
            ...deletedOut(columns, "lead"),
            fields: fields({
              lead_id: idColumn(columns, ["Lead ID", "Id"]),
              account_id: idColumn(columns, ["ConvertedAccountId", "converted_account_id", "Converted Account ID"]),
              opportunity_id: idColumn(columns, ["ConvertedOpportunityId", "converted_opportunity_id", "Converted Opportunity ID"]),
              company: columns.column(["Company", "Company / Account"]),
              email: columns.column(["Email"]),
              created_on: columns.column(["CreatedDate", "Created Date", "Create Date"]),
              stage: columns.column(status),
              state: columns.column(status, { values: "lead_states" }),
              stage_on: columns.column(["ConvertedDate", "Converted Date"]),
            }),
          },
        ],
      },
      maps: { lead_states: leadStates },
    };
  },
};
