import { Button, Select } from "@mantine/core";
import { useState } from "react";
import type { ListedLead } from "../../../contract/index.ts";
import { useAddressChange } from "../../address.ts";
import { useWords } from "../../i18n/index.ts";
import { useMay } from "../../me.ts";
import type { PageProps } from "../../page.ts";
import { filtersOf, type Search } from "../../search.ts";
import { sourceName } from "../../source-name.ts";
import { Finder } from "../../ui/Finder.tsx";
import { Go } from "../../ui/Go.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { PartNav } from "../../ui/PartNav.tsx";
import { Beginning } from "./Beginning.tsx";
import { type load, PAGE, shows } from "./load.ts";
import { NewLead } from "./NewLead.tsx";
import { Pace } from "./Pace.tsx";
import { States } from "./States.tsx";
import "../../ui/table.css";
import "./leads.css";

const parts = ["list", "pace"] as const;

/** Who showed interest, and how fast the team answers and goes on. */
export function LeadsPage({ view, answers }: PageProps<ReturnType<typeof load>>) {
  const { t } = useWords();
  const { search } = view;
  const open = parts.find((one) => one === search.tab) ?? "list";
  return (
    <div className="sections">
      <PartNav
        label={t("leads.parts")}
        to="/leads"
        ids={parts}
        open={open}
        searchOf={(id) => ({ ...filtersOf(search), ...(id === "list" ? {} : { tab: id }) })}
        says={(id) => t(`leads.part.${id}`)}
      />
      {open === "pace" ? <Pace /> : <List view={view} answers={answers} />}
    </div>
  );
}

/** Who waits: the first ones to talk to stand first. */
function List({ view, answers: { leads: found } }: PageProps<ReturnType<typeof load>>) {
  const { t, f } = useWords();
  const change = useAddressChange();
  const may = useMay("deals");
  const [isNew, setNew] = useState(false);
  const [begins, setBegins] = useState<ListedLead | null>(null);
  const { search } = view;
  const { leads, total, withOutcome, answer } = found;
  const offset = search.offset ?? 0;
  const isUnfiltered = search.find === undefined && search.show === undefined;
  return (
    <section className="card leads" aria-labelledby="leads-found">
      <p className="dim leads-lead">{t("leads.lead")}</p>
      <dl className="leads-facts">
        <div>
          <dt className="small dim">{t("leads.answer")}</dt>
          <dd>
            {answer.medianDays === null
              ? t("leads.few", { n: f.number(answer.n, 0) })
              : t("leads.answerDays", { count: answer.medianDays, n: f.number(answer.medianDays, 0), of: f.number(answer.n, 0) })}
          </dd>
        </div>
        <div>
          <dt className="small dim">{t("leads.withOutcome")}</dt>
          <dd>
            {withOutcome.value === null
              ? t("leads.few", { n: f.number(withOutcome.n, 0) })
              : t("leads.share", { share: f.ratio(withOutcome.value, 0), of: f.number(withOutcome.n, 0) })}
          </dd>
        </div>
      </dl>
      <div className="leads-head no-print">
        <Finder found={search.find ?? ""} label={t("leads.find")} placeholder={t("leads.findShort")} className="leads-find" />
        <Select
          aria-label={t("leads.show")}
          data={shows.map((show) => ({ value: show, label: t(`leads.shows.${show}`) }))}
          value={shows.find((one) => one === search.show) ?? "open"}
          allowDeselect={false}
          onChange={(show) => change({ show: show === "open" || show === null ? undefined : show, offset: undefined })}
        />
        {may && (
          <Button leftSection={<Icon name="plus" size={16} />} onClick={() => setNew(true)}>
            {t("leads.new")}
          </Button>
        )}
      </div>
      <p className="small dim" id="leads-found" aria-live="polite">
        {t("leads.count", { count: total, n: f.number(total, 0) })}
      </p>
      {total === 0 ? (
        <p>{t(isUnfiltered ? "leads.empty" : "leads.nothing")}</p>
      ) : (
        <div className="table-box">
          <table className="leads-table">
            <thead>
              <tr>
                {["company", "state", "wants", "came", "answered", "owner"].map((column) => (
                  <th key={column} scope="col">
                    {t(`leads.column.${column}`)}
                  </th>
                ))}
                <th scope="col">
                  <span className="visually-hidden">{t("leads.column.deal")}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {leads.map((lead) => (
                <Row key={lead.lead} lead={lead} may={may} search={search} begin={() => setBegins(lead)} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {total > PAGE && (
        <div className="leads-pages no-print">
          <Button
            variant="default"
            size="xs"
            disabled={offset === 0}
            onClick={() => change({ offset: offset - PAGE > 0 ? offset - PAGE : undefined })}
          >
            {t("leads.before")}
          </Button>
          <Button variant="default" size="xs" disabled={offset + PAGE >= total} onClick={() => change({ offset: offset + PAGE })}>
            {t("leads.after")}
          </Button>
        </div>
      )}
      <NewLead opened={isNew} close={() => setNew(false)} />
      <Beginning lead={begins} close={() => setBegins(null)} />
    </section>
  );
}

interface RowProps {
  readonly lead: ListedLead;
  readonly may: boolean;
  readonly search: Search;
  readonly begin: () => void;
}

const WHENCE = /source|channel|campaign|origin|medium/i;
const TOLD = 3;

/** The first things its source says of a lead; where it came from goes before the rest. */
const toldOf = ({ labels }: ListedLead): readonly string[] =>
  Object.entries(labels)
    .sort(([a], [b]) => Number(WHENCE.test(b)) - Number(WHENCE.test(a)))
    .slice(0, TOLD)
    .map(([, value]) => value);

function Row({ lead, may, search, begin }: RowProps) {
  const { t, f } = useWords();
  return (
    <tr>
      <th scope="row">
        {lead.company ?? lead.email ?? lead.id}
        <span className="small dim leads-beneath">
          {[lead.company === null ? null : lead.email, ...toldOf(lead), sourceName(lead.source)].filter(Boolean).join(" · ")}
        </span>
      </th>
      <td data-label={t("leads.column.state")}>
        <States lead={lead} may={may} />
      </td>
      <td data-label={t("leads.column.wants")} className={lead.desiredOutcome === null ? "dim" : undefined}>
        {lead.desiredOutcome ?? t("leads.unknown")}
      </td>
      <td data-label={t("leads.column.came")}>{lead.createdOn === null ? t("leads.unknown") : f.day(lead.createdOn)}</td>
      <td data-label={t("leads.column.answered")}>
        {lead.answeredOn !== null
          ? f.day(lead.answeredOn)
          : lead.waitingDays === null
            ? t("leads.unanswered")
            : t("leads.waits", { count: lead.waitingDays, n: f.number(lead.waitingDays, 0) })}
      </td>
      <td data-label={t("leads.column.owner")} className={lead.owner === null ? "dim" : undefined}>
        {lead.owner ?? t("leads.nobody")}
      </td>
      <td className="leads-do">
        {lead.deal !== null ? (
          <Go to={`/deals/${lead.deal}`} search={filtersOf(search)} className="link">
            {t("leads.toDeal")}
          </Go>
        ) : (
          may && (
            <Button
              size="compact-sm"
              variant="subtle"
              aria-label={t("leads.beginOf", { name: lead.company ?? lead.email ?? lead.id })}
              onClick={begin}
            >
              {t("leads.begin")}
            </Button>
          )
        )}
      </td>
    </tr>
  );
}
