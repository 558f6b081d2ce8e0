import { Drawer } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import type { Difference, DifferenceCause } from "../../../contract/index.ts";
import { useAddress, useAddressChange } from "../../address.ts";
import { useWords } from "../../i18n/index.ts";
import { written } from "../../units.ts";
import { causeName, signed } from "./words.ts";

/** One cause opened: the records it changes most, and the rows of the files behind the first of them. */
export function Panel({ found }: { readonly found: Difference }) {
  const words = useWords();
  const { t } = words;
  const { open } = useAddress();
  const change = useAddressChange();
  const phone = useMediaQuery("(max-width: 700px)");
  const cause = open === undefined ? undefined : found.causes[Number(open)];
  return (
    <Drawer
      opened={cause !== undefined}
      onClose={() => change({ open: undefined }, { replace: true })}
      position={phone ? "bottom" : "right"}
      size={phone ? "88%" : 620}
      title={cause ? causeName(cause, found, words) : ""}
      closeButtonProps={{ "aria-label": t("differences.panel.close") }}
      overlayProps={{ backgroundOpacity: 0.2 }}
      classNames={{ title: "differences-panel" }}
    >
      {cause && (
        <>
          <p className="differences-amount">{signed(cause.amount, found, words)}</p>
          <Why cause={cause} />
          <Records cause={cause} found={found} />
          <Entries cause={cause} />
        </>
      )}
    </Drawer>
  );
}

function Why({ cause: { kind, changes = [], events = [] } }: { readonly cause: DifferenceCause }) {
  const { t } = useWords();
  const cases = [...new Set(changes.flatMap((one) => one.cases))];
  const files = [...new Set(events.flatMap((event) => event.files))];
  return (
    <div className="small dim">
      {cases.length > 0 && <p>{t("differences.why.setting", { cases: cases.join(", ") })}</p>}
      {kind === "method" && <p>{t("differences.why.method")}</p>}
      {changes.length > 1 && <p>{t("differences.why.joined")}</p>}
      {files.length > 0 && <p>{t("differences.why.files", { files: files.slice(0, 20).join(", ") })}</p>}
      {kind === "days" && <p>{t("differences.why.days")}</p>}
      {kind === "unexplained" && <p>{t("differences.why.unexplained")}</p>}
      {kind === "rounding" && <p>{t("differences.why.rounding")}</p>}
    </div>
  );
}

function Records({ cause: { records, count }, found }: { readonly cause: DifferenceCause; readonly found: Difference }) {
  const words = useWords();
  const { t, f } = words;
  if (records.length === 0) return <p className="dim differences-after">{t("differences.panel.noRecords")}</p>;
  return (
    <section className="differences-after">
      <h3 className="title">{t("differences.panel.records", { count, n: f.number(count, 0) })}</h3>
      <div className="table-box">
        <table className="differences-table">
          <thead>
            <tr>
              <th scope="col">{t("differences.panel.record")}</th>
              <th scope="col" className="num differences-wide">
                {t("differences.panel.before")}
              </th>
              <th scope="col" className="num differences-wide">
                {t("differences.panel.after")}
              </th>
              <th scope="col" className="num">
                {t("differences.panel.change")}
              </th>
            </tr>
          </thead>
          <tbody>
            {records.map((one) => {
              const write = (value: number): string => written(value, one.unit, found.currency, words);
              return (
                <tr key={`${one.entity}/${one.id}/${one.term}/${one.before}`}>
                  <th scope="row">
                    {one.name ?? one.id}
                    <span className="small dim differences-source">
                      {one.name === null ? one.source : `${one.id} · ${one.source}`}
                      {one.term !== null && ` · ${t(`metric.${found.metric}.term.${one.term}`)}`}
                    </span>
                  </th>
                  <td className="num dim differences-wide">{write(one.before)}</td>
                  <td className="num dim differences-wide">{write(one.after)}</td>
                  <td className="num">
                    {one.amount > 0 && "+"}
                    {write(one.amount)}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Entries({ cause: { entries } }: { readonly cause: DifferenceCause }) {
  const { t, f } = useWords();
  return (
    <section className="differences-after">
      <h3 className="title">{t("differences.panel.entries")}</h3>
      {entries.length === 0 && <p className="dim">{t("differences.panel.noEntries")}</p>}
      {entries.map(({ seq, entity, file, row, recordedAt, body }) => (
        <details key={`${seq}/${entity}`} className="differences-entry">
          <summary>{t("differences.panel.row", { file, row: f.number(row, 0) })}</summary>
          <dl>
            {Object.entries(body).map(([name, value]) => (
              <div key={name}>
                <dt>
                  <code>{name}</code>
                </dt>
                <dd>{value !== null && typeof value === "object" ? JSON.stringify(value) : String(value)}</dd>
              </div>
            ))}
          </dl>
          <p className="small dim">{t("differences.panel.entry", { seq: f.number(seq, 0), instant: f.instant(recordedAt) })}</p>
        </details>
      ))}
    </section>
  );
}
