import type { SharedPlan } from "../../../contract/index.ts";
import { useWords } from "../../i18n/index.ts";
import { Note } from "../../ui/Note.tsx";
import { Asks } from "./Asks.tsx";
import { Comments } from "./Comments.tsx";
import { Files } from "./Files.tsx";
import { Milestones } from "./Milestones.tsx";
import { OutcomeCard } from "./OutcomeCard.tsx";
import { Sign } from "./Sign.tsx";
import { Steps } from "./Steps.tsx";
import { Value } from "./Value.tsx";

/** A plan as both sides see it: what is asked first, then what was agreed and where it stands. */
export function Shared({ plan }: { readonly plan: SharedPlan }) {
  const { t } = useWords();
  return (
    <>
      <Head plan={plan} />
      {plan.isOurs && plan.expiresAt !== null && <Note kind="warn">{t("shared.ours")}</Note>}
      <div className="shared-columns">
        <div className="sections">
          <Asks plan={plan} />
          {/* Before the signature the way there comes first; after it the results do. */}
          {plan.phase === "close" && <Steps plan={plan} />}
          <section className="sections shared-outcomes" aria-labelledby="shared-outcomes">
            <h2 id="shared-outcomes" className="shared-heading">
              {t("shared.outcomes.title")}
            </h2>
            {plan.outcomes.length === 0 && <p className="card dim">{t("shared.outcomes.none")}</p>}
            {plan.outcomes.map((outcome) => (
              <OutcomeCard key={outcome.id} outcome={outcome} today={plan.today} />
            ))}
          </section>
          {(plan.phase === "success" || plan.value.length > 0) && <Value plan={plan} />}
          {plan.phase === "success" && plan.steps.length > 0 && <Steps plan={plan} />}
          <Milestones plan={plan} />
        </div>
        <div className="sections">
          <Sign plan={plan} />
          <Comments plan={plan} />
          <Files plan={plan} />
          <About plan={plan} />
        </div>
      </div>
    </>
  );
}

function Head({ plan: { objective, valueOn, contact, name, outcomes, steps } }: { readonly plan: SharedPlan }) {
  const { t, f } = useWords();
  const confirmed = outcomes.filter(({ state }) => state === "confirmed").length;
  const done = steps.filter(({ doneOn }) => doneOn !== null).length;
  return (
    <header className="shared-head">
      <p className="small dim">{name === "" ? t("shared.plan") : t("shared.for", { name })}</p>
      <h1>{objective === "" ? t("shared.plan") : objective}</h1>
      <dl className="shared-facts">
        <div>
          <dt>{t("shared.valueOn")}</dt>
          <dd>{f.day(valueOn)}</dd>
        </div>
        <div>
          <dt>{t("shared.confirmed")}</dt>
          <dd>{t("shared.of", { n: confirmed, all: outcomes.length })}</dd>
        </div>
        {steps.length > 0 && (
          <div>
            <dt>{t("shared.done")}</dt>
            <dd>{t("shared.of", { n: done, all: steps.length })}</dd>
          </div>
        )}
        <div>
          <dt>{t("shared.contact")}</dt>
          <dd>{contact ?? t("shared.team")}</dd>
        </div>
      </dl>
    </header>
  );
}

/** What the link is, and what it is not. */
function About({ plan: { expiresAt, contact } }: { readonly plan: SharedPlan }) {
  const { t, f } = useWords();
  return (
    <section className="shared-about small dim" aria-labelledby="shared-about">
      <h2 id="shared-about">{t("shared.about.title")}</h2>
      <p>
        {t("shared.about.text")} {expiresAt !== null && t("shared.about.until", { instant: f.instant(expiresAt) })}
      </p>
      <p>{t("shared.about.ask", { contact: contact ?? t("shared.team") })}</p>
    </section>
  );
}
