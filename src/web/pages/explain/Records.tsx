import { Button, Select } from "@mantine/core";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef, useState } from "react";
import type { Contribution, Explanation, Input } from "../../../contract/index.ts";
import { useAddressChange } from "../../address.ts";
import { csvOf, plainValue, saveCsv } from "../../charts/export.ts";
import { call } from "../../client.ts";
import { type Unit, useWords } from "../../i18n/index.ts";
import { Icon } from "../../ui/Icon.tsx";
import { written } from "../../units.ts";

interface RecordsProps {
  readonly explanation: Explanation;
  readonly contributions: readonly Contribution[];
  readonly question: Input<"explain">;
  /** Fetches the records that follow; null while that is under way, or when there are none. */
  readonly more: (() => void) | null;
  readonly complete: boolean;
}

const ROW = 41;
const ALL = 1000;

/** The records of one term, which add up to its total. */
export function Records({ explanation, contributions, question, more, complete }: RecordsProps) {
  const { t } = useWords();
  const change = useAddressChange();
  const { metric, terms, listed } = explanation;
  const term = terms.find((one) => one.term === listed);
  return (
    <section className="card explain-records" aria-labelledby="records">
      <header className="explain-head">
        <div>
          <h2 className="title" id="records">
            {t("explain.records.title")}
          </h2>
          <p className="small dim">{t("explain.records.text")}</p>
        </div>
        {term && <Export {...{ explanation, question }} unit={term.unit} />}
      </header>
      {terms.length > 1 && (
        <Select
          className="explain-termchoice no-print"
          label={t("explain.records.choose")}
          data={terms.map((one) => ({ value: one.term, label: t(`metric.${metric.id}.term.${one.term}`) }))}
          value={listed}
          allowDeselect={false}
          onChange={(chosen) => chosen && change({ term: chosen, entity: undefined }, { replace: true })}
        />
      )}
      {contributions.length === 0 || !term ? (
        <p className="dim">{t("explain.records.none")}</p>
      ) : (
        <>
          <List {...{ explanation, contributions, more }} term={term} />
          <Sum {...{ explanation, contributions, complete, more }} term={term} />
        </>
      )}
    </section>
  );
}

type Term = Explanation["terms"][number];

function List({
  explanation,
  contributions,
  more,
  term,
}: Pick<RecordsProps, "explanation" | "contributions" | "more"> & { readonly term: Term }) {
  const words = useWords();
  const { t, f } = words;
  const change = useAddressChange();
  const box = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({ count: contributions.length, getScrollElement: () => box.current, estimateSize: () => ROW, overscan: 12 });
  const shown = rows.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (more && last >= contributions.length - 1) more();
  }, [more, last, contributions.length]);
  const above = shown[0]?.start ?? 0;
  const below = rows.getTotalSize() - (shown.at(-1)?.end ?? 0);
  return (
    <div className="table-box explain-list" ref={box}>
      <table aria-rowcount={contributions.length + 1} style={{ marginBlock: `${above}px ${below}px` }}>
        <thead>
          <tr>
            <th scope="col">{t("explain.records.name")}</th>
            <th scope="col" className="explain-wide">
              {t("explain.records.id")}
            </th>
            <th scope="col" className="num explain-wide">
              {t("explain.records.rows")}
            </th>
            <th scope="col" className="num">
              {t("explain.records.amount")}
            </th>
            <th scope="col" className="num">
              {t("explain.records.share")}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ index }) => {
            const one = contributions[index];
            if (!one) return null;
            return (
              <tr key={`${one.entity}/${one.currency ?? ""}`} aria-rowindex={index + 2}>
                <th scope="row">
                  <button type="button" className="explain-open" onClick={() => change({ entity: one.entity })}>
                    {one.name ?? one.id}
                  </button>
                </th>
                <td className="small dim explain-wide">
                  {one.id} · {one.source}
                </td>
                <td className="num dim explain-wide">{f.number(one.rows, 0)}</td>
                <td className="num">{written(one.amount, term.unit, one.currency ?? explanation.currency, words)}</td>
                <td className="num dim">{term.total === 0 ? "" : f.ratio(one.amount / term.total)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** That the records add up to the total, or how far they have come. */
function Sum({ explanation, contributions, complete, more, term }: Omit<RecordsProps, "question"> & { readonly term: Term }) {
  const words = useWords();
  const { t, f } = words;
  const write = (value: number): string => written(value, term.unit, explanation.currency, words);
  const sum = contributions.reduce((added, { amount }) => added + amount, 0);
  const rest = term.total - sum;
  const said = { n: f.number(contributions.length, 0), sum: write(sum), total: write(term.total), rest: write(rest) };
  const isWhole = complete && Math.abs(rest) <= contributions.length;
  const key = !isWhole ? "some" : rest === 0 ? "all" : "rounded";
  return (
    <p className="explain-sum" aria-live="polite">
      {isWhole && <Icon name="check" size={16} />}
      {t(`explain.records.${key}`, said)}
      {!complete && (
        <Button variant="default" size="compact-sm" className="no-print" loading={more === null} onClick={() => more?.()}>
          {t("explain.records.more")}
        </Button>
      )}
    </p>
  );
}

function Export({ explanation, question, unit }: Pick<RecordsProps, "explanation" | "question"> & { readonly unit: Unit }) {
  const { t } = useWords();
  const [busy, setBusy] = useState(false);
  const all = async (): Promise<void> => {
    const rows: Contribution[] = [];
    for (let offset: number | null = 0; offset !== null; ) {
      const page: Explanation = await call("explain", { ...question, limit: ALL, offset });
      rows.push(...page.contributions);
      offset = page.next;
    }
    const { metric, point, listed, currency } = explanation;
    const cells = rows.map((one) => {
      const code = one.currency ?? (unit === "money" ? currency : undefined);
      return [one.source, one.kind, one.id, one.name, plainValue(one.amount, unit, code), code ?? null, one.rows];
    });
    saveCsv(
      [metric.id, point.part, point.period, listed].filter(Boolean).join("-"),
      csvOf(["source", "kind", "id", "name", listed ?? "amount", "currency", "facts"], cells),
    );
  };
  return (
    <Button
      variant="default"
      size="xs"
      className="no-print"
      loading={busy}
      leftSection={<Icon name="download" size={15} />}
      onClick={() => {
        setBusy(true);
        void all().finally(() => setBusy(false));
      }}
    >
      {t("explain.csv")}
    </Button>
  );
}
