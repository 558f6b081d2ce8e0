import { Button, SegmentedControl } from "@mantine/core";
import { formatPeriod } from "../../../domain/index.ts";
import { useAddressChange } from "../../address.ts";
import { useWords } from "../../i18n/index.ts";
import { ends, lastWhole } from "../../period.ts";
import type { View } from "../../view.ts";

/** Every change by itself, or each customer's over the whole period. */
export function GrossOrNet({ net }: { readonly net: boolean }) {
  const { t } = useWords();
  const change = useAddressChange();
  return (
    <div className="revenue-view no-print">
      <SegmentedControl
        size="xs"
        aria-label={t("revenue.view.label")}
        value={net ? "net" : "gross"}
        data={[
          { value: "gross", label: t("revenue.view.gross") },
          { value: "net", label: t("revenue.view.net") },
        ]}
        onChange={(chosen) => change({ show: chosen === "net" ? "net" : undefined }, { replace: true })}
      />
      <p className="small dim">{t(net ? "revenue.view.netText" : "revenue.view.grossText")}</p>
    </div>
  );
}

/** A net view of a period that is no whole month, quarter or year would be another number: the nearest whole ones are offered. */
export function NoNet({ view: { months, counting } }: { readonly view: View }) {
  const { t, f } = useWords();
  const change = useAddressChange();
  const wholes = ([1, 3, 12] as const).flatMap((length) => lastWhole(length, months, counting.fiscalYearStart) ?? []);
  return (
    <section className="card" aria-labelledby="net-movements">
      <h2 className="title" id="net-movements">
        {t("revenue.waterfall.title")}
      </h2>
      <GrossOrNet net />
      <p>{t("revenue.view.none")}</p>
      <div className="revenue-wholes">
        {wholes.map((period) => (
          <Button key={formatPeriod(period)} size="xs" variant="default" onClick={() => change(ends(period))}>
            {f.period(formatPeriod(period))}
          </Button>
        ))}
      </div>
    </section>
  );
}
