import { useEffect } from "react";
import { useWords } from "../../i18n/index.ts";
import type { PageProps } from "../../page.ts";
import { filtersOf } from "../../search.ts";
import { PartNav } from "../../ui/PartNav.tsx";
import { Head } from "./Head.tsx";
import type { load } from "./load.ts";
import { parts } from "./parts.ts";
import "../../ui/figure.css";
import "../../ui/table.css";
import "../../deals/deals.css";
import "./deal.css";

/** One deal, from the first conversation to what it became: everybody who works on it looks here. */
export function DealPage({ view, answers: { deal } }: PageProps<ReturnType<typeof load>>) {
  const { t } = useWords();
  const { search } = view;
  const open = parts.find(({ id }) => id === search.tab) ?? parts[0];
  useEffect(() => {
    document.title = `${deal.name} · OpenBowtie`;
  }, [deal.name]);
  return (
    <div className="sections">
      <Head view={view} deal={deal} />
      <PartNav
        label={t("deal.parts")}
        to={`/deals/${deal.deal}`}
        ids={parts.map(({ id }) => id)}
        open={open?.id}
        searchOf={(id) => ({ ...filtersOf(search), tab: id })}
        says={(id) => t(`deal.part.${id}`)}
      />
      {open && <open.Part view={view} deal={deal} />}
    </div>
  );
}
