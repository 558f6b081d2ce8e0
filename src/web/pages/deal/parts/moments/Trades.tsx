import { Button } from "@mantine/core";
import { useState } from "react";
import type { Deal, Moments, TradeShown } from "../../../../../contract/index.ts";
import { useWords } from "../../../../i18n/index.ts";
import { useMay, useMe } from "../../../../me.ts";
import { Crossed } from "../../../../ui/Crossed.tsx";
import { Icon } from "../../../../ui/Icon.tsx";
import { keyed } from "../../../../ui/keys.ts";
import { Note } from "../../../../ui/Note.tsx";
import { ScrollBox } from "../../../../ui/ScrollBox.tsx";
import { useWork } from "../../../../work.ts";
import { TradeForm } from "./TradeForm.tsx";

interface TradesProps {
  readonly deal: Deal;
  readonly found: NonNullable<Moments["ofDeal"]>;
}

const APPROVERS: ReadonlySet<string> = new Set(["ae", "revops", "finance", "executive", "admin"]);

/** What was given and what was got for it, side by side, with its worth and who allowed it. */
export function Trades({ deal, found: { trades, balance, discount, hasUntradedDiscount } }: TradesProps) {
  const { t, f } = useWords();
  const me = useMe();
  const may = useMay("deals");
  const mayApprove = me?.person === null || me?.person?.roles.some((role) => APPROVERS.has(role)) === true;
  const [editing, edit] = useState<string | null>(null);
  const { given, got, ratio } = balance;
  const sum = (some: typeof given): string => (some.length === 0 ? t("dealMoments.trades.nothing") : moneyList(some, f.money, f.list));
  const known = trades.find(({ id }) => id === editing) ?? null;
  return (
    <section className="card" aria-labelledby="trades-title">
      <h3 className="title" id="trades-title">
        {t("dealMoments.trades.title")}
      </h3>
      <p className="small dim">{t("dealMoments.trades.text")}</p>
      {hasUntradedDiscount && discount !== null && (
        <Note kind="warn">{t("dealMoments.trades.untraded", { discount: f.ratio(discount) })}</Note>
      )}
      {trades.length === 0 ? (
        <p className="moment-gap">{t("dealMoments.trades.none")}</p>
      ) : (
        <ScrollBox className="table-box moment-trades" label={t("dealMoments.trades.title")}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t("dealMoments.trades.on")}</th>
                <th scope="col">{t("dealMoments.trades.give")}</th>
                <th scope="col">{t("dealMoments.trades.get")}</th>
                <th scope="col">{t("dealMoments.trades.approver")}</th>
                <th scope="col">{t("dealMoments.trades.flag")}</th>
                {may && (
                  <th scope="col" className="no-print">
                    <span className="visually-hidden">{t("dealMoments.edit")}</span>
                  </th>
                )}
              </tr>
            </thead>
            <tbody>
              {trades.map((trade) => (
                <TradeRow key={trade.id} trade={trade} mayApprove={mayApprove} edit={may ? () => edit(trade.id) : null} />
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row">{t("dealMoments.trades.sum")}</th>
                <td>{sum(given)}</td>
                <td>{sum(got)}</td>
                <td colSpan={may ? 3 : 2}>
                  {ratio === null ? t("dealMoments.trades.noRatio") : t("dealMoments.trades.ratio", { n: f.number(ratio, 2) })}
                </td>
              </tr>
            </tfoot>
          </table>
        </ScrollBox>
      )}
      {may && editing === null && (
        <Button size="xs" mt="sm" variant="default" className="no-print" onClick={() => edit("new")}>
          {t("dealMoments.trades.add")}
        </Button>
      )}
      {editing !== null && <TradeForm key={editing} deal={deal} known={known} done={() => edit(null)} />}
    </section>
  );
}

type Money = { readonly minor: number; readonly currency: string };
export const moneyList = (
  some: readonly Money[],
  money: (minor: number, currency: string) => string,
  list: (items: readonly string[]) => string,
): string => list(some.map(({ minor, currency }) => money(minor, currency)));

interface TradeRowProps {
  readonly trade: TradeShown;
  readonly mayApprove: boolean;
  readonly edit: (() => void) | null;
}

function TradeRow({ trade, mayApprove, edit }: TradeRowProps) {
  const { t, f } = useWords();
  const work = useWork("approveTrade");
  const isOwn = useMe()?.person?.name === trade.seller;
  const { id, version, on, seller, gives, gets, approver, approvedOn, flags } = trade;
  return (
    <>
      <tr>
        <th scope="row">
          {f.day(on)}
          <span className="small dim moment-under">{seller}</span>
        </th>
        <Side items={gives} />
        <Side items={gets} />
        <td>
          {approver === null ? (
            <>
              <span className="moment-under">{t("dealMoments.trades.waits")}</span>
              {isOwn && <span className="small dim moment-under">{t("dealMoments.trades.notOwn")}</span>}
              {mayApprove && !isOwn && (
                <Button
                  size="compact-xs"
                  variant="default"
                  className="no-print"
                  loading={work.busy}
                  onClick={() => void work.run({ trade: id, base: version })}
                >
                  {t("dealMoments.trades.approve")}
                </Button>
              )}
            </>
          ) : (
            <>
              {approver}
              {approvedOn !== null && <span className="small dim moment-under">{f.day(approvedOn)}</span>}
            </>
          )}
        </td>
        <td>
          {flags.length === 0 ? (
            <span className="moment-fine">
              <Icon name="check" size={14} /> {t("dealMoments.flags.fine")}
            </span>
          ) : (
            flags.map((flag) => (
              <span key={flag} className="moment-flag">
                <Icon name="warning" size={14} /> {t(`dealMoments.flags.${flag}`)}
              </span>
            ))
          )}
        </td>
        {edit && (
          <td className="no-print">
            <Button size="compact-xs" variant="default" aria-label={t("dealMoments.trades.editOf", { day: f.day(on) })} onClick={edit}>
              {t("dealMoments.edit")}
            </Button>
          </td>
        )}
      </tr>
      {work.problem && (
        <tr>
          <td colSpan={edit ? 6 : 5}>
            <Crossed problem={work.problem} words="dealMoments.field" onTheirs={work.reset} />
          </td>
        </tr>
      )}
    </>
  );
}

function Side({ items }: { readonly items: TradeShown["gives"] }) {
  const { t, f } = useWords();
  if (items.length === 0) return <td className="dim">{t("dealMoments.trades.nothing")}</td>;
  return (
    <td>
      {keyed(items, ({ what }) => what).map(({ key, one: { what, isDiscount, worth } }) => (
        <span key={key} className="moment-side">
          <span>
            {what} {isDiscount && <span className="moment-tag">{t("dealMoments.trades.discount")}</span>}
          </span>
          <span className={worth === null || worth === undefined ? "dim" : "nowrap"}>
            {worth === null || worth === undefined ? t("dealMoments.trades.noWorth") : f.money(worth.minor, worth.currency)}
          </span>
        </span>
      ))}
    </td>
  );
}
