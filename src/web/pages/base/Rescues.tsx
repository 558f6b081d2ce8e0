import { Button } from "@mantine/core";
import { useState } from "react";
import { useWords } from "../../i18n/index.ts";
import { useMay } from "../../me.ts";
import { Icon } from "../../ui/Icon.tsx";
import { AddRescue } from "./AddRescue.tsx";
import { Listing } from "./Listing.tsx";
import type { SectionProps } from "./load.ts";
import { RateSaid } from "./say.tsx";

/** Efforts by hand to keep a customer: what they cost, and what they come from. */
export function Rescues({ view, base }: SectionProps) {
  const { t, f } = useWords();
  const may = useMay("delivery");
  const [isAdding, setAdding] = useState(false);
  const { saved, needed, causes, list } = base.rescues;
  return (
    <Listing
      view={view}
      id="rescues"
      list={list}
      keyOf={(row) => `${row.account} ${row.rescue}`}
      pick={(answer) => answer.rescues.list}
      columns={[
        { id: "on", cell: (row) => f.day(row.on), plain: (row) => row.on },
        { id: "cause", cell: (row) => row.cause, plain: (row) => row.cause },
        {
          id: "end",
          cell: (row) => t(`base.rescue.${row.isSaved === null ? "going" : row.isSaved ? "saved" : "lost"}`),
          plain: (row) => t(`base.rescue.${row.isSaved === null ? "going" : row.isSaved ? "saved" : "lost"}`),
        },
      ]}
    >
      {may && (
        <Button
          size="xs"
          variant="default"
          mt="xs"
          leftSection={<Icon name="plus" size={14} />}
          onClick={() => setAdding(true)}
          className="no-print"
        >
          {t("base.addRescue.open")}
        </Button>
      )}
      <AddRescue opened={isAdding} close={() => setAdding(false)} day={base.on} />
      <dl className="base-facts">
        <div>
          <dt>{t("base.rescues.saved")}</dt>
          <dd>
            <RateSaid rate={saved} />
          </dd>
        </div>
        <div>
          <dt>{t("base.rescues.needed")}</dt>
          <dd>
            <RateSaid rate={needed} />
          </dd>
        </div>
        {causes.slice(0, 3).map(({ cause, n }) => (
          <div key={cause}>
            <dt>{cause}</dt>
            <dd>
              <b>{f.number(n, 0)}</b>
            </dd>
          </div>
        ))}
      </dl>
    </Listing>
  );
}

/** Relations that hang on one person, or on none any more. */
export function Threads({ view, base }: SectionProps) {
  const { t, f } = useWords();
  const { single, n } = base.threads;
  return (
    <Listing
      view={view}
      id="threads"
      list={single}
      keyOf={(row) => String(row.account)}
      pick={(answer) => answer.threads.single}
      columns={[
        {
          id: "people",
          cell: (row) => (row.people.length === 0 ? t("base.threads.nobody") : f.list(row.people)),
          plain: (row) => row.people.join("; "),
        },
        { id: "before", isNumber: true, cell: (row) => f.number(row.before, 0), plain: (row) => row.before },
      ]}
    >
      <p className="small dim">{t("base.threads.of", { n: f.number(n, 0) })}</p>
    </Listing>
  );
}
