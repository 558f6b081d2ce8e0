import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Letter } from "../../../../../standard/index.ts";
import { ask, queryOf, useAsks } from "../../../../ask.ts";
import { Waiting } from "../../../../frame/Waiting.tsx";
import { useWords } from "../../../../i18n/index.ts";
import { useMay } from "../../../../me.ts";
import { Note } from "../../../../ui/Note.tsx";
import { Trouble } from "../../../../ui/Trouble.tsx";
import type { PartProps } from "../../load.ts";
import { AddEvidence } from "./AddEvidence.tsx";
import { BantPart } from "./Bant.tsx";
import { DecisionPart } from "./Decision.tsx";
import { CriticalEvent } from "./Event.tsx";
import { EvidenceList } from "./EvidenceList.tsx";
import { GateList, Noted } from "./GateList.tsx";
import { Impacts } from "./Impacts.tsx";
import { Levels } from "./Levels.tsx";
import { Next } from "./Next.tsx";
import { Pains } from "./Pains.tsx";
import { PriorityPart } from "./Priority.tsx";
import { RecordedFacts } from "./Recorded.tsx";
import type { Told } from "./recording.ts";
import { Summary } from "./Summary.tsx";
import "./diagnosis.css";
import "./forms.css";
import "./levels.css";

/** What is known of the customer's need, how well, what to ask next, and how much it matters. */
export function Diagnosis({ view, deal }: PartProps) {
  const { language } = useWords();
  const asked = useAsks({ told: ask("diagnosis", { id: String(deal.deal), language }) });
  if (asked.kind === "failed") return <Trouble problem={asked.problem} again={asked.again} />;
  if (asked.kind === "loading") return <Waiting />;
  return <Known view={view} deal={deal} told={asked.answers.told} />;
}

const CURRENCIES: readonly string[] = ["EUR", "USD", "GBP", "CHF"];

function Known({ view, deal, told }: PartProps & { readonly told: Told }) {
  const { t } = useWords();
  const may = useMay("deals");
  const [picked, setPicked] = useState<Letter | null>(null);
  const [adding, setAdding] = useState<Letter>(told.gaps[0]?.letter ?? "situation");
  // Names of the account's contacts are offered once they are there; nothing waits for them.
  const account = useQuery({ ...queryOf(ask("account", { id: String(deal.account ?? 0) })), enabled: deal.account !== null });
  const contacts = account.data?.people.map(({ name, id }) => name ?? id) ?? [];
  const members = told.decision?.committee.map(({ person }) => person) ?? [];
  const people = [...new Set([...told.heard, ...members, ...contacts])];
  const currencies = [...new Set([...(deal.currency === null ? [] : [deal.currency]), ...view.currencies, ...CURRENCIES])];
  const piece = { told, people, currencies, may };
  const pick = (letter: Letter | null): void => {
    setPicked(letter);
    if (letter !== null) setAdding(letter);
  };
  return (
    <div className="sections dx">
      {!may && <Note>{t("deal.readOnly")}</Note>}
      <Next told={told} />
      <section className="card" aria-label={t("diagnosis.levels")}>
        <Levels told={told} picked={picked} onPick={pick} />
      </section>
      <div className="columns dx-columns">
        <div className="sections">
          <section className="card" aria-labelledby="dx-evidence">
            <h3 className="title" id="dx-evidence">
              {t("diagnosis.evidence")}
            </h3>
            {may && <AddEvidence {...piece} letter={adding} onLetter={setAdding} />}
            <EvidenceList {...piece} picked={picked} onAll={() => setPicked(null)} />
          </section>
          <Noted told={told} may={may} />
        </div>
        <div className="sections">
          <GateList told={told} />
          <Pains {...piece} />
          <Impacts {...piece} />
          <CriticalEvent {...piece} />
          <DecisionPart {...piece} />
        </div>
      </div>
      <PriorityPart told={told} />
      <div className="columns">
        <BantPart {...piece} />
        <Summary told={told} may={may} />
      </div>
      <RecordedFacts told={told} />
    </div>
  );
}
