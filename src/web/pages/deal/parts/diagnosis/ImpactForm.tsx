import { NativeSelect, Textarea } from "@mantine/core";
import { useState } from "react";
import { impactStates, impactStateWords, outcomeBuckets, outcomeBucketWords } from "../../../../../standard/index.ts";
import { useWords } from "../../../../i18n/index.ts";
import { FactModal } from "./FactModal.tsx";
import { DayField, EvidencePicks, Line, PersonField, WorthField } from "./fields.tsx";
import { orNull, type Piece, type Told } from "./recording.ts";

type Impact = Told["impacts"][number];

export function ImpactForm({
  told,
  people,
  currencies,
  impact,
  onClose,
}: Piece & { readonly impact: Impact | null; readonly onClose: () => void }) {
  const { t, language } = useWords();
  const [statement, setStatement] = useState(impact?.statement ?? "");
  const [bucket, setBucket] = useState<Impact["bucket"]>(impact?.bucket ?? "revenue");
  const [how, setHow] = useState(impact?.how ?? "");
  const [by, setBy] = useState(impact?.by ?? null);
  const [value, setValue] = useState(impact?.value ?? null);
  const [confirmedBy, setConfirmedBy] = useState(impact?.confirmedBy ?? null);
  const [stake, setStake] = useState(impact?.stake ?? "");
  const [state, setState] = useState<Impact["state"]>(impact?.state ?? "discovered");
  const [evidence, setEvidence] = useState<readonly string[]>(impact?.evidence ?? []);
  return (
    <FactModal
      title={t(impact === null ? "diagnosis.addImpact" : "diagnosis.changeImpact")}
      told={told}
      onClose={onClose}
      replaces={told.impacts.find(({ id }) => id === impact?.id)?.fact ?? null}
      {...(impact === null ? {} : { remove: { kind: "withdrawn", what: "impact", id: impact.id } as const })}
      make={() => ({
        kind: "impact",
        impact: {
          ...(impact === null ? {} : { id: impact.id }),
          statement,
          bucket,
          how: orNull(how),
          by,
          value,
          confirmedBy,
          stake: orNull(stake),
          state,
          evidence: [...evidence],
        },
      })}
    >
      <Textarea
        data-autofocus
        label={t("diagnosis.field.statement")}
        description={t("diagnosis.impactText")}
        required
        withAsterisk={false}
        autosize
        minRows={2}
        value={statement}
        onChange={({ currentTarget }) => setStatement(currentTarget.value)}
      />
      <div className="dx-row">
        <NativeSelect
          label={t("diagnosis.field.bucket")}
          value={bucket}
          data={outcomeBuckets.map((one) => ({ value: one, label: outcomeBucketWords[one][language] }))}
          onChange={({ currentTarget }) => setBucket(currentTarget.value as Impact["bucket"])}
        />
        <WorthField label={t("diagnosis.field.value")} value={value} onValue={setValue} currencies={currencies} />
      </div>
      <Line label={t("diagnosis.field.how")} value={how} onValue={setHow} />
      <div className="dx-row">
        <DayField label={t("diagnosis.field.by")} value={by} onValue={setBy} />
        <PersonField label={t("diagnosis.field.confirmedBy")} people={people} value={confirmedBy} onValue={setConfirmedBy} />
      </div>
      <Line label={t("diagnosis.field.stake")} description={t("diagnosis.stakeText")} value={stake} onValue={setStake} />
      <NativeSelect
        label={t("diagnosis.field.state")}
        description={impactStateWords[state].meaning[language]}
        value={state}
        data={impactStates.map((one) => ({ value: one, label: impactStateWords[one].title[language] }))}
        onChange={({ currentTarget }) => setState(currentTarget.value as Impact["state"])}
      />
      <EvidencePicks
        label={t("diagnosis.field.evidence")}
        description={t("diagnosis.restsOn")}
        from={told.evidence.filter(({ letter }) => letter === "impact")}
        value={evidence}
        onValue={setEvidence}
      />
    </FactModal>
  );
}
