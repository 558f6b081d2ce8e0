import { Button, Menu } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { reasonWords } from "../../../standard/index.ts";
import { rankOf } from "../../deals/amount.ts";
import { Flags } from "../../deals/Flags.tsx";
import { following } from "../../deals/gate.ts";
import { MoveDialog, type Moving } from "../../deals/MoveDialog.tsx";
import { useWords } from "../../i18n/index.ts";
import { useMay } from "../../me.ts";
import { filtersOf } from "../../search.ts";
import { Go } from "../../ui/Go.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { Note } from "../../ui/Note.tsx";
import type { PartProps } from "./load.ts";
import { NextStep } from "./NextStep.tsx";
import { StageBar } from "./StageBar.tsx";
import { TakeBack } from "./TakeBack.tsx";

/** What is sold to whom, where it stands, what it is worth, and what happens next. */
export function Head({ view, deal }: PartProps) {
  const { t } = useWords();
  const may = useMay("deals");
  const [moving, setMoving] = useState<Moving | null>(null);
  const [isBack, setBack] = useState(false);
  const filters = filtersOf(view.search);
  const move = (to: string | null): void => setMoving({ deal: deal.deal, name: deal.name, to });
  const lost = deal.stages.find(({ state }) => state === "lost")?.id ?? null;
  const isMoved = deal.notes.passes.at(-1)?.stage === deal.stage;
  return (
    <header className="card deal-head">
      <p className="small no-print">
        <Go to="/deals" search={filters} className="link">
          {t("deal.back")}
        </Go>
      </p>
      <div className="deal-who">
        <div>
          <h2>{deal.name}</h2>
          <p className="dim">
            {deal.account === null ? (
              (deal.accountName ?? t("deal.noAccount"))
            ) : (
              <Go to={`/accounts/${deal.account}`} search={filters} className="link">
                {deal.accountName}
              </Go>
            )}
            {" · "}
            {t(`deal.type.${deal.type}`)}
            {deal.name === deal.accountName && ` · ${deal.id}`}
          </p>
        </div>
        {may && (
          <div className="deal-tools no-print">
            {deal.outcome === "open" && (
              <>
                <Button size="sm" onClick={() => move(following(deal))}>
                  {t("deal.do.move")}
                </Button>
                <Button size="sm" variant="default" onClick={() => move(lost)}>
                  {t("deal.do.lost")}
                </Button>
              </>
            )}
            {deal.outcome === "lost" && (
              <Button size="sm" onClick={() => move(deal.stages[0]?.id ?? null)}>
                {t("deal.do.reopen")}
              </Button>
            )}
            {isMoved && (
              <Menu position="bottom-end">
                <Menu.Target>
                  <Button size="sm" variant="default" aria-label={t("deal.do.more")} px={10}>
                    <Icon name="more" size={18} />
                  </Button>
                </Menu.Target>
                <Menu.Dropdown>
                  <Menu.Item leftSection={<Icon name="undo" size={16} />} onClick={() => setBack(true)}>
                    {t("deal.do.undo")}
                  </Menu.Item>
                </Menu.Dropdown>
              </Menu>
            )}
          </div>
        )}
      </div>
      <StageBar deal={deal} onMove={may && deal.outcome !== "won" ? move : null} />
      <Ended deal={deal} />
      <Numbers deal={deal} />
      {deal.outcome === "open" && <NextStep deal={deal} may={may} />}
      <Flags flags={deal.flags.filter((flag) => flag !== "no_next_step")} />
      <MoveDialog moving={moving} onClose={() => setMoving(null)} />
      <TakeBack deal={deal} opened={isBack} onClose={() => setBack(false)} />
    </header>
  );
}

/** Won or lost, since when, and why. */
function Ended({ deal: { outcome, closedOn, reason } }: Pick<PartProps, "deal">) {
  const { t, f, language } = useWords();
  if (outcome === "open") return null;
  return (
    <Note kind={outcome === "won" ? "good" : "warn"}>
      {closedOn === null ? t(`deal.ended.${outcome}`) : t(`deal.ended.${outcome}On`, { day: f.day(closedOn) })}{" "}
      {reason === null ? t("deal.ended.noReason") : t("deal.ended.reason", { reason: reasonWords(reason, language) })}
    </Note>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  const { t } = useWords();
  return (
    <div>
      <dt className="small dim">{t(`deal.fact.${name}`)}</dt>
      <dd>{children}</dd>
    </div>
  );
}

const Big = ({ children }: { readonly children: ReactNode }) => <span className="deal-big">{children}</span>;
const Missing = ({ children }: { readonly children: ReactNode }) => <span className="figure-missing">{children}</span>;

function Numbers({
  deal: { amount, listAmount, currency, owner, outcome, closedOn, total, priority, priorityCurrency },
}: Pick<PartProps, "deal">) {
  const { t, f } = useWords();
  return (
    <dl className="deal-facts">
      <Fact name="amount">
        {amount === null ? <Missing>{t("deal.none.amount")}</Missing> : <Big>{f.money(amount, currency ?? undefined)}</Big>}
        {listAmount !== null && listAmount !== amount && (
          <span className="small dim">{t("deal.fact.list", { amount: f.money(listAmount, currency ?? undefined) })}</span>
        )}
      </Fact>
      <Fact name={outcome === "open" ? "expected" : "closed"}>
        {closedOn === null ? <Missing>{t("deal.none.close")}</Missing> : <Big>{f.day(closedOn)}</Big>}
      </Fact>
      <Fact name="owner">{owner === null ? <Missing>{t("deal.none.owner")}</Missing> : <Big>{owner}</Big>}</Fact>
      <Fact name="total">{total === null ? <Missing>{t("deal.none.total")}</Missing> : <Big>{t("deal.total", { n: total })}</Big>}</Fact>
      {outcome === "open" && (
        <Fact name="priority">
          {priority === null ? (
            <Missing>{t("deal.none.priority")}</Missing>
          ) : (
            <>
              <Big>{f.number(rankOf(priority, priorityCurrency), 0)}</Big>
              <span className="small dim">{t("deal.fact.rank", { currency: priorityCurrency ?? "" })}</span>
            </>
          )}
        </Fact>
      )}
    </dl>
  );
}
