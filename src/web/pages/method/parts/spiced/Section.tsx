import { Button, NativeSelect } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { gateFacts, gateFactWords, gateWords } from "../../../../../standard/index.ts";
import { ask, useAsks } from "../../../../ask.ts";
import { Waiting } from "../../../../frame/Waiting.tsx";
import { useWords } from "../../../../i18n/index.ts";
import { Crossed } from "../../../../ui/Crossed.tsx";
import { Trouble } from "../../../../ui/Trouble.tsx";
import { useWork } from "../../../../work.ts";
import { askedInWords } from "../../../deal/parts/diagnosis/asked.ts";
import type { SectionProps } from "../../section-props.ts";
import { type Change, gatesWith, keyOf, type Method, type Row, rowsOf } from "./changes.ts";
import "./spiced.css";

/** What the gates of a deal ask for, and whether each requirement warns, blocks or is off. */
export function SpicedSection({ may }: SectionProps) {
  const asked = useAsks({ method: ask("spicedMethod", {}) });
  if (asked.kind === "failed") return <Trouble problem={asked.problem} again={asked.again} />;
  if (asked.kind === "loading") return <Waiting />;
  return <Gates method={asked.answers.method} may={may} />;
}

function Gates({ method, may }: { readonly method: Method } & SectionProps) {
  const { t, f } = useWords();
  const [changes, setChanges] = useState<ReadonlyMap<string, Change>>(new Map());
  const queries = useQueryClient();
  const { busy, problem, run, reset } = useWork("saveSpicedMethod");
  const change = (key: string, one: Change): void => setChanges(new Map([...changes, [key, one]]));
  const save = async (): Promise<void> => {
    if (await run({ base: method.version, gates: gatesWith(method, changes) })) setChanges(new Map());
    else await queries.invalidateQueries({ queryKey: ["spicedMethod"] });
  };
  return (
    <section className="card" aria-labelledby="spiced-gates">
      <h2 className="title" id="spiced-gates">
        {t("spicedMethod.title")}
      </h2>
      <p className="small dim">{t("spicedMethod.text")}</p>
      <p className="small dim">
        {method.savedBy === null || method.savedAt === null
          ? t("spicedMethod.usual")
          : t("spicedMethod.saved", { by: method.savedBy, at: f.instant(method.savedAt), edition: method.edition })}
      </p>
      {method.gates.map((gate) => (
        <GateRows key={gate.gate} gate={gate} changes={changes} onChange={may ? change : null} />
      ))}
      <Crossed
        problem={problem}
        busy={busy}
        onMine={() => void save()}
        onTheirs={() => {
          setChanges(new Map());
          reset();
        }}
      />
      {may && (
        <div className="spiced-buttons">
          <Button variant="default" disabled={changes.size === 0} onClick={() => setChanges(new Map())}>
            {t("spicedMethod.discard")}
          </Button>
          <Button loading={busy} disabled={changes.size === 0} onClick={() => void save()}>
            {changes.size === 0 ? t("spicedMethod.same") : t("spicedMethod.save", { count: changes.size })}
          </Button>
        </div>
      )}
    </section>
  );
}

interface GateRowsProps {
  readonly gate: Method["gates"][number];
  readonly changes: ReadonlyMap<string, Change>;
  /** `null` for those who may not. */
  readonly onChange: ((key: string, change: Change) => void) | null;
}

function GateRows({ gate, changes, onChange }: GateRowsProps) {
  const { t, language } = useWords();
  const rows = rowsOf(gate, changes);
  const others = gateFacts.filter((fact) => !rows.some(({ asked }) => asked.kind === "fact" && asked.fact === fact));
  return (
    <div className="spiced-gate">
      <h3 className="title">{gateWords[gate.gate][language]}</h3>
      <ul>
        {rows.map((row) => (
          <Requirement key={row.key} row={row} onChange={onChange === null ? null : (one) => onChange(row.key, one)} />
        ))}
        {rows.length === 0 && <li className="dim">{t("spicedMethod.nothing")}</li>}
      </ul>
      <div className="spiced-source">
        <p className="small dim">{t("spicedMethod.source", { source: gate.source })}</p>
        {others.length > 0 && onChange !== null && (
          <NativeSelect
            size="xs"
            className="spiced-add"
            aria-label={t("spicedMethod.addTo", { gate: gateWords[gate.gate][language] })}
            value=""
            data={[
              { value: "", label: t("spicedMethod.add") },
              ...others.map((fact) => ({ value: fact, label: gateFactWords[fact][language] })),
            ]}
            onChange={({ currentTarget: { value } }) => {
              const fact = gateFacts.find((one) => one === value);
              if (fact !== undefined) onChange(keyOf(gate.gate, { kind: "fact", fact }), { asked: { kind: "fact", fact }, force: "warn" });
            }}
          />
        )}
      </div>
    </div>
  );
}

const FORCES = ["block", "warn", "off"] as const;
const MOST_TOTAL = 15;

function Requirement({
  row: { asked, force, usual, before, isChanged },
  onChange,
}: {
  readonly row: Row;
  readonly onChange: ((change: Change) => void) | null;
}) {
  const { t, language } = useWords();
  const told = askedInWords(asked, t, language);
  const limits = asked.kind === "fact" ? [] : asked.kind === "total" ? Array.from({ length: MOST_TOTAL }, (_, i) => i + 1) : [1, 2, 3];
  return (
    <li className={isChanged ? "spiced-row spiced-changed" : "spiced-row"}>
      <div>
        <p className={force === "off" ? "dim" : ""}>{told}</p>
        <p className="small dim">
          {t("spicedMethod.usually", { force: t(`diagnosis.force.${usual}`) })}
          {isChanged &&
            ` · ${t("spicedMethod.before", { before: before === null ? t("diagnosis.force.off") : t(`diagnosis.force.${before}`) })}`}
        </p>
      </div>
      {asked.kind !== "fact" && (
        <NativeSelect
          size="xs"
          className="spiced-limit"
          aria-label={t("spicedMethod.atLeast", { what: told })}
          disabled={onChange === null}
          value={String(asked.atLeast)}
          data={limits.map(String)}
          onChange={({ currentTarget: { value } }) => onChange?.({ asked: { ...asked, atLeast: Number(value) } as Row["asked"], force })}
        />
      )}
      <NativeSelect
        size="xs"
        className="spiced-force"
        aria-label={t("spicedMethod.forceOf", { what: told })}
        disabled={onChange === null}
        value={force}
        data={FORCES.map((one) => ({ value: one, label: t(`diagnosis.force.${one}`) }))}
        onChange={({ currentTarget: { value } }) => onChange?.({ asked, force: FORCES.find((one) => one === value) ?? force })}
      />
    </li>
  );
}
