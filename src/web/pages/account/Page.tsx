import { type ComponentType, useEffect } from "react";
import { useWords } from "../../i18n/index.ts";
import type { PageProps } from "../../page.ts";
import { filtersOf } from "../../search.ts";
import { PartNav } from "../../ui/PartNav.tsx";
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
  const name = account.name ?? account.id;
  useEffect(() => {
    document.title = `${name} · OpenBowtie`;
  }, [name]);
  return (
    <div className="sections">
      <Header view={view} account={account} />
      <PartNav
        label={t("account.parts")}
        to={`/accounts/${account.account}`}
        ids={Object.keys(parts)}
        open={tab}
        searchOf={(id) => ({ ...filtersOf(search), ...(id === "timeline" ? {} : { tab: id }) })}
        says={(id) => t(`account.part.${id}`)}
      />
      <Part view={view} account={account} />
    </div>
  );
}
