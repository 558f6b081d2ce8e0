import type { RecordMapping } from "../../domain/index.ts";
import type { Importer } from "../importer.ts";
import { Columns, fields, YES } from "../preset.ts";
import { lifecycleStates } from "./stages.ts";

const COMPANY_NAME = ["Company name", "property_name"];
const COMPANY_MARKS = [
  "Company Domain Name",
  "Domain",
  "Website URL",
  "Company owner",
  "Industry",
  "Number of Employees",
  "Annual Revenue",
  "property_industry",
  "property_annualrevenue",
];

function deletedOut(columns: Columns, what: string): Pick<RecordMapping, "when"> {
  const deleted = columns.name(["is_deleted", "_fivetran_deleted"]);
  const because = `The ${what} was deleted in HubSpot, so it is left out. Restore it there if it should count.`;
  return deleted === null ? {} : { when: { value: { column: deleted, values: YES }, not: ["yes"], because } };
}

export const hubspotCompanies: Importer = {
  id: "hubspot.companies",
  title: "HubSpot companies",
  source: "hubspot",
  identify: ({ header }) => {
    const columns = new Columns(header);
    const isOther = columns.has("First Name", "Deal Name", "property_firstname", "property_dealname");
    return !isOther && columns.has("Record ID", "id") && columns.has(...COMPANY_NAME) && columns.count(...COMPANY_MARKS) > 0 ? 0.96 : 0;
  },
  mapping: ({ header }) => {
    const columns = new Columns(header);
    return {
      file: {
        file: "*",
        records: [
          {
            type: "account",
            ...deletedOut(columns, "company"),
            fields: fields({
              account_id: columns.column(["Record ID", "id"]),
              name: columns.column(COMPANY_NAME),
              parent_id: columns.column(["Parent Company ID"]),
              domain: columns.first(columns.column(["Company Domain Name", "Domain", "property_domain"]), columns.column(["Website URL"])),
              created_on: columns.column(["Create Date", "property_createdate"]),
            }),
          },
        ],
      },
    };
  },
};

/** Days a contact's lifecycle stages were entered, as HubSpot's own columns say them. */
const BECAME = [
  { column: "Became a Lead Date", stage: "Lead" },
  { column: "Became a Marketing Qualified Lead Date", stage: "Marketing Qualified Lead" },
  { column: "Became a Sales Qualified Lead Date", stage: "Sales Qualified Lead" },
] as const;

function leadRecords(columns: Columns, id: string, account: ReturnType<Columns["column"]>): readonly RecordMapping[] {
  const lifecycle = columns.name(["Lifecycle Stage"]);
  const created = columns.name(["Create Date"]);
  if (lifecycle === null || created === null) return [];
  const isLead = { value: { column: lifecycle, values: "lifecycle_states", otherwise: "" } };
  const lead: RecordMapping = {
    type: "lead",
    when: isLead,
    fields: fields({
      lead_id: id,
      account_id: account,
      company: columns.column(["Company Name", "Company"]),
      email: columns.column(["Email"]),
      created_on: created,
      stage: lifecycle,
      state: { column: lifecycle, values: "lifecycle_states" },
    }),
    attributes: [],
  };
  const changes = BECAME.flatMap(({ column: wanted, stage }): RecordMapping[] => {
    const column = columns.name([wanted]);
    if (column === null) return [];
    const state = { constant: lifecycleStates[stage] ?? "" };
    return [
      {
        type: "stage_change",
        when: [{ column }, isLead],
        fields: { lead_id: id, stage: { constant: stage }, state, entered_on: column },
        attributes: [],
      },
    ];
  });
  return [lead, ...changes];
}

/** Contacts; those with a lifecycle stage on the way to a deal are leads as well. */
export const hubspotContacts: Importer = {
  id: "hubspot.contacts",
  title: "HubSpot contacts",
  source: "hubspot",
  identify: ({ header }) => {
    const columns = new Columns(header);
    const isExport = columns.has("Record ID") && columns.has("First Name", "Last Name") && columns.has("Email");
    return isExport || (columns.has("property_firstname") && columns.has("property_email")) ? 0.97 : 0;
  },
  mapping: ({ header }) => {
    const columns = new Columns(header);
    const id = columns.name(["Record ID", "id"]) ?? "Record ID";
    const account =
      columns.column(["Associated Company IDs (Primary)", "Primary Associated Company ID"]) ??
      columns.column(["Associated Company IDs", "Associated Company ID"], { split: ";" }) ??
      columns.column(["Associated Company"], { split: ";" });
    const [firstName, lastName] = [columns.name(["First Name", "property_firstname"]), columns.name(["Last Name", "property_lastname"])];
    return {
      file: {
        file: "*",
        records: [
          {
            type: "contact",
            ...deletedOut(columns, "contact"),
            fields: fields({
              contact_id: id,
              account_id: account,
              name: firstName !== null && lastName !== null ? { join: [firstName, lastName], with: " " } : (firstName ?? lastName),
              email: columns.column(["Email", "property_email"]),
              role: columns.column(["Job Title", "property_jobtitle"]),
              created_on: columns.column(["Create Date", "property_createdate"]),
            }),
          },
          ...leadRecords(columns, id, account),
        ],
      },
      maps: { lifecycle_states: lifecycleStates },
    };
  },
};
