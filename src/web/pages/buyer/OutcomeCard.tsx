import { Button } from "@mantine/core";
import { useState } from "react";
import { useWords } from "../../i18n/index.ts";
import { Icon, type IconName } from "../../ui/Icon.tsx";
import { placeOf } from "./Asks.tsx";
import { mayAct, useActing } from "./acting.ts";
import { type SharedOutcome, useFigure } from "./figure.ts";
import { ConfirmForm, DisputeForm, MeasureForm } from "./OutcomeForms.tsx";

const icons: Readonly<Record<SharedOutcome["state"], IconName>> = {
  discovered: "edit",
  agreed: "link",
  delivered: "bowtie",
  confirmed: "check",
};

interface OutcomeProps {
  readonly outcome: SharedOutcome;
  readonly today: string;
}

/** One result: from where to where, by when, how far it is, and the reader's word on it. */
export function OutcomeCard({ outcome, today }: OutcomeProps) {
  const { t } = useWords();
  const { id, statement, state, closed, buyerOwner, ourOwner } = outcome;
  return (
    <article className="card shared-outcome" aria-labelledby={placeOf("outcome", id)}>
      <p className={`shared-state shared-state-${state}`}>
        <Icon name={icons[state]} size={15} />
        {closed === null ? t(`shared.state.${state}`) : `${t(`shared.state.${state}`)} · ${t(`shared.closedAs.${closed.as}`)}`}
      </p>
      <h3 id={placeOf("outcome", id)} tabIndex={-1} className="title">
        {statement}
      </h3>
      <Figures outcome={outcome} />
      <Words outcome={outcome} />
      <Worth outcome={outcome} />
      <p className="small dim">{t("shared.owners", { you: buyerOwner ?? t("shared.nobody"), we: ourOwner ?? t("shared.nobody") })}</p>
      <Actions outcome={outcome} today={today} />
      <Measured outcome={outcome} />
    </article>
  );
}

function Figures({
  outcome: { metric, baseline, target, measurements, progress, expected, isAtRisk, reason },
}: {
  readonly outcome: SharedOutcome;
}) {
  const { t, f } = useWords();
  const figure = useFigure();
  if (metric === null || baseline === null || target === null) return <p className="dim">{t("shared.incomplete")}</p>;
  const newest = measurements.at(-1);
  const goal =
    target.upTo === null ? figure(target.value, metric.unit) : `${f.number(target.value, 2)}–${figure(target.upTo, metric.unit)}`;
  return (
    <>
      <dl className="shared-figures">
        <div>
          <dt>{t("shared.from", { day: f.day(baseline.on) })}</dt>
          <dd>{figure(baseline.value, metric.unit)}</dd>
        </div>
        <div>
          <dt>{newest === undefined ? t("shared.now") : t("shared.nowOn", { day: f.day(newest.on) })}</dt>
          <dd className={newest === undefined ? "shared-missing" : "shared-now"}>
            {newest === undefined ? t("shared.notMeasured") : figure(newest.value, metric.unit)}
          </dd>
        </div>
        <div>
          <dt>{t("shared.to", { day: f.day(target.dueOn) })}</dt>
          <dd>{goal}</dd>
        </div>
      </dl>
      <p className="small dim">{metric.name}</p>
      {progress === null ? (
        <p className="small dim">{t(`shared.reason.${reason ?? "not_measured"}`)}</p>
      ) : (
        <div>
          <div className="shared-bar" aria-hidden="true">
            <span style={{ width: `${progress * 100}%` }} />
            {expected !== null && <i style={{ left: `${expected * 100}%` }} />}
          </div>
          <p className="small">
            {t("shared.progress", { progress: f.ratio(progress, 0) })}
            {expected !== null && <span className="dim"> · {t("shared.expected", { expected: f.ratio(expected, 0) })}</span>}
            {isAtRisk && (
              <span className="shared-risk">
                {" "}
                <Icon name="warning" size={14} /> {t("shared.atRisk")}
              </span>
            )}
          </p>
        </div>
      )}
    </>
  );
}

/** What the reader's own side has said of it. */
function Words({ outcome: { confirmed, disputed } }: { readonly outcome: SharedOutcome }) {
  const { t, f } = useWords();
  const said = confirmed ?? disputed;
  if (said === null) return null;
  return (
    <p className={`shared-word ${disputed === null ? "" : "shared-word-disputed"}`}>
      {t(disputed === null ? "shared.confirmedBy" : "shared.disputedBy", { by: said.by, day: f.day(said.on) })}
      {said.reason !== null && <q>{said.reason}</q>}
    </p>
  );
}

function Worth({ outcome: { value, metric } }: { readonly outcome: SharedOutcome }) {
  const { t, f } = useWords();
  if (value === null || metric === null) return null;
  const { currency } = value.perUnit;
  const parts = (["confirmed", "claimed"] as const).flatMap((kind) => {
    const amount = value[kind];
    return amount === null || amount === 0 ? [] : [t(`shared.worth.${kind}`, { money: f.money(amount, currency) })];
  });
  return (
    <p className="small">
      {parts.length > 0 && <strong>{parts.join(" · ")} </strong>}
      <span className="dim">
        {t("shared.worth.how", { money: f.money(value.perUnit.minor, currency), unit: metric.unit, share: f.ratio(value.attribution, 0) })}
      </span>
    </p>
  );
}

type Form = "confirm" | "dispute" | "measure";

function Actions({ outcome, today }: OutcomeProps) {
  const { t } = useWords();
  const acting = useActing();
  const [open, setOpen] = useState<Form | null>(null);
  const { statement, mayConfirm, mayDispute, mayMeasure, state } = outcome;
  if (!mayAct(acting) || !(mayConfirm || mayDispute || mayMeasure)) return null;
  const close = (): void => setOpen(null);
  const button = (form: Form, label: string, isMain = false) => (
    <Button
      size="sm"
      variant={isMain ? "filled" : "default"}
      aria-expanded={open === form}
      aria-label={`${label}: ${statement}`}
      onClick={() => setOpen(open === form ? null : form)}
    >
      {label}
    </Button>
  );
  return (
    <div className="shared-actions no-print">
      <div className="shared-buttons">
        {mayConfirm && button("confirm", t("shared.confirm.do"), true)}
        {mayDispute && button("dispute", t(state === "confirmed" ? "shared.dispute.back" : "shared.dispute.do"))}
        {mayMeasure && button("measure", t("shared.measure.do"))}
      </div>
      {open === "confirm" && mayConfirm && <ConfirmForm outcome={outcome} close={close} />}
      {open === "dispute" && mayDispute && <DisputeForm outcome={outcome} close={close} />}
      {open === "measure" && mayMeasure && <MeasureForm outcome={outcome} today={today} close={close} />}
    </div>
  );
}

function Measured({ outcome: { measurements, metric } }: { readonly outcome: SharedOutcome }) {
  const { t, f } = useWords();
  const figure = useFigure();
  if (measurements.length === 0 || metric === null) return null;
  const rows = measurements.map((one, place) => ({ ...one, place })).reverse();
  return (
    <details className="shared-measured">
      <summary>{t("shared.measured", { count: measurements.length, n: measurements.length })}</summary>
      <div className="table-box">
        <table>
          <thead>
            <tr>
              <th scope="col">{t("shared.day")}</th>
              <th scope="col" className="num">
                {t("shared.measure.value")}
              </th>
              <th scope="col">{t("shared.source.title")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ place, on, value, source }) => (
              <tr key={place}>
                <td className="nowrap">{f.day(on)}</td>
                <td className="num">{figure(value, metric.unit)}</td>
                <td>{t(`shared.source.${source}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
