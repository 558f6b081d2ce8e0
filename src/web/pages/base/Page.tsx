import { useWords } from "../../i18n/index.ts";
import { filtersOf } from "../../search.ts";
import { PartNav } from "../../ui/PartNav.tsx";
import { Expansions } from "./Expansions.tsx";
import { Depth, Funnel } from "./Funnel.tsx";
import { Head } from "./Head.tsx";
import type { BaseProps, SectionProps } from "./load.ts";
import { Outcomes, Recurrence } from "./Outcomes.tsx";
import { Promises } from "./Promises.tsx";
import { Proofs } from "./Proofs.tsx";
import { Rescues, Threads } from "./Rescues.tsx";
import { Retention } from "./Retention.tsx";
import { Oversold, Stale, Usage, Waiting } from "./Value.tsx";
import "../../ui/table.css";
import "./base.css";

const parts = [
  { id: "promises", sections: [Promises, Oversold, Stale] },
  { id: "value", sections: [Waiting, Usage, Outcomes, Recurrence] },
  { id: "growth", sections: [Retention, Expansions, Funnel, Depth] },
  { id: "proof", sections: [Proofs, Rescues, Threads] },
] as const satisfies readonly { readonly id: string; readonly sections: readonly ((props: SectionProps) => React.ReactNode)[] }[];

/** All customers at once: what was promised and delivered, who waits, and what growth rests on. */
export function BasePage({ view, answers: { base } }: BaseProps) {
  const { t } = useWords();
  const { search } = view;
  const open = parts.find(({ id }) => id === search.tab) ?? parts[0];
  const kept = { show: search.show, segment: search.segment, months: search.months };
  return (
    <div className="sections base">
      <Head view={view} base={base} />
      <PartNav
        label={t("base.parts")}
        to="/base"
        ids={parts.map(({ id }) => id)}
        open={open.id}
        searchOf={(id) => ({ ...filtersOf(search), ...kept, tab: id })}
        says={(id) => t(`base.part.${id}`)}
      />
      {base.planned === 0 && <Teaching />}
      {open.sections.map((Section) => (
        <Section key={Section.name} view={view} base={base} />
      ))}
    </div>
  );
}

/** Nobody has a plan yet: what will stand here, and how it comes. */
function Teaching() {
  const { t } = useWords();
  return (
    <section className="card">
      <h2 className="title">{t("base.teaching.title")}</h2>
      <p>{t("base.teaching.text")}</p>
    </section>
  );
}
