import type { HandoffShown } from "../../../../../contract/index.ts";
import { handoffFieldWords, handoffStateWords } from "../../../../../standard/index.ts";
import { useWords } from "../../../../i18n/index.ts";
import { filtersOf } from "../../../../search.ts";
import { Go } from "../../../../ui/Go.tsx";
import { Icon, type IconName } from "../../../../ui/Icon.tsx";
import { Note } from "../../../../ui/Note.tsx";
import type { View } from "../../../../view.ts";
import { anchorOf, partOf } from "./fields.ts";
import { Steps } from "./Steps.tsx";

const signs: Readonly<Record<HandoffShown["state"], IconName>> = { draft: "edit", offered: "upload", returned: "undo", accepted: "check" };

/** State and clock, how complete it is and what is missing, and what can be done now. */
export function Standing({ handoff, view, isLost }: { readonly handoff: HandoffShown; readonly view: View; readonly isLost: boolean }) {
  const { t, language } = useWords();
  const { state, isWon } = handoff;
  return (
    <section className="card handoff-standing" aria-labelledby="handoff-state">
      <div className="handoff-top">
        <h3 className={`title handoff-state handoff-state-${state}`} id="handoff-state">
          <Icon name={signs[state]} size={17} />
          {isWon ? handoffStateWords[state][language] : t("handoff.before.title")}
        </h3>
        <Go to="/handoffs" search={filtersOf(view.search)} className="link small">
          {t("handoff.all")}
        </Go>
      </div>
      <p className="dim">{t(isLost ? "handoff.lost" : isWon ? `handoff.waits.${state}` : "handoff.before.text")}</p>
      <dl className="handoff-facts">
        <Complete handoff={handoff} />
        <Clock handoff={handoff} />
        <Due handoff={handoff} />
      </dl>
      {!isLost && <Missing handoff={handoff} />}
      {!isLost && <Steps handoff={handoff} />}
    </section>
  );
}

function Complete({ handoff: { completeness } }: { readonly handoff: HandoffShown }) {
  const { t } = useWords();
  const { filled, of } = completeness;
  return (
    <div>
      <dt className="small dim">{t("handoff.complete")}</dt>
      <dd>
        <span className="handoff-big">{of === 0 ? t("handoff.nothingRequired") : t("handoff.of", { n: filled, all: of })}</span>
        {of > 0 && (
          <span className="handoff-bar" aria-hidden="true">
            <i style={{ width: `${(filled / of) * 100}%` }} />
          </span>
        )}
      </dd>
    </div>
  );
}

/** What takes longer is told in days. */
const LONG_HOURS = 96;

function Clock({ handoff: { service } }: { readonly handoff: HandoffShown }) {
  const { t, f } = useWords();
  return (
    <div>
      <dt className="small dim">{t("handoff.clock")}</dt>
      <dd>
        {service === null ? (
          <span className="figure-missing">{t("handoff.clockLater")}</span>
        ) : (
          <>
            <span className={`handoff-big ${service.isLate ? "handoff-late" : ""}`}>
              {service.isLate && <Icon name="warning" size={16} />}
              {service.hours < LONG_HOURS
                ? t("handoff.hoursOf", { n: f.number(service.hours, service.hours < 10 ? 1 : 0), all: f.number(service.limitHours, 0) })
                : t("handoff.daysOf", { n: f.number(service.hours / 24, 0), all: f.number(service.limitHours, 0) })}
            </span>
            <span className="small dim">
              {t(service.isRunning ? "handoff.running" : "handoff.stopped")}
              {service.isLate && ` · ${t("handoff.late")}`}
              {service.returns > 0 && ` · ${t("handoff.returns", { count: service.returns, n: service.returns })}`}
            </span>
          </>
        )}
      </dd>
    </div>
  );
}

function Due({ handoff: { due, service, kickOffOn, firstContact, isWon } }: { readonly handoff: HandoffShown }) {
  const { t, f } = useWords();
  const contact = service?.contactWorkingDays ?? null;
  return (
    <div>
      <dt className="small dim">{t(firstContact === null ? "handoff.due" : "handoff.contact")}</dt>
      <dd>
        {firstContact !== null && (
          <>
            <span className="handoff-big">{f.day(firstContact.on)}</span>
            <span className="small dim">
              {contact !== null && t("handoff.workingDaysOf", { n: contact, all: service?.limitWorkingDays ?? 0 })}
              {firstContact.from === "ledger" && ` · ${t("handoff.fromLedger", { what: firstContact.what ?? "" })}`}
            </span>
          </>
        )}
        {firstContact === null && due !== null && (
          <>
            <span className="handoff-big">{f.day(due.on)}</span>
            <span className="small dim">{t(`handoff.duty.${due.what}`)}</span>
          </>
        )}
        {firstContact === null && due === null && (
          <span className="figure-missing">{t(isWon ? "handoff.done" : "handoff.clockLater")}</span>
        )}
        {kickOffOn !== null && <span className="small dim">{t("handoff.kickOff", { day: f.day(kickOffOn) })}</span>}
      </dd>
    </div>
  );
}

/** What is missing, each with the way to where it is filled in. */
function Missing({ handoff: { completeness, isWon } }: { readonly handoff: HandoffShown }) {
  const { t, language } = useWords();
  const { missing, open } = completeness;
  if (missing.length === 0 && open.length === 0) return null;
  const list = (fields: typeof missing) => (
    <ul className="handoff-missing">
      {fields.map((field) => (
        <li key={field}>
          <a href={`#${anchorOf(partOf(field))}`} className="link">
            {handoffFieldWords[field][language]}
          </a>
        </li>
      ))}
    </ul>
  );
  return (
    <>
      {missing.length > 0 && (
        <Note kind="warn">
          <p>{t(isWon ? "handoff.missing" : "handoff.missingToWin")}</p>
          {list(missing)}
        </Note>
      )}
      {open.length > 0 && (
        <div className="small dim handoff-open">
          {t("handoff.open")} {list(open)}
        </div>
      )}
    </>
  );
}
