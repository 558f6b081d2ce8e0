import { Button } from "@mantine/core";
import { useWords } from "../../../../i18n/index.ts";
import { Term } from "../../../../ui/Term.tsx";
import { MoneyField } from "../NumberField.tsx";
import type { Names } from "../use-names.ts";
import { HORIZONS, type Row as Ranked } from "./rows.ts";

interface RowProps {
  readonly row: Ranked;
  readonly names: Names;
  readonly horizon: number;
  /** The greatest lift of all rows. */
  readonly most: number;
  readonly isSplit: boolean;
  readonly elastic: boolean;
  readonly costed: boolean;
  readonly currency: string | undefined;
  readonly isTried: boolean;
  readonly onCost: (cost: number | null) => void;
  readonly onTry: () => void;
}

/** One lever: where it is, where it can be brought, what that adds, and what it takes. */
export function Row({ row, names, horizon, most, isSplit, elastic, costed, currency, isTried, onCost, onTry }: RowProps) {
  const { t, f } = useWords();
  const { say } = names;
  const perEffort = row.perEffort[horizon] ?? null;
  const elasticity = row.elasticity[horizon] ?? null;
  return (
    <tr>
      <th scope="row">
        <Term meaning={say.meaning(row.lever)}>{say.title(row.lever)}</Term>
        <span className="parts-bar" aria-hidden="true">
          <i style={{ width: `${(Math.max(0, row.lift[horizon] ?? 0) / most) * 100}%` }} />
        </span>
      </th>
      {isSplit && <td data-label={t("parts.column.segment")}>{names.segment(row.segment)}</td>}
      <td className="num" data-label={t("parts.column.now")}>
        {say.value(row.unit, row.value)}
      </td>
      <td className="num" data-label={t("parts.column.feasible")}>
        {row.how === "none" ? <span className="dim small">{t("parts.noRoom")}</span> : say.value(row.unit, row.to)}
        <span className="parts-how small dim">
          <Term meaning={names.howLong(row)}>{names.how(row)}</Term>
          {row.isCapped && ` · ${t("parts.capped")}`}
        </span>
      </td>
      {HORIZONS.map((months, i) => (
        <td
          key={months}
          data-label={t("parts.ranking.lift", { n: months })}
          className={`num ${i === horizon ? "parts-strong" : "parts-wide"}`}
        >
          {row.lift[i] ? names.added(row.lift[i]) : <span className="dim">{names.money(0)}</span>}
        </td>
      ))}
      {elastic && (
        <td className="num" data-label={t("parts.ranking.elasticity", { n: HORIZONS[horizon] })}>
          {elasticity === null ? <span className="dim small">{t("parts.noValue")}</span> : f.number(elasticity, 2)}
        </td>
      )}
      <td className="num" data-label={t("parts.ranking.effort", { currency: currency ?? "" })}>
        <MoneyField
          label={t("parts.ranking.effortOf", { lever: names.lever(row), currency: currency ?? "" })}
          currency={currency}
          value={row.cost}
          placeholder={t("parts.alone.noCost")}
          onValue={onCost}
        />
      </td>
      <td
        className="num"
        data-label={
          costed
            ? t("parts.ranking.perMoney", { n: HORIZONS[horizon], currency: currency ?? "" })
            : t("parts.ranking.perLever", { n: HORIZONS[horizon] })
        }
      >
        {perEffort === null ? (
          <span className="dim small">{t("parts.ranking.sayCost")}</span>
        ) : costed ? (
          f.number(perEffort, 2)
        ) : (
          names.money(perEffort)
        )}
      </td>
      <td>
        {row.how === "none" ? null : isTried ? (
          <span className="small dim">{t("parts.tried")}</span>
        ) : (
          <Button variant="default" size="compact-xs" aria-label={t("parts.tryOf", { lever: names.lever(row) })} onClick={onTry}>
            {t("parts.try")}
          </Button>
        )}
      </td>
    </tr>
  );
}
