import { useMemo, useState } from "react";
import { useWords } from "../../../../i18n/index.ts";
import { ScrollBox } from "../../../../ui/ScrollBox.tsx";
import { Term } from "../../../../ui/Term.tsx";
import { minorOf } from "../../levers/say.ts";
import { More } from "../More.tsx";
import { MoneyField, NumberField } from "../NumberField.tsx";
import { keyOf, numberFor, type Reach, withNumber } from "../reach.ts";
import type { FoundProps } from "./Volume.tsx";
import { aloneOf } from "./ways.ts";

const SHOWN = 10;

interface AloneProps extends FoundProps {
  readonly reaches: readonly Reach[];
}

/** Every lever by itself: what it would have to be, how far it can be brought, and what that costs. */
export function Alone({ growth, found, names, reaches, month }: AloneProps) {
  const { t, f } = useWords();
  const { scenario, currency, set } = growth;
  const [showsAll, setShowsAll] = useState(false);
  const levers = useMemo(() => aloneOf(found, reaches), [found, reaches]);
  // What the reader has said something of stays in sight.
  const isSaid = (reach: Reach): boolean => reach.how === "yours" || numberFor(scenario.costs, reach) !== undefined;
  const shown = showsAll ? levers : levers.filter(({ reach }, i) => i < SHOWN || isSaid(reach));
  const enough = levers.filter(({ way }) => way !== null).length;
  return (
    <section className="card parts-card" aria-labelledby="parts-alone">
      <h2 className="title" id="parts-alone">
        {t("parts.alone.title")}
      </h2>
      <p className="small dim">{t("parts.alone.subtitle")}</p>
      <p>
        {t(enough === 0 ? "parts.alone.none" : "parts.alone.some", {
          count: enough,
          n: f.number(enough, 0),
          of: f.number(levers.length, 0),
        })}
      </p>
      <ScrollBox className="table-box parts-stack" label={t("parts.alone.title")}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t("parts.column.lever")}</th>
              <th scope="col" className="num">
                {t("parts.column.now")}
              </th>
              <th scope="col" className="num">
                {t("parts.alone.needed", { month })}
              </th>
              <th scope="col" className="num">
                <Term meaning={t("parts.alone.limitMeaning")}>{t("parts.alone.limit")}</Term>
              </th>
              <th scope="col" className="num">
                <Term meaning={t("parts.alone.costMeaning")}>{t("parts.alone.cost", { currency: currency ?? "" })}</Term>
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ reach, needed, arr, way }) => (
              <tr key={keyOf(reach)}>
                <th scope="row">{names.lever(reach)}</th>
                <td className="num" data-label={t("parts.column.now")}>
                  {names.say.value(reach.unit, reach.value)}
                </td>
                <td className="num" data-label={t("parts.alone.needed", { month })}>
                  {way === null || needed === null ? (
                    <span className="dim">{t("parts.alone.notEnough", { arr: names.money(arr) })}</span>
                  ) : (
                    <b>{names.say.value(reach.unit, needed)}</b>
                  )}
                </td>
                <td className="num" data-label={t("parts.alone.limit")}>
                  <Limit reach={reach} growth={growth} name={names.lever(reach)} />
                  <span className="parts-how small dim">
                    <Term meaning={names.howLong(reach)}>{names.how(reach)}</Term>
                  </span>
                </td>
                <td className="num" data-label={t("parts.alone.cost", { currency: currency ?? "" })}>
                  <MoneyField
                    label={t("parts.ranking.effortOf", { lever: names.lever(reach), currency: currency ?? "" })}
                    currency={currency}
                    value={numberFor(scenario.costs, reach) ?? null}
                    placeholder={t("parts.alone.noCost")}
                    onValue={(cost) => set.costs(withNumber(scenario.costs, keyOf(reach), cost))}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      {levers.length > SHOWN && <More all={levers.length} isOpen={showsAll} onToggle={() => setShowsAll(!showsAll)} />}
    </section>
  );
}

/** How far a lever can be brought, in its unit; empty goes back to what others reach. */
function Limit({
  reach,
  growth: { scenario, currency, set },
  name,
}: { readonly reach: Reach; readonly name: string } & Pick<AloneProps, "growth">) {
  const { t } = useWords();
  const { unit } = reach;
  const share = unit === "share";
  return (
    <NumberField
      label={t("parts.alone.limitOf", { lever: name })}
      value={reach.to}
      one={share ? 0.01 : unit === "money" ? minorOf(currency) : 1}
      digits={share ? 2 : unit === "money" ? 0 : 1}
      {...(share ? { suffix: t("parts.percentSign") } : {})}
      onValue={(limit) => set.limits(withNumber(scenario.limits, keyOf(reach), limit))}
    />
  );
}
