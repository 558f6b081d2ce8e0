import { Button, NativeSelect } from "@mantine/core";
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
import { useWork } from "../../../../work.ts";
import { Dialog } from "../../form/Dialog.tsx";
import { type Field, linesOf, numberOf, orNull } from "../../form/Field.tsx";
import { peopleOf, todayText } from "../../load.ts";
import { Remove } from "../../Remove.tsx";
import type { CardProps } from "./card-props.ts";
import { Expand } from "./Expand.tsx";

type ActsProps = Omit<CardProps, "edit"> & { readonly edit: () => void };

/** What may be done with an outcome now. Confirming is not among it: that is the buyer's alone. */
export function Acts({ plan, outcome, edit }: ActsProps) {
  const { t, language } = useWords();
  const mayDeals = useMay("deals");
  const [open, setOpen] = useState<"measure" | "expand" | ImpactTransition | null>(null);
  const close = (): void => setOpen(null);
  const steps = impactTransitions.filter(({ from, by }) => from === outcome.state && by.some((role) => role !== "buyer"));
  const isOpen = outcome.closed === null;
  return (
    <div className="plan-actions no-print">
      {isOpen && (
        <>
          <Button size="xs" variant="default" onClick={edit}>
            {t("onePlan.change")}
          </Button>
          {outcome.metric !== null && (
            <Button size="xs" variant="default" onClick={() => setOpen("measure")}>
              {t("onePlan.outcomes.measure")}
            </Button>
          )}
          {steps.map((step) => (
            <Button key={step.to} size="xs" variant={step.needs.includes("reason") ? "default" : "light"} onClick={() => setOpen(step)}>
              {t(step.needs.includes("reason") ? "onePlan.outcomes.backTo" : "onePlan.outcomes.moveTo", {
                state: impactStateWords[step.to].title[language],
              })}
            </Button>
          ))}
        </>
      )}
      {outcome.state === "delivered" && <span className="small dim">{t("onePlan.outcomes.onlyBuyer")}</span>}
      {outcome.state === "confirmed" && mayDeals && (
        <Button size="xs" variant="light" onClick={() => setOpen("expand")}>
          {t("onePlan.outcomes.expand")}
        </Button>
      )}
      <Close plan={plan} outcome={outcome} />
      {outcome.state === "discovered" && outcome.changes.length === 0 && (
        <Remove plan={plan.plan} kind="outcome" part={outcome.id} version={outcome.version} name={outcome.statement} />
      )}
      {open === "measure" && <Measure plan={plan} outcome={outcome} close={close} />}
      {open === "expand" && <Expand plan={plan} outcome={outcome} close={close} />}
      {open !== null && typeof open === "object" && <Move plan={plan} outcome={outcome} step={open} close={close} />}
    </div>
  );
}

type Part = Omit<ActsProps, "edit">;

function Close({ plan, outcome }: Part) {
  const { t, language } = useWords();
  const { busy, problem, run } = useWork("closeOutcome");
  const send = (as: Closure | null): void => void run({ plan: plan.plan, outcome: outcome.id, as });
  if (outcome.closed !== null)
    return (
      <>
        <Button size="xs" variant="default" loading={busy} onClick={() => send(null)}>
          {t("onePlan.outcomes.reopen")}
        </Button>
        <Declined problem={problem} />
      </>
    );
  const allowed = closures.filter(
    (as) => as === "cancelled" || (outcome.state !== "discovered" && (as !== "achieved" || outcome.state !== "agreed")),
  );
  return (
    <>
      <NativeSelect
        size="xs"
        aria-label={t("onePlan.outcomes.close")}
        value=""
        disabled={busy}
        data={[
          { value: "", label: t("onePlan.outcomes.close") },
          ...allowed.map((value) => ({ value, label: closureWords[value][language] })),
        ]}
        onChange={({ currentTarget: { value } }) => {
          const as = closures.find((one) => one === value);
          if (as !== undefined) send(as);
        }}
      />
      <Declined problem={problem} />
    </>
  );
}

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
