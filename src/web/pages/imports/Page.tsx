import type { ComponentType } from "react";
import { useWords } from "../../i18n/index.ts";
import { filtersOf, type Search } from "../../search.ts";
import { Go } from "../../ui/Go.tsx";
import { Bring } from "./bring/Bring.tsx";
import { CheckLedger } from "./ledger/CheckLedger.tsx";
import { History } from "./ledger/History.tsx";
import { Issues } from "./ledger/Issues.tsx";
import { Matches } from "./ledger/Matches.tsx";
import { Templates } from "./ledger/Templates.tsx";
import { SavedMappings } from "./mapping/SavedMappings.tsx";
import { Overview } from "./Overview.tsx";
import "./imports.css";
import "./bring/bring.css";
import "./mapping/mapping.css";
import "./ledger/ledger.css";

const parts = {
  bring: Bring,
  history: History,
  issues: Issues,
  matches: Matches,
  mappings: SavedMappings,
  templates: Templates,
  check: CheckLedger,
} as const satisfies Readonly<Record<string, ComponentType<{ readonly search: Search }>>>;
type Part = keyof typeof parts;

const isPart = (text: string | undefined): text is Part => text !== undefined && Object.hasOwn(parts, text);

/** What is in the ledger, and everything that brings, corrects or takes back what is in it. */
export function ImportsPage({ search }: { readonly search: Search }) {
  const { t } = useWords();
  const tab: Part = isPart(search.tab) ? search.tab : "bring";
  const Part = parts[tab];
  return (
    <div className="sections">
      <Overview search={search} />
      <nav className="part-nav" aria-label={t("imports.parts")}>
        {Object.keys(parts).map((id) => (
          <Go
            key={id}
            to="/imports"
            search={{ ...filtersOf(search), ...(id === "bring" ? {} : { tab: id }) }}
            className="part-link"
            {...(id === tab ? { "aria-current": "page" as const } : {})}
          >
            {t(`imports.part.${id}`)}
          </Go>
        ))}
      </nav>
      <Part search={search} />
    </div>
  );
}
