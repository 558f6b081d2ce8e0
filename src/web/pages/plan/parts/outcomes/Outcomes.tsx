import { Button } from "@mantine/core";
import { useState } from "react";
import { useWords } from "../../../../i18n/index.ts";
import { useMay } from "../../../../me.ts";
import { Icon } from "../../../../ui/Icon.tsx";
import type { PartProps, PlanOutcome } from "../../load.ts";
import { Card } from "./Card.tsx";
import { OutcomeForm } from "./OutcomeForm.tsx";
import "./outcomes.css";

/** What the customer wants to become better, in figures: how far it has come, and how far the two sides have come about it. */
export function Outcomes({ plan }: PartProps) {
  const { t, f } = useWords();
  const may = useMay("delivery");
  const [editing, setEditing] = useState<PlanOutcome | "new" | null>(null);
  return (
    <div className="sections">
      <header className="plan-title">
        <div>
          <h3 className="title">{t("onePlan.outcomes.title")}</h3>
          <p className="small dim">
            {t("onePlan.outcomes.text")}
            {plan.closureScore !== null && ` ${t("onePlan.outcomes.score", { n: f.ratio(plan.closureScore, 0) })}`}
          </p>
        </div>
        {may && (
          <Button
            size="xs"
            variant="default"
            className="no-print"
            leftSection={<Icon name="plus" size={14} />}
            onClick={() => setEditing("new")}
          >
            {t("onePlan.outcomes.add")}
          </Button>
        )}
      </header>
      {plan.outcomes.length === 0 && <p className="card dim">{t("onePlan.outcomes.none")}</p>}
      {plan.outcomes.map((outcome) => (
        <Card key={outcome.id} plan={plan} outcome={outcome} edit={may ? () => setEditing(outcome) : null} />
      ))}
      {editing !== null && <OutcomeForm plan={plan} outcome={editing === "new" ? null : editing} close={() => setEditing(null)} />}
    </div>
  );
}
