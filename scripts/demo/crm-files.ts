import { dateCell, moneyCell, timeCell } from "./calendar.ts";
import { Chance } from "./chance.ts";
import type { Customer } from "./customer.ts";
import type { Account, Deal, Lead } from "./funnel.ts";
import { SEGMENT_COLUMNS, segmentCells } from "./market.ts";
import { SUPPORT_TEAM } from "./names.ts";
import type { RoundsheetCustomer } from "./roundsheet.ts";
import { FIRST_DAY, THROUGH } from "./story.ts";
import type { Table } from "./table.ts";

export const roundsheetCompany = (number: string): string => String(8_200_000 + Number(number.slice(3)));

export function companiesTable(accounts: readonly Account[], bought: readonly RoundsheetCustomer[]): Table {
  const rows = accounts.map(({ id, name, domain, parentId, profile, model, owner, createdOn }) => [
    id,
    name,
    domain,
    parentId ?? "",
    ...segmentCells(profile),
    model,
    owner,
    dateCell(createdOn),
  ]);
  for (const { number, name, domain, profile } of bought)
    rows.push([roundsheetCompany(number), name, domain, "", ...segmentCells(profile), "Subscription", "Femke de Wit", dateCell(FIRST_DAY)]);
  return {
    name: "hubspot-companies.csv",
    header: [
      "Record ID",
      "Company name",
      "Company Domain Name",
      "Parent Company ID",
      ...SEGMENT_COLUMNS,
      "Business Model",
      "Company owner",
      "Create Date",
    ],
    rows,
  };
}

export function leadsTable(leads: readonly Lead[]): Table {
  return {
    name: "hubspot-leads.csv",
    header: [
      "Lead ID",
      "Company",
      "Email",
      "Region",
      "Industry",
      "Company Size",
      "Acquisition Source",
      "Motion",
      "Lead Stage",
      "Create Date",
      'Date entered "Marketing qualified (Lead pipeline)"',
      'Date entered "Sales qualified (Lead pipeline)"',
      "Associated Deal ID",
    ],
    rows: leads.map(({ id, company, email, profile, stage, createdOn, mqlOn, sqlOn, deal }) => [
      id,
      company,
      email,
      profile.region,
      profile.industry,
      profile.size,
      profile.source,
      profile.motion,
      stage,
      dateCell(createdOn),
      dateCell(mqlOn),
      dateCell(sqlOn),
      deal?.id ?? "",
    ]),
  };
}

const pipelineOf = (deal: Deal): string => (deal.type === "New Business" ? "Sales Pipeline" : "Customer Pipeline");

function stageOf(deal: Deal): string {
  if (deal.outcome !== "open") return deal.outcome === "won" ? "Closed won" : "Closed lost";
  return deal.negotiationOn <= THROUGH ? "Negotiation" : deal.proposalOn <= THROUGH ? "Proposal sent" : "Discovery";
}

export function dealsTable(deals: readonly Deal[]): Table {
  const chance = new Chance("deal times");
  const stages = ["Discovery", "Proposal sent", "Negotiation"];
  return {
    name: "hubspot-deals.csv",
    header: [
      "Record ID",
      "Deal Name",
      "Pipeline",
      "Deal Stage",
      "Deal Type",
      "Amount",
      "List Amount",
      "Currency",
      "Deal owner",
      "Create Date",
      "Close Date",
      "Closed Reason",
      "Associated Company ID",
      ...stages.map((stage) => `Date entered "${stage} (Deal pipeline)"`),
    ],
    rows: deals.map((deal) => {
      const entered = [deal.createdOn, deal.proposalOn, deal.negotiationOn].map((on) =>
        dateCell(on <= THROUGH && on <= deal.closedOn ? on : null),
      );
      return [
        deal.id,
        deal.title,
        pipelineOf(deal),
        stageOf(deal),
        deal.type,
        moneyCell(deal.cents),
        moneyCell(deal.listCents),
        deal.account.currency,
        deal.owner,
        timeCell(deal.createdOn, chance),
        timeCell(deal.closedOn, chance),
        deal.reason,
        deal.account.id,
        ...entered,
      ];
    }),
  };
}

export function onboardingTable(customers: readonly Customer[]): Table {
  const chance = new Chance("onboarding");
  const rows = customers.map(({ account, commitOn, liveOn, impactOn, givesUpOn }) => [
    `ONB-${account.id}`,
    account.id,
    dateCell(commitOn),
    dateCell(liveOn),
    dateCell(impactOn),
    liveOn === null ? (givesUpOn !== null && givesUpOn <= THROUGH ? "Stopped" : "In progress") : "Done",
    chance.pick(SUPPORT_TEAM),
  ]);
  return {
    name: "onboarding-projects.csv",
    header: ["Project", "Company ID", "Contract signed", "Went live", "First value confirmed", "Status", "Onboarding specialist"],
    rows,
  };
}
