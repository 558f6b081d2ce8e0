import { Button, TextInput } from "@mantine/core";
import { useAddressChange } from "../../address.ts";
import { useWords } from "../../i18n/index.ts";
import type { PageProps } from "../../page.ts";
import { Note } from "../../ui/Note.tsx";
import { Contributions } from "./Contributions.tsx";
import { Lifts } from "./Lifts.tsx";
import type { load } from "./load.ts";
import { Order } from "./Order.tsx";
import { TeamIndex } from "./TeamIndex.tsx";
import { TradeLedger } from "./TradeLedger.tsx";
import { Ways } from "./Ways.tsx";
import "../../ui/table.css";
import "./report.css";

/** How a team does the seven moments, what went with it, and where to look. */
export function MomentsPage({ view: { search }, answers: { report } }: PageProps<ReturnType<typeof load>>) {
  const { t } = useWords();
  return (
    <div className="sections">
      <p className="dim report-lead">{t("moments.lead")}</p>
      <Range from={report.from} to={report.to} />
      {report.records === 0 && <Note>{t("moments.empty")}</Note>}
      <TeamIndex report={report} />
      <Lifts report={report} />
      <Order report={report} search={search} />
      <TradeLedger report={report} search={search} />
      <Ways report={report} />
      <Contributions report={report} search={search} />
    </div>
  );
}

const PRESETS = [90, 365, 730] as const;
const MILLISECONDS = 86_400_000;

/** Days a report speaks of; the last ones, unless somebody says otherwise. */
function Range({ from, to }: { readonly from: string; readonly to: string }) {
  const { t } = useWords();
  const change = useAddressChange();
  const before = (days: number): string => new Date(Date.parse(to) - (days - 1) * MILLISECONDS).toISOString().slice(0, 10);
  return (
    <div className="report-range no-print">
      <TextInput
        type="date"
        label={t("moments.from")}
        value={from}
        max={to}
        onChange={({ currentTarget }) => change({ since: currentTarget.value === "" ? undefined : currentTarget.value })}
      />
      <TextInput
        type="date"
        label={t("moments.to")}
        value={to}
        min={from}
        onChange={({ currentTarget }) => change({ until: currentTarget.value === "" ? undefined : currentTarget.value })}
      />
      <div className="report-presets">
        {PRESETS.map((days) => (
          <Button
            key={days}
            size="xs"
            variant={before(days) === from ? "light" : "default"}
            aria-pressed={before(days) === from}
            onClick={() => change({ since: before(days) })}
          >
            {t(`moments.last.d${days}`)}
          </Button>
        ))}
      </div>
    </div>
  );
}
