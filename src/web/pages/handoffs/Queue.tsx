import type { ListedHandoff } from "../../../contract/index.ts";
import { handoffFieldWords, handoffStateWords } from "../../../standard/index.ts";
import { useWords } from "../../i18n/index.ts";
import { filtersOf } from "../../search.ts";
import { Go } from "../../ui/Go.tsx";
import { Icon } from "../../ui/Icon.tsx";
import type { View } from "../../view.ts";

/** Hand-offs, what is due first on top. */
export function Queue({ view, handoffs }: { readonly view: View; readonly handoffs: readonly ListedHandoff[] }) {
  const { t } = useWords();
  return (
    <div className="table-box">
      <table className="handoffs-table">
        <caption className="visually-hidden">{t("handoffs.queue.title")}</caption>
        <thead>
          <tr>
            {(["deal", "state", "due", "complete"] as const).map((column) => (
              <th key={column} scope="col">
                {t(`handoffs.column.${column}`)}
              </th>
            ))}
            <th scope="col" className="num">
              {t("handoffs.column.clock")}
            </th>
            <th scope="col">{t("handoffs.column.kickOff")}</th>
            <th scope="col">{t("handoffs.column.contact")}</th>
          </tr>
        </thead>
        <tbody>
          {handoffs.map((one) => (
            <Row key={one.deal} view={view} one={one} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What takes longer is told in days. */
const LONG_HOURS = 96;

function Row({ view, one }: { readonly view: View; readonly one: ListedHandoff }) {
  const { t, f, language } = useWords();
  const { deal, name, account, accountName, owner, state, wonOn, completeness, service, due, kickOffOn, firstContact } = one;
  const { filled, of, missing } = completeness;
  return (
    <tr>
      <th scope="row">
        <Go to={`/deals/${deal}`} search={{ ...filtersOf(view.search), tab: "handoff" }} className="figure">
          {name}
        </Go>
        <span className="small dim handoffs-beneath">
          {account === null ? (
            (accountName ?? t("handoffs.noAccount"))
          ) : (
            <Go to={`/accounts/${account}`} search={filtersOf(view.search)} className="link">
              {accountName}
            </Go>
          )}
          {owner !== null && ` · ${owner}`}
        </span>
      </th>
      <td data-label={t("handoffs.column.state")}>
        {wonOn === null ? t("handoffs.beforeWin") : handoffStateWords[state][language]}
        {service !== null && service.returns > 0 && (
          <span className="small dim handoffs-beneath">{t("handoffs.returns", { count: service.returns, n: service.returns })}</span>
        )}
      </td>
      <td data-label={t("handoffs.column.due")}>
        {due === null ? (
          <span className="dim">{t(wonOn === null ? "handoffs.withWin" : "handoffs.nothingDue")}</span>
        ) : (
          <>
            <span className="nowrap">{f.day(due.on)}</span>
            <span className="small dim handoffs-beneath">{t(`handoffs.duty.${due.what}`)}</span>
          </>
        )}
      </td>
      <td data-label={t("handoffs.column.complete")}>
        {of === 0 ? t("handoffs.nothingRequired") : t("handoffs.of", { n: filled, all: of })}
        {missing.length > 0 && (
          <span className="small dim handoffs-beneath">
            {t("handoffs.lacks", { what: missing.map((field) => handoffFieldWords[field][language]).join(", ") })}
          </span>
        )}
      </td>
      <td className="num" data-label={t("handoffs.column.clock")}>
        {service === null ? (
          <span className="dim">{t("handoffs.withWin")}</span>
        ) : (
          <>
            {service.hours < LONG_HOURS
              ? t("handoffs.hoursOf", { n: f.number(service.hours, service.hours < 10 ? 1 : 0), all: f.number(service.limitHours, 0) })
              : t("handoffs.daysOf", { n: f.number(service.hours / 24, 0), all: f.number(service.limitHours, 0) })}
            {(service.isLate || service.isContactLate) && (
              <span className="small handoffs-late">
                <Icon name="warning" size={13} /> {t(service.isLate ? "handoffs.late" : "handoffs.contactLate")}
              </span>
            )}
          </>
        )}
      </td>
      <td data-label={t("handoffs.column.kickOff")}>
        {kickOffOn === null ? <span className="dim">{t("handoffs.notAgreed")}</span> : <span className="nowrap">{f.day(kickOffOn)}</span>}
        {service?.isBeforeKickOff === false && <span className="small handoffs-late">{t("handoffs.afterKickOff")}</span>}
      </td>
      <td data-label={t("handoffs.column.contact")}>
        {firstContact === null ? (
          <span className="dim">{t("handoffs.notYet")}</span>
        ) : (
          <span className="nowrap">{f.day(firstContact.on)}</span>
        )}
      </td>
    </tr>
  );
}
