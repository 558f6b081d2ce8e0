import type { AnyPage } from "../page.ts";
import { accountPage } from "./account/index.ts";
import { accountsPage } from "./accounts/index.ts";
import { auditPage } from "./audit/index.ts";
import { basePage } from "./base/index.ts";
import { benchmarksPage } from "./benchmarks/index.ts";
import { bowtiePage } from "./bowtie/index.ts";
import { cohortsPage } from "./cohorts/index.ts";
import { dealPage } from "./deal/index.ts";
import { dealsPage } from "./deals/index.ts";
import { differencesPage } from "./differences/index.ts";
import { efficiencyPage } from "./efficiency/index.ts";
import { explainPage } from "./explain/index.ts";
import { growthPage } from "./growth/index.ts";
import { handoffsPage } from "./handoffs/index.ts";
import { importsPage } from "./imports/index.ts";
import { leadsPage } from "./leads/index.ts";
import { mathematicsPage } from "./mathematics/index.ts";
import { methodPage } from "./method/index.ts";
import { modelsPage } from "./models/index.ts";
import { momentsPage } from "./moments/index.ts";
import { peoplePage } from "./people/index.ts";
import { planPage } from "./plan/index.ts";
import { plansPage } from "./plans/index.ts";
import { qualityPage } from "./quality/index.ts";
import { revenuePage } from "./revenue/index.ts";
import { settingsPage } from "./settings/index.ts";
import { tokensPage } from "./tokens/index.ts";
import { workPage } from "./work/index.ts";

/** Every page, in the order of the rail; one that shows a single record follows the page it is reached from, the last ones stand in the menu of the person. */
export const pages: readonly AnyPage[] = [
  bowtiePage,
  revenuePage,
  cohortsPage,
  growthPage,
  workPage,
  leadsPage,
  accountsPage,
  accountPage,
  dealsPage,
  dealPage,
  plansPage,
  planPage,
  handoffsPage,
  momentsPage,
  basePage,
  methodPage,
  modelsPage,
  efficiencyPage,
  benchmarksPage,
  mathematicsPage,
  explainPage,
  differencesPage,
  qualityPage,
  importsPage,
  settingsPage,
  tokensPage,
  peoplePage,
  auditPage,
];

/** Pages one goes to by their own name. */
export const listedPages: readonly AnyPage[] = pages.filter(({ under }) => under === undefined);

const shapeOf = (path: string): RegExp => new RegExp(`^${path.replace(/\$\w+/g, "[^/]+")}$`);

/** The page at an address. */
export const pageAt = (path: string): AnyPage | undefined => pages.find((page) => shapeOf(page.path).test(path));
