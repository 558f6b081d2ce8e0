import { Link } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { useWords } from "../../i18n/index.ts";
import type { PageProps } from "../../page.ts";
import { filtersOf } from "../../search.ts";
import { Head } from "./Head.tsx";
import type { load } from "./load.ts";
import { parts } from "./parts.ts";
import "../../ui/figure.css";
import "../../ui/part-nav.css";
import "../../ui/table.css";
import "../../deals/deals.css";
import "./deal.css";

/** One deal, from the first conversation to what it became: everybody who works on it looks here. */
export function DealPage({ view, answers: { deal } }: PageProps<ReturnType<typeof load>>) {
  const { t } = useWords();
  const { search } = view;
  const open = parts.find(({ id }) => id === search.tab) ?? parts[0];
  const nav = useRef<HTMLElement>(null);
  // On a narrow screen the parts do not fit side by side: the one that is open is brought into sight.
  useEffect(() => {
    const link = nav.current?.querySelector<HTMLElement>(`[data-part="${open?.id}"]`);
    if (nav.current && link) nav.current.scrollLeft = link.offsetLeft - 40;
  }, [open?.id]);
  useEffect(() => {
    document.title = `${deal.name} · OpenBowtie`;
  }, [deal.name]);
  return (
    <div className="sections">
      <Head view={view} deal={deal} />
      <nav ref={nav} className="part-nav no-print" aria-label={t("deal.parts")}>
        {parts.map(({ id }) => (
          <Link
            key={id}
            to={`/deals/${deal.deal}`}
            search={{ ...filtersOf(search), tab: id } as never}
            activeOptions={{ exact: true, includeSearch: true }}
            className="part-link"
            data-part={id}
            resetScroll={false}
            {...(id === open?.id ? { "aria-current": "page" as const } : {})}
          >
            {t(`deal.part.${id}`)}
          </Link>
        ))}
      </nav>
      {open && <open.Part view={view} deal={deal} />}
    </div>
  );
}
