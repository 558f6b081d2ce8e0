import { Button } from "@mantine/core";
import { useState } from "react";
import { useWords } from "../../../../i18n/index.ts";
import { useMay } from "../../../../me.ts";
import { Dialog } from "../../form/Dialog.tsx";
import { orNull } from "../../form/Field.tsx";
import { newId, type PartProps, type PlanPromise, peopleOf, todayText } from "../../load.ts";
import { PlanList } from "../../PlanList.tsx";

type Open =
  | { readonly what: "edit"; readonly promise: PlanPromise | null }
  | { readonly what: "drop"; readonly promise: PlanPromise }
  | null;

/** What was said to the customer in the sale, by whom, in which words, and what became of it. */
export function Promises({ plan }: PartProps) {
  const { t } = useWords();
  const may = useMay("delivery");
  const [open, setOpen] = useState<Open>(null);
  return (
    <PlanList
      id="promises"
      title={t("onePlan.promises.title")}
      columns={["promise", "by", "fate", "outcome"]}
      isEmpty={plan.promises.length === 0}
      add={may ? () => setOpen({ what: "edit", promise: null }) : null}
      dialog={
        <>
          {open?.what === "edit" && <Form plan={plan} promise={open.promise} close={() => setOpen(null)} />}
          {open?.what === "drop" && <Drop plan={plan} promise={open.promise} close={() => setOpen(null)} />}
        </>
      }
    >
      {plan.promises.map((promise) => (
        <Row key={promise.id} plan={plan} promise={promise} open={may ? setOpen : null} />
      ))}
    </PlanList>
  );
}

interface RowProps extends Pick<PartProps, "plan"> {
  readonly promise: PlanPromise;
  readonly open: ((open: Open) => void) | null;
}

function Row({ plan, promise, open }: RowProps) {
  const { t, f } = useWords();
  const { text, by, on, quote, ref, fate, dropped } = promise;
  const outcome = plan.outcomes.find(({ id }) => id === promise.outcome);
  const isBad = fate === "lost" || fate === "broken";
  return (
    <tr>
      <th scope="row">
        {text}
        {quote !== null && <q className="small dim plan-beneath">{quote}</q>}
        {ref !== null && <span className="small dim plan-beneath">{ref}</span>}
      </th>
      <td data-label={t("onePlan.promises.by")}>
        <span>
          {by}
          <span className="small dim plan-beneath">{f.day(on)}</span>
        </span>
      </td>
      <td data-label={t("onePlan.promises.fate")} className={isBad ? "plan-warn" : undefined}>
        <span>
          {t(`onePlan.promises.is.${fate}`)}
          {dropped !== null && (
            <span className="small dim plan-beneath">
              {t("onePlan.promises.dropped", { day: f.day(dropped.on), reason: dropped.reason, buyer: dropped.buyer, us: dropped.us })}
            </span>
          )}
        </span>
      </td>
      <td data-label={t("onePlan.promises.outcome")} className={outcome ? undefined : "dim"}>
        {outcome?.statement ?? t("onePlan.promises.noOutcome")}
      </td>
      {open !== null && (
        <td className="plan-do no-print">
          <span className="plan-buttons">
            {dropped === null && (
              <>
                <Button
                  size="compact-xs"
                  variant="default"
                  onClick={() => open({ what: "edit", promise })}
                  aria-label={t("onePlan.editOf", { name: text })}
                >
                  {t("onePlan.change")}
                </Button>
                <Button
                  size="compact-xs"
                  variant="default"
                  onClick={() => open({ what: "drop", promise })}
                  aria-label={t("onePlan.promises.dropOf", { name: text })}
                >
                  {t("onePlan.promises.drop")}
                </Button>
              </>
            )}
          </span>
        </td>
      )}
    </tr>
  );
}

interface FormProps<P> extends Pick<PartProps, "plan"> {
  readonly promise: P;
  readonly close: () => void;
}

function Form({ plan, promise, close }: FormProps<PlanPromise | null>) {
  const { t } = useWords();
  const field = (name: string): string => t(`onePlan.field.${name}`);
  return (
    <Dialog
      route="savePlanPart"
      title={t(promise === null ? "onePlan.promises.add" : "onePlan.promises.edit")}
      base={promise?.version ?? 0}
      fields={[
        { name: "text", label: field("text"), kind: "area", required: true },
        { name: "by", label: field("by"), kind: "text", required: true, known: peopleOf(plan, "us"), ours: true },
        { name: "on", label: field("on"), kind: "day", required: true },
        { name: "quote", label: field("quote"), kind: "area" },
        { name: "ref", label: field("ref"), kind: "text" },
      ]}
      values={{
        text: promise?.text ?? "",
        by: promise?.by ?? "",
        on: promise?.on ?? todayText(),
        quote: promise?.quote ?? "",
        ref: promise?.ref ?? "",
      }}
      inputOf={({ text = "", by = "", on = "", quote, ref }, base) => ({
        plan: plan.plan,
        kind: "promise",
        part: promise?.id ?? newId("promise"),
        base,
        promise: { text, by, on, quote: orNull(quote), ref: orNull(ref) },
      })}
      close={close}
    />
  );
}

function Drop({ plan, promise, close }: FormProps<PlanPromise>) {
  const { t } = useWords();
  return (
    <Dialog
      route="dropPromise"
      title={t("onePlan.promises.dropTitle", { name: promise.text })}
      text={t("onePlan.promises.dropText")}
      fields={[
        { name: "reason", label: t("onePlan.promises.reason"), kind: "area", required: true },
        { name: "buyer", label: t("onePlan.promises.buyer"), kind: "text", required: true, known: peopleOf(plan, "buyer") },
        { name: "us", label: t("onePlan.promises.us"), kind: "text", required: true, known: peopleOf(plan, "us"), ours: true },
      ]}
      inputOf={({ reason = "", buyer = "", us = "" }) => ({ plan: plan.plan, promise: promise.id, reason, buyer, us })}
      submit={t("onePlan.promises.drop")}
      close={close}
    />
  );
}
