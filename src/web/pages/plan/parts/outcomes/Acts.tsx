import { Button, Menu } from "@mantine/core";
import { useState } from "react";
import {
  type Closure,
  closures,
  closureWords,
  type ImpactTransition,
  impactStateWords,
  impactTransitions,
  measurementSourceWords,
} from "../../../../../standard/index.ts";
import { useWords } from "../../../../i18n/index.ts";
import { useMay } from "../../../../me.ts";
import { Declined } from "../../../../ui/Declined.tsx";
import { Icon } from "../../../../ui/Icon.tsx";
import { useWork } from "../../../../work.ts";
import { Dialog } from "../../form/Dialog.tsx";
import { type Field, linesOf, numberOf, orNull } from "../../form/Field.tsx";
import { peopleOf, todayText } from "../../load.ts";
import { Remove } from "../../Remove.tsx";
import type { CardProps } from "./card-props.ts";
import { Expand } from "./Expand.tsx";

type ActsProps = Omit<CardProps, "edit"> & { readonly edit: () => void };

/** What may be done with an outcome now: what comes next first, the rest in a menu. Confirming is not among it: that is the buyer's alone. */
export function Acts({ plan, outcome, edit }: ActsProps) {
  const { t, language } = useWords();
  const mayDeals = useMay("deals");
  const [open, setOpen] = useState<"measure" | "expand" | ImpactTransition | null>(null);
  const { busy, problem, run } = useWork("closeOutcome");
  const close = (): void => setOpen(null);
  const isOpen = outcome.closed === null;
  const steps = impactTransitions.filter(({ from, by }) => isOpen && from === outcome.state && by.some((role) => role !== "buyer"));
  const [onward, back] = [steps.filter(({ needs }) => !needs.includes("reason")), steps.filter(({ needs }) => needs.includes("reason"))];
  const closeAs = (as: Closure | null): void => void run({ plan: plan.plan, outcome: outcome.id, as });
  return (
    <div className="plan-actions no-print">
      {onward.map((step) => (
        <Button key={step.to} size="xs" variant="light" onClick={() => setOpen(step)}>
          {t("onePlan.outcomes.moveTo", { state: impactStateWords[step.to].title[language] })}
        </Button>
      ))}
      {isOpen && outcome.metric !== null && (
        <Button size="xs" variant="default" onClick={() => setOpen("measure")}>
          {t("onePlan.outcomes.measure")}
        </Button>
      )}
      {outcome.state === "confirmed" && mayDeals && (
        <Button size="xs" variant="light" onClick={() => setOpen("expand")}>
          {t("onePlan.outcomes.expand")}
        </Button>
      )}
      <Menu position="bottom-start" withinPortal>
        <Menu.Target>
          <Button
            size="xs"
            variant="subtle"
            loading={busy}
            leftSection={<Icon name="more" size={14} />}
            aria-label={t("onePlan.outcomes.moreOf", { name: outcome.statement })}
          >
            {t("onePlan.outcomes.more")}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {isOpen && <Menu.Item onClick={edit}>{t("onePlan.change")}</Menu.Item>}
          {back.map((step) => (
            <Menu.Item key={step.to} onClick={() => setOpen(step)}>
              {t("onePlan.outcomes.backTo", { state: impactStateWords[step.to].title[language] })}
            </Menu.Item>
          ))}
          {isOpen && <Menu.Divider />}
          {isOpen ? (
            closuresOf(outcome).map((as) => (
              <Menu.Item key={as} onClick={() => closeAs(as)}>
                {t("onePlan.outcomes.closeAs", { as: closureWords[as][language] })}
              </Menu.Item>
            ))
          ) : (
            <Menu.Item onClick={() => closeAs(null)}>{t("onePlan.outcomes.reopen")}</Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {outcome.state === "discovered" && outcome.changes.length === 0 && (
        <Remove plan={plan.plan} kind="outcome" part={outcome.id} version={outcome.version} name={outcome.statement} />
      )}
      {isOpen && outcome.state === "delivered" && <span className="small dim">{t("onePlan.outcomes.onlyBuyer")}</span>}
      <Declined problem={problem} />
      {open === "measure" && <Measure plan={plan} outcome={outcome} close={close} />}
      {open === "expand" && <Expand plan={plan} outcome={outcome} close={close} />}
      {open !== null && typeof open === "object" && <Move plan={plan} outcome={outcome} step={open} close={close} />}
    </div>
  );
}

type Part = Omit<ActsProps, "edit">;

/** What nobody agreed on can only be cancelled; what was not delivered is not achieved. */
const closuresOf = ({ state }: Part["outcome"]): readonly Closure[] =>
  closures.filter((as) => as === "cancelled" || (state !== "discovered" && (as !== "achieved" || state !== "agreed")));

function Measure({ plan, outcome, close }: Part & { readonly close: () => void }) {
  const { t, language } = useWords();
  return (
    <Dialog
      route="measure"
      title={t("onePlan.outcomes.measure")}
      text={outcome.statement}
      fields={[
        { name: "value", label: `${outcome.metric?.name ?? ""} (${outcome.metric?.unit ?? ""})`, kind: "number", required: true },
        { name: "on", label: t("onePlan.field.on"), kind: "day", required: true },
        {
          name: "source",
          label: t("onePlan.outcomes.source"),
          kind: "choice",
          options: (["hand", "buyer"] as const).map((value) => ({ value, label: measurementSourceWords[value][language] })),
        },
        {
          name: "by",
          label: t("onePlan.outcomes.measuredBy"),
          kind: "text",
          known: peopleOf(plan),
          hint: t("onePlan.outcomes.measuredByHint"),
        },
        { name: "evidence", label: t("onePlan.field.evidence"), kind: "area" },
      ]}
      values={{ on: todayText(), source: "hand" }}
      inputOf={({ value, on = "", source, by, evidence }) => ({
        plan: plan.plan,
        outcome: outcome.id,
        on,
        value: numberOf(value),
        source: source === "buyer" ? "buyer" : "hand",
        evidence: orNull(evidence),
        ...(orNull(by) === null ? {} : { by: by ?? "" }),
      })}
      close={close}
    />
  );
}

function Move({ plan, outcome, step, close }: Part & { readonly step: ImpactTransition; readonly close: () => void }) {
  const { t, language } = useWords();
  const { to, needs } = step;
  const fields: Field[] = [
    ...(needs.includes("buyer")
      ? [{ name: "buyer", label: t("onePlan.outcomes.buyer"), kind: "text" as const, required: true, known: peopleOf(plan, "buyer") }]
      : []),
    ...(needs.includes("evidence")
      ? [{ name: "evidence", label: t("onePlan.field.evidence"), kind: "area" as const, hint: t("onePlan.outcomes.evidenceHint") }]
      : []),
    ...(needs.includes("reason") ? [{ name: "reason", label: t("onePlan.outcomes.why"), kind: "area" as const, required: true }] : []),
  ];
  return (
    <Dialog
      route="moveImpact"
      title={t("onePlan.outcomes.moveTo", { state: impactStateWords[to].title[language] })}
      text={impactStateWords[to].meaning[language]}
      fields={fields}
      values={{ buyer: outcome.buyerOwner ?? "" }}
      inputOf={({ buyer, evidence, reason }) => ({
        plan: plan.plan,
        outcome: outcome.id,
        to,
        evidence: linesOf(evidence),
        ...(needs.includes("buyer") ? { buyer: buyer ?? "" } : {}),
        ...(needs.includes("reason") ? { reason: reason ?? "" } : {}),
      })}
      submit={impactStateWords[to].title[language]}
      close={close}
    />
  );
}
