import { useNavigate } from "@tanstack/react-router";
import type { Currency } from "../../../../../domain/index.ts";
import { minorDigits } from "../../../../../domain/index.ts";
import { useWords } from "../../../../i18n/index.ts";
import { Dialog } from "../../form/Dialog.tsx";
import { numberOf, orNull } from "../../form/Field.tsx";
import { peopleOf, todayText } from "../../load.ts";
import type { CardProps } from "./card-props.ts";

/** Whole minor units of a figure in major ones. */
export const minorOf = (text: string | undefined, currency: string): number =>
  Math.round(numberOf(text) * 10 ** minorDigits(currency as Currency));

/** Growth from proven value: a deal that names this outcome. */
export function Expand({ plan, outcome, close }: Omit<CardProps, "edit"> & { readonly close: () => void }) {
  const { t } = useWords();
  const navigate = useNavigate();
  return (
    <Dialog
      route="expandFrom"
      title={t("onePlan.outcomes.expand")}
      text={t("onePlan.outcomes.expandText", { outcome: outcome.statement })}
      fields={[
        { name: "name", label: t("onePlan.outcomes.dealName"), kind: "text", required: true },
        { name: "amount", label: t("onePlan.outcomes.amount"), kind: "number" },
        { name: "currency", label: t("onePlan.field.currency"), kind: "text" },
        { name: "what", label: t("onePlan.outcomes.nextStep"), kind: "text", required: true },
        { name: "on", label: t("onePlan.field.on"), kind: "day", required: true },
        { name: "owner", label: t("onePlan.field.ourOwner"), kind: "text", required: true, known: peopleOf(plan, "us"), ours: true },
      ]}
      values={{
        on: todayText(),
        owner: outcome.ourOwner ?? "",
        currency: outcome.worth?.perUnit.currency ?? plan.value.fees[0]?.currency ?? "EUR",
      }}
      inputOf={({ name = "", amount, currency = "EUR", what = "", on = "", owner = "" }) => ({
        plan: plan.plan,
        outcome: outcome.id,
        name,
        amount: orNull(amount) === null ? null : { minor: minorOf(amount, currency), currency },
        nextStep: { what, on, owner },
      })}
      submit={t("onePlan.outcomes.expand")}
      close={close}
      done={({ deal }) => void navigate({ to: `/deals/${deal.deal}` })}
    />
  );
}
