import type { Input } from "../../../../../contract/index.ts";
import { useWords } from "../../../../i18n/index.ts";
import { Dialog } from "../../form/Dialog.tsx";
import { linesOf, numberOf, orNull, type Values } from "../../form/Field.tsx";
import type { PartProps } from "../../load.ts";
import { newId, type PlanStep, peopleOf } from "../../load.ts";

interface StepFormProps extends Pick<PartProps, "plan"> {
  /** `null` for one that is new. */
  readonly step: PlanStep | null;
  readonly close: () => void;
}

/** A step as it is sent, without what was computed of it. */
export const sentStep = ({ name, kind, dependsOn, days, buyerOwner, ourOwner, due, doneOn, evidence }: PlanStep) => ({
  name,
  kind,
  dependsOn,
  days,
  buyerOwner,
  ourOwner,
  due,
  doneOn,
  evidence,
});

export function StepForm({ plan, step, close }: StepFormProps) {
  const { t } = useWords();
  const others = plan.steps.filter(({ id }) => id !== step?.id).map(({ id, name }) => ({ value: id, label: name }));
  const known = { buyer: peopleOf(plan, "buyer"), us: peopleOf(plan, "us") };
  const inputOf = (values: Values, base: number): Input<"savePlanPart"> => ({
    plan: plan.plan,
    kind: "step",
    part: step?.id ?? newId("step"),
    base,
    step: {
      name: values["name"] ?? "",
      kind: step?.kind ?? null,
      days: numberOf(values["days"]),
      dependsOn: linesOf(values["dependsOn"]),
      buyerOwner: orNull(values["buyerOwner"]),
      ourOwner: orNull(values["ourOwner"]),
      due: orNull(values["due"]),
      doneOn: orNull(values["doneOn"]),
      evidence: linesOf(values["evidence"]),
    },
  });
  return (
    <Dialog
      route="savePlanPart"
      title={t(step === null ? "onePlan.steps.add" : "onePlan.steps.edit")}
      base={step?.version ?? 0}
      fields={[
        { name: "name", label: t("onePlan.field.name"), kind: "text", required: true },
        { name: "days", label: t("onePlan.field.days"), kind: "number", required: true },
        { name: "buyerOwner", label: t("onePlan.field.buyerOwner"), kind: "text", known: known.buyer },
        { name: "ourOwner", label: t("onePlan.field.ourOwner"), kind: "text", known: known.us, ours: true },
        { name: "due", label: t("onePlan.field.due"), kind: "day" },
        { name: "doneOn", label: t("onePlan.field.doneOn"), kind: "day" },
        ...(others.length === 0
          ? []
          : [{ name: "dependsOn", label: t("onePlan.field.dependsOn"), kind: "several" as const, options: others }]),
        { name: "evidence", label: t("onePlan.field.evidence"), kind: "area", hint: t("onePlan.aLine") },
      ]}
      values={{
        name: step?.name ?? "",
        days: String(step?.days ?? 5),
        buyerOwner: step?.buyerOwner ?? "",
        ourOwner: step?.ourOwner ?? "",
        due: step?.due ?? "",
        doneOn: step?.doneOn ?? "",
        dependsOn: (step?.dependsOn ?? []).join("\n"),
        evidence: (step?.evidence ?? []).join("\n"),
      }}
      inputOf={inputOf}
      close={close}
    />
  );
}
