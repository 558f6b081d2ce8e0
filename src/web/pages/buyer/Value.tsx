import type { SharedPlan } from "../../../contract/index.ts";
import { ChartCard } from "../../charts/ChartCard.tsx";
import { Lines } from "../../charts/Lines.tsx";
import type { Series } from "../../charts/series.ts";
import { useWords } from "../../i18n/index.ts";
import { Note } from "../../ui/Note.tsx";

type Value = SharedPlan["value"][number];

/** What came back for what was paid, a currency each. */
export function Value({ plan: { value, feeBasis } }: { readonly plan: SharedPlan }) {
  const { t } = useWords();
  if (value.length === 0)
    return (
      <section className="card" aria-labelledby="shared-value">
        <h2 id="shared-value" className="title">
          {t("shared.value.title")}
        </h2>
        <p className="dim">{t("shared.value.none")}</p>
      </section>
    );
  return value.map((one) => <ValueOf key={one.currency} value={one} basis={feeBasis} />);
}

function ValueOf({ value, basis }: { readonly value: Value; readonly basis: SharedPlan["feeBasis"] }) {
  const { t, f } = useWords();
  const { currency, months, fees, confirmed, claimed, ratio, reason, paidBack } = value;
  const all = ["fees", "confirmed", "claimed"] as const;
  const colours = { fees: "move-other", confirmed: "move-expansion", claimed: "move-contraction" } as const;
  const shown = all.filter((kind) => kind !== "claimed" || months.some((month) => month.claimed !== 0));
  const series: readonly Series[] = shown.map((kind) => ({
    id: kind,
    name: t(`shared.value.${kind}`),
    colour: colours[kind],
    ...(kind === "claimed" ? { dashed: true as const } : {}),
    marks: months.map((month) => ({ label: f.period(month.month), point: { value: month[kind], n: 1 } })),
  }));
  const facts: readonly (readonly [name: string, text: string])[] = [
    [t("shared.value.fees"), f.money(fees, currency)],
    [t("shared.value.confirmed"), f.money(confirmed, currency)],
    [t("shared.value.claimed"), f.money(claimed, currency)],
    [
      t("shared.value.ratio"),
      ratio === null ? t(`shared.value.reason.${reason ?? "no_fees"}`) : t("unit.times", { n: f.number(ratio, 2) }),
    ],
  ];
  const summary = facts.map(([name, text]) => `${name}: ${text}`).join("; ");
  return (
    <ChartCard
      title={t("shared.value.title")}
      subtitle={t("shared.value.subtitle", { basis: t(`shared.value.basis.${basis ?? "none"}`) })}
      series={series}
      unit="money"
      currency={currency}
      file="value-against-fees"
      keys
      lead={
        <dl className="shared-facts">
          {facts.map(([name, text]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      }
      footer={paidBack === null ? null : <Note kind="good">{t("shared.value.paidBack", { month: f.period(paidBack) })}</Note>}
    >
      {(picture) => (
        <Lines
          description={`${t("shared.value.title")} ${summary}`}
          series={series}
          unit="money"
          currency={currency}
          fromZero
          steps
          named={false}
          opens={false}
          height={220}
          {...(picture ? { picture } : {})}
        />
      )}
    </ChartCard>
  );
}
