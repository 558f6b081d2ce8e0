import { Link } from "@tanstack/react-router";
import { type ComponentType, useEffect, useRef } from "react";
import { useWords } from "../../i18n/index.ts";
import type { PageProps } from "../../page.ts";
import { filtersOf } from "../../search.ts";
import { Agreements } from "./Agreements.tsx";
import { Header } from "./Header.tsx";
import type { load, PartProps } from "./load.ts";
import { Moments } from "./Moments.tsx";
import { People } from "./People.tsx";
import { Plans } from "./Plans.tsx";
import { Records } from "./Records.tsx";
import { Revenue } from "./Revenue.tsx";
import { Talk } from "./Talk.tsx";
import { Timeline } from "./Timeline.tsx";
import "../../ui/part-nav.css";
import "../../ui/table.css";
import "./account.css";

const parts = {
  timeline: Timeline,
  moments: Moments,
  revenue: Revenue,
  agreements: Agreements,
  plans: Plans,
  people: People,
  records: Records,
  talk: Talk,
} as const satisfies Readonly<Record<string, ComponentType<PartProps>>>;
type Part = keyof typeof parts;

const isPart = (text: string | undefined): text is Part => text !== undefined && Object.hasOwn(parts, text);

/** One customer, as marketing, sales and success all see it: who it is, what it pays, what it is worth, what is next, what happened. */
export function AccountPage({ view, answers: { account } }: PageProps<ReturnType<typeof load>>) {
  const { t } = useWords();
  const { search } = view;
  const tab: Part = isPart(search.tab) ? search.tab : "timeline";
  const Part = parts[tab];
  const nav = useRef<HTMLElement>(null);
  // On a narrow screen the parts do not fit side by side: the one that is open is brought into sight.
  useEffect(() => {
    const open = nav.current?.querySelector<HTMLElement>(`[data-part="${tab}"]`);
    if (nav.current && open) nav.current.scrollLeft = open.offsetLeft - 40;
  }, [tab]);
  const name = account.name ?? account.id;
  useEffect(() => {
    document.title = `${name} · OpenBowtie`;
  }, [name]);
  return (
    <div className="sections">
      <Header view={view} account={account} />
      <nav ref={nav} className="part-nav no-print" aria-label={t("account.parts")}>
        {Object.keys(parts).map((id) => (
          <Link
            key={id}
            to={`/accounts/${account.account}`}
            search={{ ...filtersOf(search), ...(id === "timeline" ? {} : { tab: id }) } as never}
            activeOptions={{ exact: true, includeSearch: true }}
            className="part-link"
            data-part={id}
            resetScroll={false}
            {...(id === tab ? { "aria-current": "page" as const } : {})}
          >
            {t(`account.part.${id}`)}
          </Link>
        ))}
      </nav>
      <Part view={view} account={account} />
    </div>
  );
}
