import { Drawer, Skeleton } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import type { Input, Output } from "../../contract/index.ts";
import { ask, useAsks } from "../ask.ts";
import { useWords } from "../i18n/index.ts";
import { Trouble } from "./Trouble.tsx";
import "./rows.css";

/** What is opened: an entry, a subject or an issue, with what stands above its rows. */
export interface Opening {
  readonly kind: Input<"rows">["kind"];
  readonly id: number;
  readonly says: string;
}

interface RowsProps {
  readonly opened: Opening | null;
  readonly close: () => void;
}

/** The rows of the files behind something. */
export function Rows({ opened, close }: RowsProps) {
  const { t } = useWords();
  const phone = useMediaQuery("(max-width: 700px)");
  return (
    <Drawer
      opened={opened !== null}
      onClose={close}
      position={phone ? "bottom" : "right"}
      size={phone ? "88%" : 560}
      title={<span className="title">{opened?.says ?? " "}</span>}
      closeButtonProps={{ "aria-label": t("rows.close") }}
      overlayProps={{ backgroundOpacity: 0.2 }}
    >
      {opened && <List opened={opened} />}
    </Drawer>
  );
}

function List({ opened: { kind, id } }: { readonly opened: Opening }) {
  const { t } = useWords();
  const asked = useAsks({ found: ask("rows", { kind, id }) });
  if (asked.kind === "failed") return <Trouble problem={asked.problem} again={asked.again} />;
  if (asked.kind === "loading") return <Skeleton height={220} radius="sm" />;
  const { rows } = asked.answers.found;
  if (rows.length === 0) return <p className="dim">{t("rows.none")}</p>;
  return rows.map((row) => <Row key={`${row.file}/${row.row}/${row.seq}`} row={row} />);
}

function Row({ row: { file, row, recordedAt, cells } }: { readonly row: Output<"rows">["rows"][number] }) {
  const { t, f } = useWords();
  return (
    <section className="rows-row">
      <h3 className="title">{t("rows.row", { file, row: f.number(row, 0) })}</h3>
      <dl>
        {Object.entries(cells).map(([name, value]) => (
          <div key={name}>
            <dt>
              <code>{name}</code>
            </dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="small dim">{t("rows.recorded", { instant: f.instant(recordedAt) })}</p>
    </section>
  );
}
