import { Button } from "@mantine/core";
import { useState } from "react";
import { useWords } from "../../../../i18n/index.ts";
import { useMay } from "../../../../me.ts";
import { Icon } from "../../../../ui/Icon.tsx";
import { Dialog } from "../../form/Dialog.tsx";
import { linesOf, orNull } from "../../form/Field.tsx";
import { type PartProps, peopleOf, todayText } from "../../load.ts";

const signals = ["renews", "unsure", "leaves"] as const;

/** Reviews held with the customer: who was there, what was decided, how far each outcome was that day. */
export function Reviews({ plan }: PartProps) {
  const { t, f } = useWords();
  const may = useMay("delivery");
  const [isOpen, setOpen] = useState(false);
  const statements = new Map(plan.outcomes.map(({ id, statement }) => [id, statement]));
  return (
    <section className="card" aria-labelledby="reviews">
      <header className="plan-title">
        <div>
          <h3 className="title" id="reviews">
            {t("onePlan.reviews.title")}
          </h3>
          <p className="small dim">
            {plan.nextReviewOn === null ? t("onePlan.reviews.noNext") : t("onePlan.reviews.next", { day: f.day(plan.nextReviewOn) })}
          </p>
        </div>
        {may && (
          <Button
            size="xs"
            variant="default"
            className="no-print"
            leftSection={<Icon name="plus" size={14} />}
            onClick={() => setOpen(true)}
          >
            {t("onePlan.reviews.add")}
          </Button>
        )}
      </header>
      {plan.reviews.length === 0 && <p className="dim plan-empty">{t("onePlan.reviews.none")}</p>}
      {plan.reviews.toReversed().map(({ id, on, attendees, decisions, signal, snapshot }) => (
        <article key={id} className="review" aria-label={f.day(on)}>
          <h4>
            {f.day(on)} <span className="dim">{f.list(attendees)}</span>
          </h4>
          <p className={signal === "leaves" ? "plan-warn" : "small dim"}>
            {t(signal === null ? "onePlan.reviews.noSignal" : `onePlan.reviews.is.${signal}`)}
          </p>
          {decisions.length > 0 && (
            <ul className="plan-checks">
              {decisions.map((one) => (
                <li key={one}>{one}</li>
              ))}
            </ul>
          )}
          {snapshot.length > 0 && (
            <ul className="plan-checks small dim" aria-label={t("onePlan.reviews.snapshot")}>
              {snapshot.map(({ outcomeId, progress }) => (
                <li key={outcomeId}>
                  {statements.get(outcomeId) ?? outcomeId}:{" "}
                  {progress === null ? t("plans.notMeasured") : t("onePlan.reached", { n: f.ratio(progress, 0) })}
                </li>
              ))}
            </ul>
          )}
        </article>
      ))}
      {isOpen && (
        <Dialog
          route="holdReview"
          title={t("onePlan.reviews.add")}
          text={t("onePlan.reviews.formText")}
          fields={[
            { name: "on", label: t("onePlan.field.on"), kind: "day", required: true },
            { name: "nextReviewOn", label: t("onePlan.field.nextReviewOn"), kind: "day" },
            { name: "attendees", label: t("onePlan.reviews.attendees"), kind: "area", required: true, hint: t("onePlan.aLine") },
            { name: "decisions", label: t("onePlan.reviews.decisions"), kind: "area", hint: t("onePlan.aLine") },
            {
              name: "signal",
              label: t("onePlan.reviews.signal"),
              kind: "choice",
              options: [
                { value: "", label: t("onePlan.reviews.noSignal") },
                ...signals.map((value) => ({ value, label: t(`onePlan.reviews.is.${value}`) })),
              ],
            },
          ]}
          values={{ on: todayText(), attendees: peopleOf(plan).join("\n") }}
          inputOf={({ on = "", nextReviewOn, attendees, decisions, signal }) => ({
            plan: plan.plan,
            on,
            attendees: linesOf(attendees),
            decisions: linesOf(decisions),
            signal: signals.find((one) => one === signal) ?? null,
            ...(orNull(nextReviewOn) === null ? {} : { nextReviewOn: nextReviewOn ?? null }),
          })}
          close={() => setOpen(false)}
        />
      )}
    </section>
  );
}
