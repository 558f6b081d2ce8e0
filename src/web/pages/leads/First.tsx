import { Button } from "@mantine/core";
import { useState } from "react";
import { useWords } from "../../i18n/index.ts";
import { useMay } from "../../me.ts";
import { Go } from "../../ui/Go.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { NewLead } from "./NewLead.tsx";
import "./leads.css";

/** The ledger is empty: the first lead may be noted by hand. */
export function FirstLead() {
  const { t } = useWords();
  const may = useMay("deals");
  const [isNew, setNew] = useState(false);
  return (
    <section className="card leads" aria-labelledby="leads-first">
      <h2 className="title" id="leads-first">
        {t("leads.first")}
      </h2>
      <p>{t("leads.lead")}</p>
      <p className="dim">{t("leads.empty")}</p>
      <div className="leads-first">
        {may && (
          <Button size="sm" leftSection={<Icon name="plus" size={16} />} onClick={() => setNew(true)}>
            {t("leads.new")}
          </Button>
        )}
        <Go to="/imports" className="link">
          {t("leads.import")}
        </Go>
      </div>
      <NewLead opened={isNew} close={() => setNew(false)} />
    </section>
  );
}
