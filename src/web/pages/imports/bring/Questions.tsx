import { Button, Checkbox, TextInput } from "@mantine/core";
import { useState } from "react";
import type { Answers, Preview } from "../../../../contract/index.ts";
import { useWords } from "../../../i18n/index.ts";
import { Icon } from "../../../ui/Icon.tsx";
import { changeFile, type StagedFile } from "./draft.ts";

export type FileQuestion = Preview["questions"][number];

const fieldOf = { date_order: "dates", decimal_mark: "decimal", currency: "currency" } as const;

interface QuestionsProps {
  readonly file: StagedFile;
  readonly questions: readonly FileQuestion[];
  /** Files that leave a kind of question open, this one among them. */
  readonly asking: (kind: FileQuestion["kind"]) => readonly number[];
}

/** What a file leaves open is asked, never guessed; an answer can be given for all files at once. */
export function Questions({ file, questions, asking }: QuestionsProps) {
  const { t } = useWords();
  const [everywhere, setEverywhere] = useState(true);
  const others = questions.some(({ kind }) => asking(kind).length > 1);
  const answer = (kind: FileQuestion["kind"], given: Answers): void => {
    for (const key of everywhere ? asking(kind) : [file.key])
      changeFile(key, (known) => ({ ...known, answers: { ...known.answers, ...given } }));
  };
  return (
    <fieldset className="questions">
      <legend className="visually-hidden">{t("imports.question.group", { file: file.name })}</legend>
      {questions.map((question) => (
        <Question key={question.kind} question={question} onAnswer={(given) => answer(question.kind, given)} />
      ))}
      {others && (
        <Checkbox
          size="xs"
          label={t("imports.question.everywhere")}
          checked={everywhere}
          onChange={({ currentTarget }) => setEverywhere(currentTarget.checked)}
        />
      )}
    </fieldset>
  );
}

function Question({ question, onAnswer }: { readonly question: FileQuestion; readonly onAnswer: (given: Answers) => void }) {
  const { t, f } = useWords();
  const { kind, column, examples } = question;
  return (
    <div className="question">
      <Icon name="explain" size={17} />
      <div>
        <p className="title">{t(`imports.question.${kind}.title`)}</p>
        <p className="dim">{t(`imports.question.${kind}.text`, { column, examples: f.list(examples.slice(0, 3)) })}</p>
        <Choice kind={kind} onAnswer={onAnswer} />
      </div>
    </div>
  );
}

function Choice({ kind, onAnswer }: { readonly kind: FileQuestion["kind"]; readonly onAnswer: (given: Answers) => void }) {
  const { t } = useWords();
  if (kind === "currency") return <CurrencyChoice onAnswer={(currency) => onAnswer({ currency })} />;
  const choices = kind === "date_order" ? ["dmy", "mdy"] : [",", "."];
  return (
    <div className="question-choice">
      {choices.map((value) => (
        <Button key={value} size="xs" variant="default" onClick={() => onAnswer({ [fieldOf[kind]]: value })}>
          {t(`imports.question.${kind}.${value === "," ? "comma" : value === "." ? "point" : value}`)}
        </Button>
      ))}
    </div>
  );
}

const COMMON = ["EUR", "USD", "GBP", "CHF", "SEK"] as const;

function CurrencyChoice({ onAnswer }: { readonly onAnswer: (currency: string) => void }) {
  const { t } = useWords();
  const [typed, setTyped] = useState("");
  return (
    <div className="question-choice">
      {COMMON.map((code) => (
        <Button key={code} size="xs" variant="default" onClick={() => onAnswer(code)}>
          {code}
        </Button>
      ))}
      <TextInput
        size="xs"
        w={120}
        maxLength={3}
        aria-label={t("imports.question.currency.other")}
        placeholder={t("imports.question.currency.other")}
        value={typed}
        onChange={({ currentTarget }) => {
          const code = currentTarget.value.toUpperCase().replace(/[^A-Z]/g, "");
          setTyped(code);
          if (code.length === 3) onAnswer(code);
        }}
      />
    </div>
  );
}

/** Answers given so far, each to be taken back. */
export function Answered({ file }: { readonly file: StagedFile }) {
  const { t } = useWords();
  const { dates, decimal, currency } = file.answers;
  const given = [
    ...(dates === undefined ? [] : [["dates", t(`imports.question.date_order.${dates}`)] as const]),
    ...(decimal === undefined ? [] : [["decimal", t(`imports.question.decimal_mark.${decimal === "," ? "comma" : "point"}`)] as const]),
    ...(currency === undefined ? [] : [["currency", currency] as const]),
  ];
  const forget = (name: keyof Answers): void =>
    changeFile(file.key, (known) => ({
      ...known,
      answers: Object.fromEntries(Object.entries(known.answers).filter(([key]) => key !== name)),
    }));
  return given.map(([name, label]) => (
    <button
      key={name}
      type="button"
      className="chip chip-button"
      onClick={() => forget(name)}
      aria-label={t("imports.question.change", { answer: label })}
    >
      {label} <Icon name="edit" size={13} />
    </button>
  ));
}
