import { Button, Checkbox, NativeSelect, SegmentedControl, Textarea, TextInput } from "@mantine/core";
import { type FormEvent, useRef, useState } from "react";
import {
  type EvidenceKind,
  evidenceKinds,
  evidenceKindWords,
  type Letter,
  letters,
  letterWords,
  type Speaker,
  speakers,
  speakerWords,
} from "../../../../../standard/index.ts";
import { useWords } from "../../../../i18n/index.ts";
import { Crossed } from "../../../../ui/Crossed.tsx";
import { crossingIn } from "../../../../ui/crossing.ts";
import { sendsByKey } from "./FactModal.tsx";
import { DayField, EvidencePicks, PersonField } from "./fields.tsx";
import { orNull, type Piece, type Told, useRecording } from "./recording.ts";

type Evidence = Told["evidence"][number];
type Depth = Evidence["depth"];

const DEPTHS: readonly Depth[] = [1, 2, 3];

interface AddEvidenceProps extends Piece {
  readonly letter: Letter;
  readonly onLetter: (letter: Letter) => void;
  /** What is corrected; absent for something new. */
  readonly changed?: Evidence;
  readonly onDone?: () => void;
}

/** What was said, by whom and how deep it goes: quick to write down while it is fresh. After one comes the next; the cursor stays. */
export function AddEvidence({ told, people, letter, onLetter, changed, onDone }: AddEvidenceProps) {
  const { t, language } = useWords();
  const { busy, problem, record } = useRecording(told);
  const [claim, setClaim] = useState(changed?.claim ?? "");
  const [kind, setKind] = useState<EvidenceKind>(changed?.kind ?? "verbatim");
  const [speaker, setSpeaker] = useState<Speaker>(changed?.speaker ?? "customer");
  const [person, setPerson] = useState<string | null>(changed?.person ?? null);
  const [depth, setDepth] = useState<Depth>(changed?.depth ?? 2);
  const [isConfirmed, setConfirmed] = useState(changed?.isConfirmed ?? false);
  const [ref, setRef] = useState(changed?.ref ?? "");
  const [contradicts, setContradicts] = useState<readonly string[]>(changed?.contradicts ?? []);
  const [on, setOn] = useState<string | null>(told.on);
  const claimBox = useRef<HTMLTextAreaElement>(null);
  const others = told.evidence.filter((one) => one.letter === letter && one.id !== changed?.id);
  const replaces = told.evidence.find(({ id }) => id === changed?.id)?.fact ?? null;
  const save = async (): Promise<void> => {
    const evidence = {
      ...(changed === undefined ? {} : { id: changed.id }),
      letter,
      claim,
      kind,
      speaker,
      person,
      depth,
      isConfirmed,
      ref: orNull(ref),
      contradicts: contradicts.filter((id) => others.some((one) => one.id === id)),
    };
    if (!(await record({ kind: "evidence", evidence, ...(on === null ? {} : { on }) }, replaces))) return;
    setClaim("");
    setConfirmed(false);
    setContradicts([]);
    onDone?.();
    claimBox.current?.focus();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void save();
  };
  const words = letterWords[letter];
  return (
    <form className="dx-form" onSubmit={submit} onKeyDown={sendsByKey}>
      <SegmentedControl
        aria-label={t("diagnosis.field.letter")}
        className="dx-letters"
        size="xs"
        value={letter}
        onChange={(value) => onLetter(value as Letter)}
        data={letters.map((one) => ({ value: one, label: <Name title={letterWords[one].title[language]} /> }))}
      />
      <Textarea
        ref={claimBox}
        label={t("diagnosis.field.claim")}
        description={words.asks[language]}
        placeholder={words.opening[language]}
        required
        withAsterisk={false}
        autosize
        minRows={2}
        value={claim}
        onChange={({ currentTarget }) => setClaim(currentTarget.value)}
      />
      <div className="dx-row">
        <NativeSelect
          label={t("diagnosis.field.kind")}
          value={kind}
          data={evidenceKinds.map((one) => ({ value: one, label: evidenceKindWords[one][language] }))}
          onChange={({ currentTarget }) => setKind(currentTarget.value as EvidenceKind)}
        />
        <NativeSelect
          label={t("diagnosis.field.speaker")}
          value={speaker}
          data={speakers.map((one) => ({ value: one, label: speakerWords[one][language] }))}
          onChange={({ currentTarget }) => setSpeaker(currentTarget.value as Speaker)}
        />
        <PersonField label={t("diagnosis.field.person")} people={people} value={person} onValue={setPerson} />
        <NativeSelect
          label={t("diagnosis.field.depth")}
          value={String(depth)}
          data={DEPTHS.map((one) => ({ value: String(one), label: t(`diagnosis.depth.${one}`) }))}
          onChange={({ currentTarget }) => setDepth(Number(currentTarget.value) as Depth)}
        />
      </div>
      <p className="small dim">{words.rubric[depth === 1 ? 0 : depth === 2 ? 1 : 2][language]}</p>
      <Checkbox
        label={t(speaker === "seller" ? "diagnosis.agreed" : "diagnosis.confirmedFigure")}
        checked={isConfirmed}
        onChange={({ currentTarget }) => setConfirmed(currentTarget.checked)}
      />
      <details className="dx-more" open={changed !== undefined && (changed.ref !== null || changed.contradicts.length > 0)}>
        <summary>{t("diagnosis.more")}</summary>
        <div className="dx-form">
          <div className="dx-row">
            <TextInput label={t("diagnosis.field.ref")} value={ref} onChange={({ currentTarget }) => setRef(currentTarget.value)} />
            <DayField label={t("diagnosis.knownOn")} value={on} max={told.on} onValue={setOn} />
          </div>
          <EvidencePicks
            label={t("diagnosis.field.contradicts")}
            description={t("diagnosis.contradictsText")}
            from={others}
            value={contradicts}
            onValue={setContradicts}
          />
        </div>
      </details>
      <Crossed
        problem={problem}
        words="diagnosis.field"
        busy={busy}
        onMine={() => void save()}
        {...(onDone === undefined ? {} : { onTheirs: onDone })}
      />
      <div className="dx-buttons">
        <span className="small dim dx-hint">{t("diagnosis.keys")}</span>
        {crossingIn(problem) === null && (
          <Button type="submit" size="sm" loading={busy}>
            {t(changed === undefined ? "diagnosis.addEvidence" : "diagnosis.save")}
          </Button>
        )}
      </div>
    </form>
  );
}

/** In full; its first letter where the screen is narrow. */
const Name = ({ title }: { readonly title: string }) => (
  <>
    <span className="dx-short" aria-hidden="true">
      {title.slice(0, 1)}
    </span>
    <span className="dx-full">{title}</span>
  </>
);
