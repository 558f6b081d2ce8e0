import { Button } from "@mantine/core";
import { useState } from "react";
import type { SuccessPlan } from "../../../contract/index.ts";
import { planPhaseWords } from "../../../standard/index.ts";
import { type Language, useWords } from "../../i18n/index.ts";
import { useMay } from "../../me.ts";
import { filtersOf } from "../../search.ts";
import { Go } from "../../ui/Go.tsx";
import { Note } from "../../ui/Note.tsx";
import { Dialog } from "./form/Dialog.tsx";
import { linesOf, orNull } from "./form/Field.tsx";
import type { PartProps } from "./load.ts";
import { ProgressBar } from "./ProgressBar.tsx";
import { roleMeant, roleSaid } from "./role.ts";
import { Signed } from "./Signed.tsx";

/** What it is for, when the value comes, who stands behind it, and what is not as it should be. */
export function Head({ view, plan }: PartProps) {
  const { t, f, language } = useWords();
  const may = useMay("delivery");
  const [isOpen, setOpen] = useState(false);
  const filters = filtersOf(view.search);
  const { behind, firstValueOn, committedOn, waitedDays } = plan;
  return (
    <header className="card">
      <p className="small no-print">
        <Go to="/plans" search={filters} className="link">
          {t("onePlan.back")}
        </Go>
      </p>
      <div className="plan-who">
        <div>
          <h2>{plan.objective}</h2>
          <p className="dim">
            {planPhaseWords[plan.phase][language]}
            {" · "}
            <Go to={`/accounts/${plan.account}`} search={filters} className="link">
              {plan.accountName ?? t("plans.unnamed")}
            </Go>
            {plan.deal !== null && (
              <>
                {" · "}
                <Go to={`/deals/${plan.deal}`} search={filters} className="link">
                  {plan.dealName ?? t("nav.deal")}
                </Go>
              </>
            )}
          </p>
        </div>
        {may && (
          <Button size="xs" variant="default" className="no-print" onClick={() => setOpen(true)}>
            {t("onePlan.edit")}
          </Button>
        )}
      </div>
      <dl className="plan-facts">
        <div>
          <dt className="small dim">{t("onePlan.fact.value")}</dt>
          <dd>
            <b>{f.day(plan.valueOn)}</b>
            {firstValueOn === null && (
              <span className={`small plan-beneath ${behind > 0 ? "plan-warn" : "dim"}`}>
                {behind > 0
                  ? t("onePlan.behind", { count: behind, n: f.number(behind, 0), day: f.day(plan.expectedOn) })
                  : t("onePlan.inTime", { day: f.day(plan.expectedOn) })}
              </span>
            )}
          </dd>
        </div>
        <div>
          <dt className="small dim">{t("onePlan.fact.first")}</dt>
          <dd>
            {firstValueOn === null ? (
              <span className={waitedDays === null ? "dim" : undefined}>
                {waitedDays === null ? t("onePlan.notCommitted") : t("onePlan.waits", { count: waitedDays, n: f.number(waitedDays, 0) })}
              </span>
            ) : (
              <b>{f.day(firstValueOn)}</b>
            )}
            {plan.timeToFirstValue !== null && (
              <span className="small dim plan-beneath">
                {t("onePlan.after", { count: plan.timeToFirstValue, n: f.number(plan.timeToFirstValue, 0) })}
              </span>
            )}
            {committedOn !== null && <span className="small dim plan-beneath">{t("onePlan.committed", { day: f.day(committedOn) })}</span>}
          </dd>
        </div>
        <div>
          <dt className="small dim">{t("onePlan.fact.progress")}</dt>
          <dd>
            <ProgressBar progress={plan.progress} expected={plan.expected} none={t("plans.notMeasured")} />
          </dd>
        </div>
        <div>
          <dt className="small dim">{t("onePlan.fact.review")}</dt>
          <dd className={plan.nextReviewOn === null ? "dim" : undefined}>
            {plan.nextReviewOn === null ? t("onePlan.noReview") : f.day(plan.nextReviewOn)}
          </dd>
        </div>
      </dl>
      <dl className="plan-people">
        <People plan={plan} side="buyer" />
        <People plan={plan} side="us" />
      </dl>
      <Signed plan={plan} />
      <Checks plan={plan} />
      {!may && <p className="small dim">{t("onePlan.readOnly")}</p>}
      {isOpen && <Edit plan={plan} close={() => setOpen(false)} />}
    </header>
  );
}

function People({ plan: { people }, side }: { readonly plan: SuccessPlan; readonly side: "buyer" | "us" }) {
  const { t, language } = useWords();
  const own = people.filter((one) => one.side === side);
  return (
    <div>
      <dt className="small dim">{t(`onePlan.fact.${side}`)}</dt>
      <dd className={own.length === 0 ? "plan-warn" : undefined}>
        {own.length === 0
          ? t(`onePlan.nobody.${side}`)
          : own.map(({ person, role }) => (
              <span key={`${person} ${role}`} className="plan-person">
                {person} {role !== "" && <span className="small dim">{roleSaid(role, language)}</span>}
              </span>
            ))}
      </dd>
    </div>
  );
}

/** So many stand there at once. */
const FEW = 2;

/** What is not as a plan should be, each with what it is about. */
function Checks({ plan }: { readonly plan: SuccessPlan }) {
  const { t, f } = useWords();
  const nameOf = (id: string): string =>
    plan.outcomes.find((one) => one.id === id)?.statement ?? plan.milestones.find((one) => one.id === id)?.name ?? id;
  const checks = plan.phase === "close" && plan.isForecastRisk ? [{ flag: "forecast_risk", about: [] }, ...plan.checks] : plan.checks;
  if (checks.length === 0) return <p className="small plan-good">{t("onePlan.check.none")}</p>;
  const listed = (some: typeof checks) => (
    <ul className="plan-checks" aria-label={t("onePlan.check.title")}>
      {some.map(({ flag, about }) => (
        <li key={flag}>
          {t(`onePlan.check.${flag}`)}
          {about.length > 0 && <span className="dim"> {f.list(about.map(nameOf))}</span>}
        </li>
      ))}
    </ul>
  );
  return (
    <Note kind="warn">
      {listed(checks.slice(0, FEW))}
      {checks.length > FEW && (
        <details className="plan-more">
          <summary className="small">
            {t("onePlan.check.more", { count: checks.length - FEW, n: f.number(checks.length - FEW, 0) })}
          </summary>
          {listed(checks.slice(FEW))}
        </details>
      )}
    </Note>
  );
}

type Person = SuccessPlan["people"][number];

const written = ({ person, role }: Person, language: Language): string => (role === "" ? person : `${person}, ${roleSaid(role, language)}`);

/** A name a line, with the role behind a comma. */
const readPeople = (text: string | undefined, side: Person["side"], language: Language): Person[] =>
  linesOf(text).map((line) => {
    const [person = "", ...role] = line.split(",");
    return { person: person.trim(), side, role: roleMeant(role.join(","), language) };
  });

function Edit({ plan, close }: { readonly plan: SuccessPlan; readonly close: () => void }) {
  const { t, language } = useWords();
  const of = (side: Person["side"]): string =>
    plan.people
      .filter((one) => one.side === side)
      .map((one) => written(one, language))
      .join("\n");
  return (
    <Dialog
      route="changePlan"
      title={t("onePlan.edit")}
      base={plan.version}
      fields={[
        { name: "objective", label: t("onePlan.field.objective"), kind: "area", required: true },
        { name: "valueOn", label: t("onePlan.field.valueOn"), kind: "day", required: true },
        { name: "nextReviewOn", label: t("onePlan.field.nextReviewOn"), kind: "day" },
        { name: "buyer", label: t("onePlan.fact.buyer"), kind: "area", hint: t("onePlan.peopleHint") },
        { name: "us", label: t("onePlan.fact.us"), kind: "area", hint: t("onePlan.peopleHint") },
      ]}
      values={{
        objective: plan.objective,
        valueOn: plan.valueOn,
        nextReviewOn: plan.nextReviewOn ?? "",
        buyer: of("buyer"),
        us: of("us"),
      }}
      inputOf={({ objective = "", valueOn = "", nextReviewOn, buyer, us }, base) => ({
        plan: plan.plan,
        base,
        objective,
        valueOn,
        nextReviewOn: orNull(nextReviewOn),
        people: [...readPeople(buyer, "buyer", language), ...readPeople(us, "us", language)],
      })}
      close={close}
    />
  );
}
