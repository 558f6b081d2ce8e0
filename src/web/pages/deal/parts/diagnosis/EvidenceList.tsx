import { ActionIcon, Button, Modal } from "@mantine/core";
import { useState } from "react";
import { evidenceKindWords, type Letter, letters, letterWords, speakerWords } from "../../../../../standard/index.ts";
import { useWords } from "../../../../i18n/index.ts";
import { Declined } from "../../../../ui/Declined.tsx";
import { Icon } from "../../../../ui/Icon.tsx";
import { AddEvidence } from "./AddEvidence.tsx";
import { type Piece, type Told, useRecording } from "./recording.ts";

type Evidence = Told["evidence"][number];

interface ListProps extends Piece {
  /** Only of this letter. */
  readonly picked: Letter | null;
  readonly onAll: () => void;
}

/** What is on record, letter by letter; what only we have said is marked, and what can't both be true. */
export function EvidenceList({ picked, onAll, ...piece }: ListProps) {
  const { t, language } = useWords();
  const { told } = piece;
  const [changed, setChanged] = useState<Evidence | null>(null);
  const shown = letters.filter((letter) => picked === null || picked === letter);
  return (
    <>
      {picked !== null && (
        <p className="small">
          {t("diagnosis.onlyLetter", { letter: letterWords[picked].title[language] })}{" "}
          <Button size="compact-xs" variant="default" onClick={onAll}>
            {t("diagnosis.allLetters")}
          </Button>
        </p>
      )}
      {shown.map((letter) => {
        const own = told.evidence.filter((one) => one.letter === letter);
        if (own.length === 0) return null;
        return (
          <section key={letter} className="dx-evidence" aria-label={letterWords[letter].title[language]}>
            <h4 className="small dim">{letterWords[letter].title[language]}</h4>
            <ul>
              {own.map((one) => (
                <Line key={one.id} one={one} told={told} onChange={piece.may ? () => setChanged(one) : null} />
              ))}
            </ul>
          </section>
        );
      })}
      {told.evidence.length === 0 && <p className="dim">{t("diagnosis.noEvidence")}</p>}
      {told.evidence.length > 0 && shown.every((letter) => !told.evidence.some((one) => one.letter === letter)) && (
        <p className="dim">{t("diagnosis.noneOfLetter")}</p>
      )}
      {changed !== null && <Change {...piece} changed={changed} onDone={() => setChanged(null)} />}
    </>
  );
}

function Line({ one, told, onChange }: { readonly one: Evidence; readonly told: Told; readonly onChange: (() => void) | null }) {
  const { t, f, language } = useWords();
  const score = told.letters.find(({ letter }) => letter === one.letter);
  const isAssumed = score?.assumed.includes(one.id) === true;
  const against = (score?.contradictions ?? []).filter((pair) => pair.includes(one.id)).map(([a, b]) => (a === one.id ? b : a));
  const others = told.evidence.filter(({ id }) => against.includes(id));
  const who = one.person === null ? speakerWords[one.speaker][language] : `${one.person} (${speakerWords[one.speaker][language]})`;
  return (
    <li>
      <div className="dx-said">
        <p>{one.kind === "verbatim" ? t("diagnosis.quote", { claim: one.claim }) : one.claim}</p>
        <p className="small dim">
          {[
            who,
            evidenceKindWords[one.kind][language],
            t(`diagnosis.depth.${one.depth}`),
            one.isConfirmed ? t("diagnosis.isConfirmed") : null,
          ]
            .filter(Boolean)
            .join(" · ")}
          {one.ref !== null && (
            <>
              {" · "}
              {/^https?:\/\//.test(one.ref) ? (
                <a className="link" href={one.ref} target="_blank" rel="noreferrer">
                  {t("diagnosis.source")}
                </a>
              ) : (
                one.ref
              )}
            </>
          )}
        </p>
        <p className="small dim">{t("diagnosis.recorded", { by: one.recordedBy, day: f.day(one.knownOn) })}</p>
        {isAssumed && <p className="small dx-mark">{t("diagnosis.assumption")}</p>}
        {others.map(({ id, claim }) => (
          <p key={id} className="small dx-mark-bad">
            {t("diagnosis.against", { claim })}
          </p>
        ))}
      </div>
      {onChange !== null && (
        <ActionIcon
          variant="subtle"
          color="gray"
          className="no-print"
          aria-label={t("diagnosis.changeOf", { what: one.claim })}
          onClick={onChange}
        >
          <Icon name="edit" size={16} />
        </ActionIcon>
      )}
    </li>
  );
}

function Change({ changed, onDone, ...piece }: Piece & { readonly changed: Evidence; readonly onDone: () => void }) {
  const { t } = useWords();
  const [letter, setLetter] = useState<Letter>(changed.letter);
  const { busy, problem, record } = useRecording(piece.told);
  const withdraw = async (): Promise<void> => {
    if (await record({ kind: "withdrawn", what: "evidence", id: changed.id })) onDone();
  };
  return (
    <Modal
      opened
      onClose={onDone}
      title={<span className="title">{t("diagnosis.changeEvidence")}</span>}
      size="lg"
      closeButtonProps={{ "aria-label": t("diagnosis.close") }}
    >
      <AddEvidence {...piece} letter={letter} onLetter={setLetter} changed={changed} onDone={onDone} />
      <Declined problem={problem} />
      <Button size="xs" variant="default" loading={busy} onClick={() => void withdraw()}>
        {t("diagnosis.withdraw")}
      </Button>
    </Modal>
  );
}
