import { ActionIcon, Tooltip } from "@mantine/core";
import { type ReactNode, useId, useRef, useState } from "react";
import { type Unit, useWords } from "../i18n/index.ts";
import { Icon, type IconName } from "../ui/Icon.tsx";
import type { Picture } from "./Chart.tsx";
import { csvOf, SERIES_HEADER, saveCsv, savePng, seriesRows } from "./export.ts";
import { SeriesTable } from "./SeriesTable.tsx";
import { isEmpty, isPartial, type Series } from "./series.ts";
import "./chart.css";

interface ChartCardProps {
  /** The question the drawing answers. */
  readonly title: string;
  /** Definition, method and number of cases. */
  readonly subtitle: ReactNode;
  readonly series: readonly Series[];
  readonly unit: Unit;
  readonly currency?: string | undefined;
  /** What the places of the axis are. */
  readonly axis?: string;
  /** Name of the files that are taken along. */
  readonly file: string;
  /** Keys to the colours, where the drawing does not name its parts itself. */
  readonly keys?: boolean;
  /** Stands above the drawing and above its table. */
  readonly lead?: ReactNode;
  readonly children: (picture: React.RefObject<Picture | null> | undefined) => ReactNode;
  readonly footer?: ReactNode;
  /** False for drawings that are not made by the chart library. */
  readonly hasPicture?: boolean;
  /** False for drawings that are a table themselves. */
  readonly hasTable?: boolean;
  /** Its place among the headings, where it stands within something that has one of its own. */
  readonly heading?: "h2" | "h4";
}

/** The frame every drawing stands in: its question, its definition, its table, its exports. */
export function ChartCard({
  title,
  subtitle,
  series,
  unit,
  currency,
  axis,
  file,
  keys = false,
  lead,
  children,
  footer,
  hasPicture = true,
  hasTable = true,
  heading: Heading = "h2",
}: ChartCardProps) {
  const { t } = useWords();
  const [asTable, setAsTable] = useState(false);
  const picture = useRef<Picture | null>(null);
  const id = useId();
  return (
    <section className="card chart-card" aria-labelledby={id}>
      <header className="chart-head">
        <div>
          <Heading className="title" id={id}>
            {title}
          </Heading>
          <p className="small dim">{subtitle}</p>
        </div>
        <div className="chart-tools no-print">
          {hasTable && (
            <Tool
              icon={asTable ? "chart" : "table"}
              label={t(asTable ? "chart.drawing" : "chart.table")}
              onClick={() => setAsTable(!asTable)}
            />
          )}
          <Tool
            icon="download"
            label={t("chart.csv")}
            onClick={() => saveCsv(file, csvOf(SERIES_HEADER, seriesRows(series, unit, currency)))}
          />
          {hasPicture && !asTable && (
            <Tool icon="image" label={t("chart.png")} onClick={() => picture.current && savePng(file, picture.current.png())} />
          )}
        </div>
      </header>
      {lead}
      {keys && !asTable && <Keys series={series} />}
      {isEmpty(series) ? (
        <p className="dim chart-empty">{t("chart.empty")}</p>
      ) : asTable ? (
        <SeriesTable series={series} unit={unit} currency={currency} axis={axis ?? t("chart.period")} caption={title} />
      ) : (
        children(hasPicture ? picture : undefined)
      )}
      {hasPicture && !asTable && isPartial(series) && (
        <p className="small dim">
          <i className="chart-hatch" /> {t("chart.hatched")}
        </p>
      )}
      {footer}
    </section>
  );
}

const Tool = ({ icon, label, onClick }: { readonly icon: IconName; readonly label: string; readonly onClick: () => void }) => (
  <Tooltip label={label}>
    <ActionIcon variant="subtle" color="gray" size="md" aria-label={label} onClick={onClick}>
      <Icon name={icon} size={17} />
    </ActionIcon>
  </Tooltip>
);

const Keys = ({ series }: { readonly series: readonly Series[] }) => (
  <ul className="chart-keys">
    {series.map(({ id, name, colour }) => (
      <li key={id}>
        <i className="chart-key" style={{ background: `var(--${colour})` }} />
        {name}
      </li>
    ))}
  </ul>
);
