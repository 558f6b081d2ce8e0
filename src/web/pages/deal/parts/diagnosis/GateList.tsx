import { Checkbox } from "@mantine/core";
import { useState } from "react";
import { type GateFact, gateFacts, gateFactWords, gateWords, pipelineWords } from "../../../../../standard/index.ts";
import { useWords } from "../../../../i18n/index.ts";
import { Declined } from "../../../../ui/Declined.tsx";
import { Icon } from "../../../../ui/Icon.tsx";
import { askedInWords } from "./asked.ts";
import { DayField } from "./fields.tsx";
import { type Piece, type Told, useRecording } from "./recording.ts";

type Gate = Told["gates"][number];

/** What must be known to enter each stage, and what of it is missing. */
export function GateList({ told }: { readonly told: Told }) {
  const { t } = useWords();
  const { gates } = told;
  const next = gates.find(({ isNext }) => isNext)?.gate;
  return (
    <section className="card" aria-labelledby="dx-gates">
      <h3 className="title" id="dx-gates">
        {t("diagnosis.gates")}
      </h3>
      {gates.length === 0 && <p className="dim">{t("diagnosis.noGates")}</p>}
      {gates.map((gate) => (
        <GateDetails key={gate.gate} gate={gate} isOpen={gate.gate === next} />
      ))}
    </section>
  );
}

function GateDetails({ gate: { gate, stage, isNext, verdict, asks, next }, isOpen }: { readonly gate: Gate; readonly isOpen: boolean }) {
  const { t, language } = useWords();
  return (
    <details className="dx-gate" open={isOpen}>
      <summary>
        <span className="dx-gate-name">
          {pipelineWords(stage, language)}
          {isNext && <span className="small dim"> · {t("diagnosis.isNext")}</span>}
        </span>
        <b className={`dx-verdict dx-is-${verdict}`}>{t(`diagnosis.verdict.${verdict}`)}</b>
      </summary>
      <p className="small dim">{gateWords[gate][language]}</p>
      <ul>
        {asks.map(({ asked, force, isMet }) => (
          <li key={askedInWords(asked, t, language)}>
            <Icon name={isMet ? "check" : force === "block" ? "close" : "warning"} size={15} />
            <span className="visually-hidden">{t(isMet ? "diagnosis.met" : "diagnosis.unmet")} </span>
            <span className={isMet ? "dim" : ""}>{askedInWords(asked, t, language)}</span>
            <span className="small dim">{t(`diagnosis.force.${force}`)}</span>
          </li>
        ))}
        {asks.length === 0 && <li className="dim">{t("diagnosis.asksNothing")}</li>}
      </ul>
      {next !== null && verdict !== "open" && <p className="small">{t("diagnosis.toGetThrough", { question: next.question })}</p>}
    </details>
  );
}

/** The first five are read off the diagnosis. */
const READ_OFF = 5;
const NOTED: readonly GateFact[] = gateFacts.slice(READ_OFF);

/** What a gate asks for beside levels and somebody has to note, with the day it came true. */
export function Noted({ told, may }: Pick<Piece, "told" | "may">) {
  const { t, f, language } = useWords();
  const { busy, problem, record } = useRecording(told);
  const [on, setOn] = useState<string | null>(told.on);
  return (
    <section className="card" aria-labelledby="dx-noted">
      <header className="dx-head">
        <h3 className="title" id="dx-noted">
          {t("diagnosis.noted")}
        </h3>
        {may && (
          <div className="dx-day no-print">
            <DayField label={t("diagnosis.knownOn")} value={on} max={told.on} onValue={setOn} />
          </div>
        )}
      </header>
      <div className="dx-noted">
        {NOTED.map((fact) => {
          const known = told.noted.find((one) => one.fact === fact);
          return (
            <Checkbox
              key={fact}
              label={gateFactWords[fact][language]}
              description={known === undefined ? undefined : t("diagnosis.recorded", { by: known.recordedBy, day: f.day(known.knownOn) })}
              checked={known !== undefined}
              disabled={busy || !may}
              onChange={({ currentTarget }) =>
                void record({ kind: "noted", fact, holds: currentTarget.checked, ...(on === null ? {} : { on }) })
              }
            />
          );
        })}
      </div>
      <Declined problem={problem} />
    </section>
  );
}
