import type { ReactNode } from "react";
import { explanationOf } from "../../explain-link.ts";
import { useValueName } from "../../frame/filters/field-name.ts";
import { useWords } from "../../i18n/index.ts";
import { filtersOf } from "../../search.ts";
import { sourceName } from "../../source-name.ts";
import { Go } from "../../ui/Go.tsx";
import { Icon } from "../../ui/Icon.tsx";
import type { PartProps } from "./load.ts";
import { noBreakEven } from "./say.ts";
import "../../ui/figure.css";

/** Who they are, what they pay, what that is worth, and what is next. */
export function Header({ view, account }: PartProps) {
  const { t, f } = useWords();
  const valueName = useValueName();
  const { name, id, domain, sources, parent, since, model, motion, labels } = account;
  const about = [
    ...(model === null ? [] : [valueName("model", model)]),
    ...(motion === null ? [] : [valueName("motion", motion)]),
    ...["industry", "region", "country"].flatMap((label) => labels[label] ?? []),
  ];
  return (
    <header className="card account-head">
      <p className="small no-print">
        <Go to="/accounts" search={filtersOf(view.search)} className="link">
          {t("account.back")}
        </Go>
      </p>
      <div className="account-who">
        <h2>{name ?? id}</h2>
        <p className="dim">
          {[domain ?? id, ...about].join(" · ")}
          {parent !== null && (
            <>
              {" · "}
              {t("account.partOf")}{" "}
              <Go to={`/accounts/${parent.account}`} search={filtersOf(view.search)} className="link">
                {parent.name ?? parent.id}
              </Go>
            </>
          )}
        </p>
        <p className="small dim">{t("account.knownIn", { sources: f.list(sources.map(sourceName)) })}</p>
      </div>
      <dl className="account-facts">
        <Pays view={view} account={account} />
        <Fact name="since">
          {since === null ? (
            <Missing>{t(account.history.length > 0 ? "account.fact.before" : "account.fact.never")}</Missing>
          ) : (
            <Big>{f.period(since)}</Big>
          )}
        </Fact>
        <Worth view={view} account={account} />
        <Next view={view} account={account} />
        <Touched view={view} account={account} />
      </dl>
    </header>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  const { t } = useWords();
  return (
    <div>
      <dt className="small dim">{t(`account.fact.${name}`)}</dt>
      <dd>{children}</dd>
    </div>
  );
}

const Big = ({ children }: { readonly children: ReactNode }) => <span className="account-big">{children}</span>;
const Missing = ({ children }: { readonly children: ReactNode }) => <span className="figure-missing">{children}</span>;
const Beneath = ({ children }: { readonly children: ReactNode }) => <span className="small dim account-beneath">{children}</span>;

function Pays({ view, account: { account, revenue, through, history } }: PartProps) {
  const { t, f } = useWords();
  const period = (through ?? "").slice(0, 7);
  return (
    <Fact name="pays">
      {revenue.length === 0 && <Missing>{t(history.length > 0 ? "account.fact.left" : "account.fact.nothing")}</Missing>}
      {revenue.map(({ currency, mrr, arr }) => (
        <span key={currency} className="account-pays">
          <Go
            to="/explain"
            search={{ ...explanationOf(view.search, { metric: "mrr", period, currency }), entity: account }}
            className="figure account-big"
            aria-label={t("account.fact.explainMrr", { mrr: f.money(mrr, currency) })}
          >
            {f.money(mrr, currency)}
          </Go>
          <Beneath>{t("account.fact.monthly", { arr: f.money(arr, currency) })}</Beneath>
        </span>
      ))}
    </Fact>
  );
}

function Worth({ account: { recovery, recoveryReason, revenue, history } }: PartProps) {
  const words = useWords();
  const { t, f } = words;
  if (recovery === null)
    return (
      <Fact name="worth">
        <Missing>{noBreakEven(recoveryReason, words)}</Missing>
      </Fact>
    );
  const currency = (revenue[0] ?? history[0])?.currency;
  const { returned, cost, left, paidBack, breakEven } = recovery;
  return (
    <Fact name="worth">
      <Big>{f.moneyShort(returned, currency)}</Big>
      <Beneath>
        {paidBack !== null
          ? t("account.fact.paidBack", { month: f.period(paidBack), cost: f.moneyShort(cost, currency) })
          : breakEven !== null
            ? t("account.fact.breakEven", { month: f.period(breakEven), left: f.moneyShort(left, currency) })
            : t("account.fact.noBreakEven", { left: f.moneyShort(left, currency) })}
      </Beneath>
    </Fact>
  );
}

/** The nearest of what is agreed or expected: the end of a term, the close of a deal, the next paid period. */
function Next({ account: { nextRenewal, subscriptions, opportunities, asOf, through } }: PartProps) {
  const { t, f } = useWords();
  const count = opportunities.length;
  const today = (asOf ?? through ?? "").slice(0, 10);
  const ahead = [
    ...(nextRenewal === null ? [] : [{ day: nextRenewal, what: "renewal" }]),
    ...subscriptions.flatMap(({ nextPeriod }) => (nextPeriod === null ? [] : [{ day: nextPeriod, what: "period" }])),
    ...opportunities.flatMap(({ expectedOn }) => (expectedOn === null || expectedOn < today ? [] : [{ day: expectedOn, what: "closing" }])),
  ].sort((a, b) => (a.day < b.day ? -1 : 1));
  const [first] = ahead;
  return (
    <Fact name="next">
      {first !== undefined && (
        <>
          <Big>{f.day(first.day)}</Big>
          <Beneath>{t(`account.fact.${first.what}`)}</Beneath>
        </>
      )}
      {first === undefined && count === 0 && <Missing>{t("account.fact.noNext")}</Missing>}
      {count > 0 && <Beneath>{t("account.fact.deals", { count, n: f.number(count, 0) })}</Beneath>}
    </Fact>
  );
}

function Touched({ account: { touched } }: PartProps) {
  const { t, f } = useWords();
  return (
    <Fact name="touched">
      {touched === null ? (
        <Missing>{t("account.fact.noTouch")}</Missing>
      ) : (
        <>
          <Big>{f.day(touched.day)}</Big>
          <Beneath>{[touched.type, touched.title, touched.owner].filter(Boolean).join(", ")}</Beneath>
        </>
      )}
    </Fact>
  );
}

/** What a part of the page shows once a file brings it. */
export function Teaches({ of }: { readonly of: string }) {
  const { t } = useWords();
  return (
    <div className="account-teaches">
      <Icon name="imports" size={18} />
      <div>
        <p>{t(`account.empty.${of}`)}</p>
        <p className="small dim">{t(`account.empty.${of}File`)}</p>
        <Go to="/imports" className="link small no-print">
          {t("account.empty.import")}
        </Go>
      </div>
    </div>
  );
}
