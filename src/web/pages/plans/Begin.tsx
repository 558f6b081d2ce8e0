import { Button } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useWords } from "../../i18n/index.ts";
import { useMay } from "../../me.ts";
import { Icon } from "../../ui/Icon.tsx";
import { Dialog } from "../plan/form/Dialog.tsx";

interface BeginProps {
  /** The deal whose plan it is; without it an account is asked for. */
  readonly deal?: number;
  readonly account?: number;
  readonly label?: string;
  /** Other plans are there already. */
  readonly isQuiet?: boolean;
}

/** Begins a plan: with the usual steps, counted back from the day of value. */
export function Begin({ deal, account, label, isQuiet = false }: BeginProps) {
  const { t, language } = useWords();
  const navigate = useNavigate();
  const [isOpen, setOpen] = useState(false);
  const may = useMay("delivery");
  const isAsked = deal === undefined && account === undefined;
  if (!may) return null;
  return (
    <div className="plans-begin no-print">
      <Button size="sm" variant={isQuiet ? "default" : "filled"} leftSection={<Icon name="plus" size={16} />} onClick={() => setOpen(true)}>
        {label ?? t("plans.begin.do")}
      </Button>
      {isOpen && (
        <Dialog
          route="createPlan"
          title={t(deal === undefined ? "plans.begin.title" : "plans.begin.close")}
          text={t("plans.begin.text")}
          fields={[
            ...(isAsked
              ? [
                  {
                    name: "account",
                    label: t("plans.begin.account"),
                    kind: "account" as const,
                  },
                ]
              : []),
            { name: "objective", label: t("onePlan.field.objective"), kind: "area", required: true, hint: t("plans.begin.objectiveHint") },
            { name: "valueOn", label: t("onePlan.field.valueOn"), kind: "day", required: true, hint: t("plans.begin.valueHint") },
          ]}
          values={{ account: account === undefined ? "" : String(account) }}
          inputOf={({ account: named = "", objective = "", valueOn = "" }) => ({
            objective,
            valueOn,
            language,
            ...(deal === undefined ? { account: named } : { deal: String(deal) }),
          })}
          submit={t("plans.begin.do")}
          close={() => setOpen(false)}
          done={({ plan }) => void navigate({ to: `/plans/${plan}` })}
        />
      )}
    </div>
  );
}
