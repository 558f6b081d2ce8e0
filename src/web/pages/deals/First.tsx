import { Button } from "@mantine/core";
import { useState } from "react";
import { ask, useAsks } from "../../ask.ts";
import { useWords } from "../../i18n/index.ts";
import { useMay } from "../../me.ts";
import { Icon } from "../../ui/Icon.tsx";
import { NewDeal } from "./NewDeal.tsx";
import { Teaching } from "./Teaching.tsx";
import "../../deals/deals.css";
import "./page.css";

/** The ledger is empty: the first deal may be begun by hand. */
export function FirstDeal() {
  const { t } = useWords();
  const may = useMay("deals");
  const asked = useAsks({ known: ask("pipelines", {}) });
  const [isNew, setNew] = useState(false);
  const begin = may ? (
    <Button size="sm" leftSection={<Icon name="plus" size={16} />} disabled={asked.kind !== "ready"} onClick={() => setNew(true)}>
      {t("deals.new")}
    </Button>
  ) : null;
  return (
    <>
      <Teaching action={begin} />
      {asked.kind === "ready" && (
        <NewDeal opened={isNew} pipelines={asked.answers.known.pipelines} currencies={[]} onClose={() => setNew(false)} />
      )}
    </>
  );
}
