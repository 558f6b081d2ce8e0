import { Button, Checkbox, Textarea } from "@mantine/core";
import { useState } from "react";
import { useWords } from "../../../../i18n/index.ts";
import { FactModal } from "./FactModal.tsx";
import { DayField } from "./fields.tsx";
import { orNull, type Piece } from "./recording.ts";

/** The day by which the customer must have it, and what happens when it is missed. */
export function CriticalEvent(piece: Piece) {
  const { t, f } = useWords();
  const [open, setOpen] = useState(false);
  const { event, priority } = piece.told;
  return (
    <section className="card" aria-labelledby="dx-event">
      <header className="dx-head">
        <h3 className="title" id="dx-event">
          {t("diagnosis.event")}
        </h3>
        {piece.may && (
          <Button size="xs" variant="default" className="no-print" onClick={() => setOpen(true)}>
            {t(event === null ? "diagnosis.addEvent" : "diagnosis.change")}
          </Button>
        )}
      </header>
      {event === null ? (
        <p className="dim">{t("diagnosis.noEvent")}</p>
      ) : (
        <>
          <p>
            <b>{event.on === null ? t("diagnosis.noDay") : f.day(event.on)}</b>: {event.description}
          </p>
          {priority.daysToEvent !== null && (
            <p className="small dim">
              {t(priority.daysToEvent < 0 ? "diagnosis.daysPast" : "diagnosis.daysAhead", { count: Math.abs(priority.daysToEvent) })}
            </p>
          )}
          <dl className="dx-facts">
            <div>
              <dt className="small dim">{t("diagnosis.field.consequence")}</dt>
              <dd>{event.consequence ?? <span className="dim">{t("diagnosis.notSaid")}</span>}</dd>
            </div>
            <div>
              <dt className="small dim">{t("diagnosis.whoseDay")}</dt>
              <dd>{t(event.isTheirs ? "diagnosis.theirs" : "diagnosis.ours")}</dd>
            </div>
            <div>
              <dt className="small dim">{t("diagnosis.field.isTested")}</dt>
              <dd>{t(event.isTested ? "diagnosis.tested" : "diagnosis.untested")}</dd>
            </div>
          </dl>
          <p className="small dim">{t("diagnosis.recorded", { by: event.recordedBy, day: f.day(event.knownOn) })}</p>
        </>
      )}
      {open && <EventForm {...piece} onClose={() => setOpen(false)} />}
    </section>
  );
}

function EventForm({ told, onClose }: Piece & { readonly onClose: () => void }) {
  const { t } = useWords();
  const { event } = told;
  const [description, setDescription] = useState(event?.description ?? "");
  const [on, setOn] = useState(event?.on ?? null);
  const [consequence, setConsequence] = useState(event?.consequence ?? "");
  const [isTheirs, setTheirs] = useState(event?.isTheirs ?? true);
  const [isTested, setTested] = useState(event?.isTested ?? false);
  return (
    <FactModal
      title={t("diagnosis.event")}
      told={told}
      onClose={onClose}
      replaces={told.eventFact}
      {...(event === null ? {} : { remove: { kind: "event", event: null } as const })}
      make={() => ({ kind: "event", event: { description, on, consequence: orNull(consequence), isTheirs, isTested } })}
    >
      <Textarea
        data-autofocus
        label={t("diagnosis.field.description")}
        required
        withAsterisk={false}
        autosize
        value={description}
        onChange={({ currentTarget }) => setDescription(currentTarget.value)}
      />
      <DayField label={t("diagnosis.field.on")} value={on} onValue={setOn} />
      <Textarea
        label={t("diagnosis.field.consequence")}
        autosize
        value={consequence}
        onChange={({ currentTarget }) => setConsequence(currentTarget.value)}
      />
      <Checkbox
        label={t("diagnosis.field.isTheirs")}
        checked={isTheirs}
        onChange={({ currentTarget }) => setTheirs(currentTarget.checked)}
      />
      <Checkbox
        label={t("diagnosis.field.isTested")}
        checked={isTested}
        onChange={({ currentTarget }) => setTested(currentTarget.checked)}
      />
    </FactModal>
  );
}
