import { useWords } from "../../../../i18n/index.ts";
import { Term } from "../../../../ui/Term.tsx";
import { type Order, SortedHead } from "../Sorted.tsx";
import { type Column, HORIZONS } from "./rows.ts";

interface HeadProps {
  readonly isSplit: boolean;
  readonly elastic: boolean;
  readonly costed: boolean;
  readonly horizon: number;
  readonly currency: string | undefined;
  readonly order: Order<Column>;
  readonly onOrder: (order: Order<Column>) => void;
}

/** Heads of the ranking; each sorts. */
export function Head({ isSplit, elastic, costed, horizon, currency, order, onOrder }: HeadProps) {
  const { t } = useWords();
  const sort = { order, onOrder };
  const months = HORIZONS[horizon];
  return (
    <thead>
      <tr>
        <SortedHead column="lever" {...sort}>
          {t("parts.column.lever")}
        </SortedHead>
        {isSplit && (
          <SortedHead column="segment" {...sort}>
            {t("parts.column.segment")}
          </SortedHead>
        )}
        <SortedHead column="value" isNumber {...sort}>
          {t("parts.column.now")}
        </SortedHead>
        <SortedHead column="to" isNumber {...sort}>
          {t("parts.column.feasible")}
        </SortedHead>
        {HORIZONS.map((one) => (
          <SortedHead key={one} column={`lift${one}`} isNumber {...sort}>
            {t("parts.ranking.lift", { n: one })}
          </SortedHead>
        ))}
        {elastic && (
          <SortedHead column="elasticity" isNumber {...sort}>
            {t("parts.ranking.elasticity", { n: months })}
          </SortedHead>
        )}
        <SortedHead column="cost" isNumber {...sort}>
          {t("parts.ranking.effort", { currency: currency ?? "" })}
        </SortedHead>
        <SortedHead column="perEffort" isNumber {...sort}>
          {costed ? t("parts.ranking.perMoney", { n: months, currency: currency ?? "" }) : t("parts.ranking.perLever", { n: months })}
        </SortedHead>
        <th scope="col">
          <Term meaning={t("parts.tryMeaning")}>{t("parts.column.scenario")}</Term>
        </th>
      </tr>
    </thead>
  );
}
