import type { Input } from "../../../../../contract/index.ts";
import { type Currency, minorDigits } from "../../../../../domain/index.ts";
import {
  directions,
  directionWords,
  meterTakeWords,
  outcomeBuckets,
  outcomeBucketWords,
  type Text,
  usageTakes,
} from "../../../../../standard/index.ts";
import { useWords } from "../../../../i18n/index.ts";
import { Dialog } from "../../form/Dialog.tsx";
import { numberOf, orNull, type Values } from "../../form/Field.tsx";
import { choiceOf, chosenOf, isUsage, choices as measuring } from "../../form/measured-by.ts";
import { newId, type PartProps, type PlanOutcome, peopleOf } from "../../load.ts";
import { minorOf } from "./Expand.tsx";

interface OutcomeFormProps extends Pick<PartProps, "plan"> {
  readonly outcome: PlanOutcome | null;
  readonly close: () => void;
}

type Sent = NonNullable<Input<"savePlanPart">["outcome"]>;

const figure = (value: number | null | undefined): string => (value === null || value === undefined ? "" : String(value));

/** What is typed of an outcome; what is left empty is not there. */
function sent(values: Values): Sent {
  const { statement = "", metric, unit = "", meter, currency = "", perUnit, baseline, baselineOn = "", target, upTo, dueOn = "" } = values;
  const bucket = outcomeBuckets.find((one) => one === values["bucket"]) ?? "revenue";
  const direction = directions.find((one) => one === values["direction"]) ?? "up";
  const measured = chosenOf(meter, values["take"]);
  return {
    statement,
    bucket,
    stake: orNull(values["stake"]),
    metric: orNull(metric) === null ? null : { name: metric ?? "", unit, direction, ...measured },
    baseline:
      orNull(baseline) === null || baselineOn === ""
        ? null
        : { value: numberOf(baseline), on: baselineOn, evidence: orNull(values["baselineEvidence"]) },
    target:
      orNull(target) === null || dueOn === ""
        ? null
        : { value: numberOf(target), upTo: direction === "band" && orNull(upTo) !== null ? numberOf(upTo) : null, dueOn },
    buyerOwner: orNull(values["buyerOwner"]),
    ourOwner: orNull(values["ourOwner"]),
    promiseId: orNull(values["promiseId"]),
    worth:
      orNull(perUnit) === null
        ? null
        : {
            perUnit: { minor: minorOf(perUnit, currency), currency },
            attribution: Math.min(1, Math.max(0, numberOf(values["share"]) / 100)),
          },
  };
}

function typed(outcome: PlanOutcome | null, currency: string): Values {
  const worth = outcome?.worth ?? null;
  return {
    statement: outcome?.statement ?? "",
    bucket: outcome?.bucket ?? "revenue",
    stake: outcome?.stake ?? "",
    metric: outcome?.metric?.name ?? "",
    unit: outcome?.metric?.unit ?? "",
    direction: outcome?.metric?.direction ?? "up",
    meter: choiceOf(outcome?.metric ?? { meter: null }),
    take: usageTakes.find((one) => one === outcome?.metric?.take) ?? "last",
    baseline: figure(outcome?.baseline?.value),
    baselineOn: outcome?.baseline?.on ?? "",
    baselineEvidence: outcome?.baseline?.evidence ?? "",
    target: figure(outcome?.target?.value),
    upTo: figure(outcome?.target?.upTo),
    dueOn: outcome?.target?.dueOn ?? "",
    buyerOwner: outcome?.buyerOwner ?? "",
    ourOwner: outcome?.ourOwner ?? "",
    promiseId: outcome?.promiseId ?? "",
    perUnit: worth === null ? "" : String(worth.perUnit.minor / 10 ** minorDigits(worth.perUnit.currency as Currency)),
    currency: worth?.perUnit.currency ?? currency,
    share: String(Math.round((worth?.attribution ?? 1) * 100)),
  };
}

/** Asked for once what it belongs to is typed: a name comes first, figures follow. */
const has =
  (...names: readonly string[]) =>
  (now: Values): boolean =>
    names.every((name) => (now[name] ?? "").trim() !== "");

export function OutcomeForm({ plan, outcome, close }: OutcomeFormProps) {
  const { t, language } = useWords();
  const choices = <T extends string>(values: readonly T[], words: Readonly<Record<T, Text>>) =>
    values.map((value) => ({ value, label: words[value][language] }));
  const nobody = { value: "", label: t("onePlan.outcomes.people") };
  const field = (name: string): string => t(`onePlan.field.${name}`);
  const isAgreed = outcome !== null && outcome.state !== "discovered";
  return (
    <Dialog
      route="savePlanPart"
      title={t(outcome === null ? "onePlan.outcomes.add" : "onePlan.outcomes.edit")}
      text={t(isAgreed ? "onePlan.outcomes.agreedText" : "onePlan.outcomes.formText")}
      base={outcome?.version ?? 0}
      fields={[
        { name: "statement", label: field("statement"), kind: "area", required: true, hint: t("onePlan.outcomes.statementHint") },
        { name: "bucket", label: field("bucket"), kind: "choice", options: choices(outcomeBuckets, outcomeBucketWords) },
        { name: "stake", label: field("stake"), kind: "text" },
        { name: "metric", label: field("metric"), kind: "text" },
        { name: "unit", label: field("unit"), kind: "text", when: has("metric") },
        { name: "direction", label: field("direction"), kind: "choice", options: choices(directions, directionWords), when: has("metric") },
        {
          name: "meter",
          label: field("meter"),
          kind: "choice",
          when: has("metric"),
          hint: t("onePlan.outcomes.meterHint"),
          options: [nobody, ...measuring(t, plan, outcome?.metric ?? { meter: null })],
        },
        { name: "take", label: field("take"), kind: "choice", options: choices(usageTakes, meterTakeWords), when: isUsage },
        { name: "baseline", label: field("baseline"), kind: "number", when: has("metric") },
        { name: "baselineOn", label: field("baselineOn"), kind: "day", required: true, when: has("metric", "baseline") },
        { name: "target", label: field("target"), kind: "number", when: has("metric") },
        { name: "dueOn", label: field("dueOn"), kind: "day", required: true, when: has("metric", "target") },
        { name: "upTo", label: field("upTo"), kind: "number", when: (now) => has("metric", "target")(now) && now["direction"] === "band" },
        { name: "buyerOwner", label: field("buyerOwner"), kind: "text", known: peopleOf(plan, "buyer") },
        { name: "ourOwner", label: field("ourOwner"), kind: "text", known: peopleOf(plan, "us"), ours: true },
        ...(plan.promises.length === 0
          ? []
          : [
              {
                name: "promiseId",
                label: field("promiseId"),
                kind: "choice" as const,
                options: [{ value: "", label: t("onePlan.nothing") }, ...plan.promises.map(({ id, text }) => ({ value: id, label: text }))],
              },
            ]),
        { name: "perUnit", label: field("perUnit"), kind: "number", hint: t("onePlan.outcomes.perUnitHint"), when: has("metric") },
        { name: "currency", label: field("currency"), kind: "text", required: true, when: has("metric", "perUnit") },
        { name: "share", label: field("share"), kind: "number", hint: t("onePlan.outcomes.shareHint"), when: has("metric", "perUnit") },
      ]}
      values={typed(outcome, plan.value.fees[0]?.currency ?? "EUR")}
      inputOf={(values, base) => ({ plan: plan.plan, kind: "outcome", part: outcome?.id ?? newId("outcome"), base, outcome: sent(values) })}
      close={close}
    />
  );
}
