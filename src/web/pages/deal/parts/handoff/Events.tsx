import type { HandoffShown } from "../../../../../contract/index.ts";
import { returnReasonWords, roleNames } from "../../../../../standard/index.ts";
import { useWords } from "../../../../i18n/index.ts";

/** What was done with it, by whom, when and why, newest first. */
export function Events({ handoff: { events } }: { readonly handoff: HandoffShown }) {
  const { t, f, language } = useWords();
  return (
    <section className="card" aria-labelledby="handoff-events">
      <h3 className="title" id="handoff-events">
        {t("handoff.events.title")}
      </h3>
      {events.length === 0 ? (
        <p className="dim">{t("handoff.events.none")}</p>
      ) : (
        <ol className="handoff-events">
          {[...events].reverse().map(({ action, at, by, reasons }) => (
            <li key={`${at}/${action}`}>
              <span className="small dim nowrap">{f.instant(at)}</span>
              <span>
                <b>{t(`handoff.events.did.${action}`)}</b> · {by.person}, {roleNames[by.role][language]}
                {reasons.map(({ reason, note }) => (
                  <span key={reason} className="handoff-reason">
                    {returnReasonWords[reason][language]}
                    {note !== null && <q>{note}</q>}
                  </span>
                ))}
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
