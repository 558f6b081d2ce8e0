import { activitiesTable } from "./activities.ts";
import {
  billingCustomersTable,
  commitmentsTable,
  productsTable,
  roundsheetTables,
  subscriptionsTable,
  usageTable,
} from "./billing-files.ts";
import { costsTable, financeTable } from "./costs.ts";
import { companiesTable, dealsTable, leadsTable, onboardingTable } from "./crm-files.ts";
import { makeCustomers } from "./customers.ts";
import { addFlaws } from "./flaws.ts";
import { makeFunnel } from "./funnel.ts";
import { groupAccounts } from "./groups.ts";
import { ratesTable } from "./rates.ts";
import { makeRoundsheet } from "./roundsheet.ts";
import type { Table } from "./table.ts";
import { workspacesTable } from "./workspaces.ts";

/** All export files of the invented company. */
export function makeTables(): readonly Table[] {
  const funnel = makeFunnel();
  const bought = makeRoundsheet();
  const { customers, deals } = makeCustomers(funnel);
  return addFlaws([
    companiesTable(groupAccounts(funnel), bought),
    leadsTable(funnel.leads),
    dealsTable([...funnel.deals, ...deals]),
    onboardingTable(customers),
    productsTable(),
    billingCustomersTable(customers),
    subscriptionsTable(customers),
    commitmentsTable(customers),
    usageTable(customers),
    activitiesTable(customers),
    costsTable(),
    financeTable(),
    ratesTable(),
    ...roundsheetTables(bought),
    workspacesTable(funnel.deals),
  ]);
}
