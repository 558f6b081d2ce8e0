import { useQuery } from "@tanstack/react-query";
import type { Output } from "../../../../contract/index.ts";
import { ask, problemOf, queryOf } from "../../../ask.ts";
import { useWords } from "../../../i18n/index.ts";
import { Note } from "../../../ui/Note.tsx";
import { ScrollBox } from "../../../ui/ScrollBox.tsx";
import { Trouble } from "../../../ui/Trouble.tsx";
import { Empty, Loading } from "./states.tsx";

/** While somebody looks, what comes in is seen to come in. */
const EVERY = 5_000;

type Source = Output<"usage">["sources"][number];

const EXAMPLE = `POST /api/usage/events?source=product
[{"id": "7f3a-91", "account": "A-17", "meter": "calls", "time": "2026-07-15T12:00:00Z", "value": 34}]`;

/** Usage events that programs send: how many came, and what of them waits. */
export function Usage() {
  const { t } = useWords();
  const asked = useQuery({ ...queryOf(ask("usage", {})), refetchInterval: EVERY });
  if (asked.isError) return <Trouble problem={problemOf(asked.error)} again={() => void asked.refetch()} />;
  if (asked.data === undefined) return <Loading />;
  const { sources } = asked.data;
  return (
    <div className="sections">
      <p className="dim lead">{t("imports.usage.lead")}</p>
      {sources.length === 0 ? (
        <Empty title={t("imports.usage.none")} text={t("imports.usage.noneText")}>
          <pre className="snippet">{EXAMPLE}</pre>
        </Empty>
      ) : (
        <>
          <Sources sources={sources} />
          {sources.map((source) => (
            <Unknown key={source.source} {...source} />
          ))}
        </>
      )}
    </div>
  );
}

function Sources({ sources }: { readonly sources: readonly Source[] }) {
  const { t, f } = useWords();
  const instant = (at: string | null): string => (at === null ? t("imports.overview.never") : f.instant(at));
  return (
    <ScrollBox className="table-box" label={t("imports.part.usage")}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t("imports.history.source")}</th>
            <th scope="col" className="num">
              {t("imports.usage.events")}
            </th>
            <th scope="col">{t("imports.usage.last")}</th>
            <th scope="col">{t("imports.usage.told")}</th>
            <th scope="col" className="num">
              {t("imports.usage.waiting")}
            </th>
            <th scope="col" className="num">
              {t("imports.usage.unknown")}
            </th>
          </tr>
        </thead>
        <tbody>
          {sources.map(({ source, events, lastAt, lastSettledAt, waiting, unknown }) => (
            <tr key={source}>
              <th scope="row">{source}</th>
              <td className="num">{f.number(events, 0)}</td>
              <td className="nowrap">{instant(lastAt)}</td>
              <td className="nowrap">{instant(lastSettledAt)}</td>
              <td className="num">{f.number(waiting, 0)}</td>
              <td className={`num ${unknown.accounts > 0 ? "bad" : ""}`}>{f.number(unknown.accounts, 0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

function Unknown({ source, unknown: { accounts, events, some } }: Source) {
  const { t, f } = useWords();
  if (accounts === 0) return null;
  const named = f.list([...some.slice(0, 5), ...(accounts > 5 ? ["…"] : [])]);
  return <Note kind="warn">{t("imports.usage.unknownNote", { count: events, n: f.number(events, 0), source, accounts: named })}</Note>;
}
