import type { TimelineLine } from "../../../contract/index.ts";
import { happeningKinds } from "../../../domain/index.ts";
import { useAddress } from "../../address.ts";
import { useWords } from "../../i18n/index.ts";
import { filtersOf } from "../../search.ts";
import { sourceName } from "../../source-name.ts";
import { Go } from "../../ui/Go.tsx";
import { say } from "./say.ts";

/** One thing that happened: when, what, from where; pressed, it opens the row it is known by. */
export function Line({ line, open }: { readonly line: TimelineLine; readonly open: (line: TimelineLine) => void }) {
  const words = useWords();
  const { t, f } = words;
  const search = useAddress();
  const { what, details } = say(line, words);
  const [first, ...rest] = details;
  return (
    <li className="account-line">
      <span className="small dim nowrap account-day">{f.day(line.day)}</span>
      <i className={`account-dot account-dot-${happeningKinds[line.kind]}`} aria-hidden="true" />
      <span className="account-said">
        <What line={line} what={what} open={open} />
        {first !== undefined && <span> {first}</span>}
        {rest.length > 0 && <span className="dim"> · {rest.join(" · ")}</span>}
        {!line.dated && <span className="small dim"> ({t("account.timeline.undated")})</span>}
        {line.account !== null && (
          <span className="small dim">
            {" · "}
            <Go to={`/accounts/${line.account.account}`} search={filtersOf(search)} className="link">
              {line.account.name ?? line.account.id}
            </Go>
          </span>
        )}
      </span>
      <span className="small dim account-source">{sourceName(line.source)}</span>
    </li>
  );
}

/** What happened, leading to where it can be looked up: the row it is known by, or the deal or plan it was written on. */
function What({ line, what, open }: { readonly line: TimelineLine; readonly what: string; readonly open: (line: TimelineLine) => void }) {
  const { t } = useWords();
  const search = useAddress();
  const { written } = line;
  if (written === undefined)
    return (
      <button type="button" className="account-open" onClick={() => open(line)} title={t("account.timeline.open")}>
        {what}
      </button>
    );
  const to = written.plan !== null ? `/plans/${written.plan}` : written.deal !== null ? `/deals/${written.deal}` : null;
  if (to === null) return <span className="account-written">{what}</span>;
  return (
    <Go to={to} search={filtersOf(search)} className="account-open">
      {what}
    </Go>
  );
}
