import { Select } from "@mantine/core";
import { baseGroupings } from "../../../contract/index.ts";
import { useAddressChange } from "../../address.ts";
import { useFieldName } from "../../frame/filters/field-name.ts";
import { useWords } from "../../i18n/index.ts";
import { type SectionProps, windows } from "./load.ts";

/** One sentence on the whole base, and by what it is looked at. */
export function Head({ view, base }: SectionProps) {
  const { t, f } = useWords();
  const fieldName = useFieldName();
  const change = useAddressChange();
  const { kept } = base.promises.all;
  const told = { hits: f.number(kept.hits, 0), n: f.number(kept.n, 0), share: kept.value === null ? "" : f.ratio(kept.value, 0) };
  const promised =
    kept.n === 0 ? t("base.head.none") : t(kept.value === null ? "base.head.few" : "base.head.kept", { ...told, count: kept.n });
  const waiting = base.waiting.list.total;
  return (
    <section className="card" aria-labelledby="base-said">
      <h2 className="base-said" id="base-said">
        <span className="base-sentence">{promised}</span>{" "}
        <span className="base-sentence">
          {waiting === 0 ? t("base.head.nobodyWaits") : t("base.head.wait", { count: waiting, n: f.number(waiting, 0) })}
        </span>
      </h2>
      <p className="small dim">
        {t("base.head.day", {
          on: f.day(base.on),
          from: f.day(base.from),
          customers: f.number(base.customers, 0),
          planned: f.number(base.planned, 0),
        })}
        {base.through !== null && base.through < base.on && ` ${t("base.head.through", { day: f.day(base.through) })}`}
      </p>
      <div className="base-choices no-print">
        <Select
          label={t("base.by")}
          data={baseGroupings.map((value) => ({ value, label: t(`base.by_${value}`) }))}
          value={base.by}
          allowDeselect={false}
          onChange={(show) => change({ show: show ?? undefined }, { replace: true })}
        />
        <Select
          label={t("base.field")}
          data={base.fields.map((value) => ({ value, label: fieldName(value) }))}
          value={base.field}
          placeholder={t("base.noField")}
          allowDeselect={false}
          disabled={base.fields.length === 0}
          onChange={(segment) => change({ segment: segment ?? undefined }, { replace: true })}
        />
        <Select
          label={t("base.window")}
          data={windows.map((months) => ({ value: String(months), label: t("base.months", { count: months, n: f.number(months, 0) }) }))}
          value={String(view.search.months ?? 12)}
          allowDeselect={false}
          onChange={(months) => change({ months: months === null ? undefined : Number(months) }, { replace: true })}
        />
      </div>
    </section>
  );
}
