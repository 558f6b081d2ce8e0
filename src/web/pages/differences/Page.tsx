import { Progress } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Difference } from "../../../contract/index.ts";
import { problemOf } from "../../ask.ts";
import { call, type Step } from "../../client.ts";
import { useWords } from "../../i18n/index.ts";
import { filtersOf } from "../../search.ts";
import { Go } from "../../ui/Go.tsx";
import { Trouble } from "../../ui/Trouble.tsx";
import { Chooser } from "./Chooser.tsx";
import { type DifferencesProps, questionOf } from "./load.ts";
import { Outcome } from "./Outcome.tsx";
import { Panel } from "./Panel.tsx";
import "../../ui/table.css";
import "./differences.css";

/** Why two numbers differ: between ways of counting, between dates, or between us and another tool. */
export function DifferencesPage(props: DifferencesProps) {
  const question = questionOf(props);
  const [step, setStep] = useState<Step | null>(null);
  const asked = useQuery({
    queryKey: ["difference", question],
    queryFn: ({ signal }) => {
      setStep(null);
      if (question === null) throw new Error("no side is chosen");
      return call("difference", question, { signal, onStep: setStep });
    },
    enabled: question !== null,
    staleTime: 60_000,
    retry: false,
  });
  return (
    <div className="sections">
      <Chooser {...props} />
      {question === null && <Empty {...props} />}
      {question !== null && asked.isFetching && !asked.data && <Running step={step} />}
      {asked.isError && !asked.isFetching && <Trouble problem={problemOf(asked.error)} again={() => void asked.refetch()} />}
      {asked.data && (
        <>
          <Outcome found={asked.data} />
          <Limits found={asked.data} />
          <Panel found={asked.data} />
        </>
      )}
    </div>
  );
}

function Running({ step }: { readonly step: Step | null }) {
  const { t, f } = useWords();
  return (
    <section className="card" role="status" aria-live="polite">
      <p className="title">{t("differences.running.title")}</p>
      <p className="small dim">{step === null ? " " : t("differences.running.step", { step: step.label, n: f.number(step.done, 0) })}</p>
      <Progress value={100} animated striped aria-label={t("differences.running.progress")} />
    </section>
  );
}

function Empty({ view }: DifferencesProps) {
  const { t } = useWords();
  return (
    <section className="card differences-empty">
      <h2 className="title">{t("differences.empty.title")}</h2>
      <p>{t("differences.empty.text")}</p>
      <p>{t("differences.empty.series")}</p>
      <p className="differences-ways">
        <a href="/api/templates/reported_value.csv" download className="link">
          {t("differences.empty.template")}
        </a>
        <Go to="/imports" search={filtersOf(view.search)} className="link">
          {t("differences.empty.import")}
        </Go>
      </p>
    </section>
  );
}

/** What a tool's way of counting leaves open, in the words of its profile. */
function Limits({ found: { sides } }: { readonly found: Difference }) {
  const { t } = useWords();
  const tools = [sides.from, sides.to].filter(
    ({ limits }, i, all) => limits.length > 0 && all.findIndex((one) => one.name === all[i]?.name) === i,
  );
  return tools.map(({ name, title, limits }) => (
    <section key={name} className="card">
      <h2 className="title">{t("differences.limits", { tool: title })}</h2>
      <ul className="differences-limits" lang="en">
        {limits.map((limit) => (
          <li key={limit}>{limit}</li>
        ))}
      </ul>
    </section>
  ));
}
