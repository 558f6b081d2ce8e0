import { Skeleton } from "@mantine/core";
import { useMemo } from "react";
import { useAsks } from "../../ask.ts";
import { useWords } from "../../i18n/index.ts";
import { Trouble } from "../../ui/Trouble.tsx";
import { anchorOf, CardView } from "./CardView.tsx";
import { Contents, cardsOf } from "./Contents.tsx";
import { sections } from "./card.ts";
import { companyOf } from "./company.ts";
import { type Figures, type Grounds, grounds, type MathematicsProps, model } from "./load.ts";
import "../../ui/table.css";
import "./mathematics.css";

/** Every formula of the standard, derived with the company's own numbers. */
export function MathematicsPage({ view, answers }: MathematicsProps) {
  const explained = useAsks(grounds(view));
  const modelled = useAsks(model(view));
  if (explained.kind === "loading" || modelled.kind === "loading") return <Skeleton height={480} radius="sm" />;
  const found: Grounds = {
    ...nothing,
    ...(explained.kind === "ready" ? explained.answers : {}),
    ...(modelled.kind === "ready" ? modelled.answers : {}),
  };
  const failed = [explained, modelled].filter((asked) => asked.kind === "failed" && asked.problem.code !== TOO_SHORT);
  return (
    <div className="sections">
      {failed.map((asked) => asked.kind === "failed" && <Trouble key={asked.problem.code} problem={asked.problem} again={asked.again} />)}
      <Formulas view={view} answers={answers} grounds={found} />
    </div>
  );
}

/** A ledger of less than three months has no model yet, which the formulas that need it say. */
const TOO_SHORT = "too_short";

const nothing: Grounds = { velocity: null, ltv: null, payback: null, cac: null, nrr: null, growth: null };

function Formulas({ view, answers, grounds: found }: MathematicsProps & { readonly grounds: Grounds }) {
  const { t } = useWords();
  const company = useMemo(
    () => companyOf(answers as Figures, found, view.counting.fiscalYearStart - 1),
    [answers, found, view.counting.fiscalYearStart],
  );
  return (
    <div className="maths">
      <Contents />
      <div className="maths-body">
        <p className="maths-lead">{t("mathematics.lead")}</p>
        {sections.map((section, i) => (
          <section key={section} className="maths-section" aria-labelledby={anchorOf(section)}>
            <h2 id={anchorOf(section)}>
              <span className="maths-place">{i + 1}</span> {t(`mathematics.section.${section}.title`)}
            </h2>
            <p className="dim">{t(`mathematics.section.${section}.text`)}</p>
            {cardsOf(section).map((card, k) => (
              <CardView key={card.id} card={card} place={`${i + 1}.${k + 1}`} company={company} search={view.search} />
            ))}
          </section>
        ))}
        <p className="small dim">{t("mathematics.currencies")}</p>
      </div>
    </div>
  );
}
