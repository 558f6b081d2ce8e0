import { Link } from "@tanstack/react-router";
import { type ComponentType, useEffect, useRef } from "react";
import { useWords } from "../../i18n/index.ts";
import { filtersOf, type Search } from "../../search.ts";
import { Bring } from "./bring/Bring.tsx";
import { History } from "./ledger/History.tsx";
import { Issues } from "./ledger/Issues.tsx";
import { Matches } from "./ledger/Matches.tsx";
import { Templates } from "./ledger/Templates.tsx";
import { SavedMappings } from "./mapping/SavedMappings.tsx";
import { Overview } from "./Overview.tsx";
import "../../ui/part-nav.css";
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
} as const satisfies Readonly<Record<string, ComponentType<{ readonly search: Search }>>>;
type Part = keyof typeof parts;

const isPart = (text: string | undefined): text is Part => text !== undefined && Object.hasOwn(parts, text);

/** What is in the ledger, and everything that brings, corrects or takes back what is in it. */
export function ImportsPage({ search }: { readonly search: Search }) {
  const { t } = useWords();
  const tab: Part = isPart(search.tab) ? search.tab : "bring";
  const Part = parts[tab];
  const nav = useRef<HTMLElement>(null);
  // On a narrow screen the parts do not fit side by side: the one that is open is brought into sight.
  useEffect(() => {
    const open = nav.current?.querySelector<HTMLElement>(`[data-part="${tab}"]`);
    if (nav.current && open) nav.current.scrollLeft = open.offsetLeft - 40;
  }, [tab]);
  return (
    <div className="sections">
      <Overview search={search} />
      <nav ref={nav} className="part-nav" aria-label={t("imports.parts")}>
        {Object.keys(parts).map((id) => (
          <Link
            key={id}
            to="/imports"
            search={{ ...filtersOf(search), ...(id === "bring" ? {} : { tab: id }) } as never}
            activeOptions={{ exact: true, includeSearch: true }}
            className="part-link"
            data-part={id}
            {...(id === tab ? { "aria-current": "page" as const } : {})}
          >
            {t(`imports.part.${id}`)}
          </Link>
        ))}
        <Link to="/quality" search={filtersOf(search) as never} className="part-link">
          {t("imports.part.check")}
        </Link>
      </nav>
      <Part search={search} />
    </div>
  );
}
