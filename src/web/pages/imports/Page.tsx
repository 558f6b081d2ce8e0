import { Link } from "@tanstack/react-router";
import type { ComponentType } from "react";
import { useWords } from "../../i18n/index.ts";
import { filtersOf, type Search } from "../../search.ts";
import { PartNav } from "../../ui/PartNav.tsx";
import { Bring } from "./bring/Bring.tsx";
import { History } from "./ledger/History.tsx";
import { Issues } from "./ledger/Issues.tsx";
import { Matches } from "./ledger/Matches.tsx";
import { Templates } from "./ledger/Templates.tsx";
import { Usage } from "./ledger/Usage.tsx";
import { SavedMappings } from "./mapping/SavedMappings.tsx";
import { Overview } from "./Overview.tsx";
import "./imports.css";
import "./bring/bring.css";
import "./mapping/mapping.css";
import "./ledger/ledger.css";

const parts = {
  bring: Bring,
  history: History,
  usage: Usage,
  issues: Issues,
  matches: Matches,
  mappings: SavedMappings,
  templates: Templates,
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
      <PartNav
        label={t("imports.parts")}
        to="/imports"
        ids={Object.keys(parts)}
        open={tab}
        searchOf={(id) => ({ ...filtersOf(search), ...(id === "bring" ? {} : { tab: id }) })}
        says={(id) => t(`imports.part.${id}`)}
      >
        <Link to="/quality" search={filtersOf(search) as never} className="part-link">
          {t("imports.part.check")}
        </Link>
      </PartNav>
      <Part search={search} />
    </div>
  );
}
