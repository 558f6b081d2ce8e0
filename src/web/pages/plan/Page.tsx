import { useEffect } from "react";
import type { SuccessPlan } from "../../../contract/index.ts";
import { useWords } from "../../i18n/index.ts";
import type { PageProps } from "../../page.ts";
import { filtersOf } from "../../search.ts";
import { PartNav } from "../../ui/PartNav.tsx";
import { Head } from "./Head.tsx";
import type { load } from "./load.ts";
import { parts } from "./parts.ts";
import "../../ui/table.css";
import "./plan.css";

/** How much a part holds, where it is a list. */
function countOf(plan: SuccessPlan, part: string): number {
  switch (part) {
    case "steps":
    case "outcomes":
    case "milestones":
    case "promises":
    case "reviews":
      return plan[part].length;
    default:
      return 0;
  }
}

/** The one plan of a customer: leads to the signature before the commit, and to the outcomes after it. */
export function PlanPage({ view, answers: { plan } }: PageProps<ReturnType<typeof load>>) {
  const { t, f } = useWords();
  const { search } = view;
  // What counts now comes first: before the signature the steps to it, after it the outcomes.
  const first = plan.phase === "close" ? "steps" : "outcomes";
  const open = parts.find(({ id }) => id === search.tab) ?? parts.find(({ id }) => id === first);
  useEffect(() => {
    document.title = `${plan.accountName ?? plan.objective} · OpenBowtie`;
  }, [plan.accountName, plan.objective]);
  return (
    <div className="sections">
      <Head view={view} plan={plan} />
      <PartNav
        label={t("onePlan.parts")}
        to={`/plans/${plan.plan}`}
        ids={parts.map(({ id }) => id)}
        open={open?.id}
        searchOf={(id) => ({ ...filtersOf(search), tab: id })}
        says={(id) => (
          <>
            {t(`onePlan.part.${id}`)}
            {countOf(plan, id) > 0 && <span className="dim"> {f.number(countOf(plan, id), 0)}</span>}
          </>
        )}
      />
      {open && <open.Part view={view} plan={plan} />}
    </div>
  );
}
