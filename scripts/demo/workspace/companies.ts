import { type Day, parseDay, parseDecimal } from "../../../src/domain/index.ts";
import { columnOf, type Table } from "../table.ts";

/** A deal of the exports, as far as the team writes beside it. */
export interface DemoDeal {
  readonly id: string;
  readonly company: string;
  readonly name: string;
  readonly owner: string;
  readonly currency: "EUR" | "USD";
  readonly amountMinor: number;
  readonly createdOn: Day;
  readonly closesOn: Day;
  readonly stage: string;
  readonly type: string;
}

export interface DemoCustomer {
  readonly company: string;
  readonly name: string;
  readonly deal: DemoDeal;
  readonly specialist: string;
  readonly signedOn: Day;
  readonly liveOn: Day | null;
  readonly valueOn: Day | null;
  /** It pays at the end of the exports. */
  readonly isHere: boolean;
  readonly hasUsers: boolean;
  readonly expansions: readonly DemoDeal[];
}

type Row = (column: string) => string;

function rowsOf(tables: readonly Table[], name: string): readonly Row[] {
  const table = tables.find((one) => one.name === name);
  if (table === undefined) throw new RangeError(`there is no ${name}`);
  return table.rows.map((cells) => (column) => cells[columnOf(table, column)] ?? "");
}

const dayIn = (cell: string): Day | null => parseDay(cell.slice(0, 10));

function dealOf(row: Row): DemoDeal | null {
  const [createdOn, closesOn] = [dayIn(row("Create Date")), dayIn(row("Close Date"))];
  const amount = parseDecimal(row("Amount"));
  const currency = row("Currency");
  if (createdOn === null || closesOn === null || amount === null || (currency !== "EUR" && currency !== "USD")) return null;
  return {
    id: row("Record ID"),
    company: row("Associated Company ID"),
    name: row("Deal Name"),
    owner: row("Deal owner"),
    currency,
    amountMinor: Number((amount.n * 100n) / amount.d),
    createdOn,
    closesOn,
    stage: row("Deal Stage"),
    type: row("Deal Type"),
  };
}

/** The customers won by people, and the deals that are open, as the exports tell them. */
export function companiesIn(tables: readonly Table[]): { readonly customers: readonly DemoCustomer[]; readonly open: readonly DemoDeal[] } {
  const deals = rowsOf(tables, "hubspot-deals.csv").flatMap((row) => dealOf(row) ?? []);
  const companies = new Map(rowsOf(tables, "hubspot-companies.csv").map((row) => [row("Record ID"), row]));
  const stripe = new Map(rowsOf(tables, "stripe-customers.csv").map((row) => [row("Email").split("@")[1] ?? "", row("id")]));
  const paying = new Set(
    rowsOf(tables, "stripe-subscription-items.csv").flatMap((row) => (row("Ended At (UTC)") === "" ? [row("Customer ID")] : [])),
  );
  const users = new Set(
    rowsOf(tables, "metering-usage.csv").flatMap((row) =>
      row("meter") === "active users" && row("measured_on") > "2026-10" ? [row("customer")] : [],
    ),
  );
  const onboarding = new Map(rowsOf(tables, "onboarding-projects.csv").map((row) => [row("Company ID"), row]));
  const customers = deals.flatMap((deal): readonly DemoCustomer[] => {
    const company = companies.get(deal.company);
    const project = onboarding.get(deal.company);
    const signedOn = project === undefined ? null : dayIn(project("Contract signed"));
    if (deal.type !== "New Business" || deal.stage !== "Closed won" || !deal.name.endsWith(" - new")) return [];
    if (company === undefined || project === undefined || signedOn === null) return [];
    const payer = stripe.get(company("Company Domain Name")) ?? "";
    return [
      {
        company: deal.company,
        name: company("Company name"),
        deal,
        specialist: project("Onboarding specialist"),
        signedOn,
        liveOn: dayIn(project("Went live")),
        valueOn: dayIn(project("First value confirmed")),
        isHere: paying.has(payer),
        hasUsers: users.has(payer),
        expansions: deals.filter((one) => one.company === deal.company && one.type === "Expansion" && one.stage === "Closed won"),
      },
    ];
  });
  const isOpen = ({ stage }: DemoDeal): boolean => stage === "Discovery" || stage === "Proposal sent" || stage === "Negotiation";
  return { customers, open: deals.filter(isOpen) };
}
