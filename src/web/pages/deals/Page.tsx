import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { MoveDialog, type Moving } from "../../deals/MoveDialog.tsx";
import { useWords } from "../../i18n/index.ts";
import { useMay } from "../../me.ts";
import type { Search } from "../../search.ts";
import { Icon } from "../../ui/Icon.tsx";
import { Board } from "./Board.tsx";
import { Filters } from "./Filters.tsx";
import { List } from "./List.tsx";
import type { DealsProps } from "./load.ts";
import { NewDeal } from "./NewDeal.tsx";
import { Teaching } from "./Teaching.tsx";
import "../../ui/figure.css";
import "../../ui/part-nav.css";
import "../../ui/table.css";
import "../../deals/deals.css";
import "./page.css";

/** What is being sold: as a list, or as a board with a column for each stage. */
export function DealsPage({ view, answers: { any } }: DealsProps) {
  const { t } = useWords();
  const may = useMay("deals");
  const [isNew, setNew] = useState(false);
  const [moving, setMoving] = useState<Moving | null>(null);
  const { search } = view;
  const begin = may ? (
    <Button size="sm" leftSection={<Icon name="plus" size={16} />} onClick={() => setNew(true)}>
      {t("deals.new")}
    </Button>
  ) : null;
  return (
    <div className="sections">
      {any.total === 0 ? (
        <Teaching action={begin} />
      ) : (
        <>
          <div className="deals-head no-print">
            <Views search={search} />
            {begin}
          </div>
          <Filters search={search} pipelines={any.pipelines} owners={any.owners} />
          {search.show === "board" ? (
            <Board search={search} onMove={may ? setMoving : null} />
          ) : (
            <List search={search} onMove={may ? setMoving : null} />
          )}
        </>
      )}
      <NewDeal opened={isNew} pipelines={any.pipelines} currencies={view.currencies} onClose={() => setNew(false)} />
      <MoveDialog moving={moving} onClose={() => setMoving(null)} />
    </div>
  );
}

const VIEWS = ["list", "board"] as const;

function Views({ search }: { readonly search: Search }) {
  const { t } = useWords();
  const shown = search.show === "board" ? "board" : "list";
  return (
    <nav className="part-nav deals-views" aria-label={t("deals.views")}>
      {VIEWS.map((id) => (
        <Link
          key={id}
          to="/deals"
          search={{ ...search, show: id === "list" ? undefined : id } as never}
          activeOptions={{ exact: true, includeSearch: true }}
          className="part-link"
          {...(id === shown ? { "aria-current": "page" as const } : {})}
        >
          {t(`deals.view.${id}`)}
        </Link>
      ))}
    </nav>
  );
}
