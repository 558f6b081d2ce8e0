import { Button, Checkbox, Textarea, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import type { Deal } from "../../../../../contract/index.ts";
import { CrossedChange } from "../../../../deals/CrossedChange.tsx";
import { fieldWords, valueWords } from "../../../../deals/say.ts";
import { type DealChange, useChange } from "../../../../deals/use-change.ts";
import { useWords } from "../../../../i18n/index.ts";

const SHOWN = ["kickOffOn", "risks", "terms", "preferences", "expansionSignals"] as const;

interface NotesProps {
  readonly deal: Deal;
  readonly may: boolean;
}

/** What those who deliver will want to know, kept while it is heard. Risks nobody spoke of are not the same as none. */
export function Notes({ deal, may }: NotesProps) {
  const words = useWords();
  const { t } = words;
  const [isOpen, setOpen] = useState(false);
  const known = { currency: deal.currency, stages: deal.stages };
  return (
    <section className="card" aria-labelledby="deal-notes">
      <div className="deal-title">
        <h3 className="title" id="deal-notes">
          {t("deal.notes.title")}
        </h3>
        {may && !isOpen && (
          <Button size="xs" variant="default" onClick={() => setOpen(true)}>
            {t("deal.change")}
          </Button>
        )}
      </div>
      <p className="small dim">{t("deal.notes.text")}</p>
      {isOpen ? (
        <Form deal={deal} onDone={() => setOpen(false)} />
      ) : (
        <dl className="deal-list">
          {SHOWN.map((field) => {
            const value = deal.notes[field];
            const isUnsaid = value === null || (field === "expansionSignals" && (value as readonly string[]).length === 0);
            return (
              <div key={field}>
                <dt>{fieldWords(field, t)}</dt>
                <dd className={isUnsaid ? "dim" : undefined}>
                  {field === "risks" && value === null
                    ? t("deal.notes.risksUnknown")
                    : Array.isArray(value) && value.length > 0
                      ? value.map((one) => <p key={one}>{one}</p>)
                      : valueWords(field, value, words, known)}
                </dd>
              </div>
            );
          })}
        </dl>
      )}
    </section>
  );
}

interface Draft {
  readonly kickOffOn: string;
  readonly risks: string;
  readonly noRisks: boolean;
  readonly terms: string;
  readonly preferences: string;
  readonly expansionSignals: string;
}

const draftOf = ({ kickOffOn, risks, terms, preferences, expansionSignals }: Deal["notes"]): Draft => ({
  kickOffOn: kickOffOn ?? "",
  risks: (risks ?? []).join("\n"),
  noRisks: risks !== null && risks.length === 0,
  terms: terms ?? "",
  preferences: preferences ?? "",
  expansionSignals: expansionSignals.join("\n"),
});

const linesIn = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
const textOrNone = (text: string): string | null => (text.trim() === "" ? null : text.trim());

/** Only what was changed is sent. */
function changeOf(before: Draft, now: Draft): DealChange {
  const isNew = (...names: readonly (keyof Draft)[]): boolean => names.some((name) => before[name] !== now[name]);
  const risks = linesIn(now.risks);
  return {
    notes: {
      ...(isNew("kickOffOn") ? { kickOffOn: textOrNone(now.kickOffOn) } : {}),
      ...(isNew("risks", "noRisks") ? { risks: risks.length > 0 ? risks : now.noRisks ? [] : null } : {}),
      ...(isNew("terms") ? { terms: textOrNone(now.terms) } : {}),
      ...(isNew("preferences") ? { preferences: textOrNone(now.preferences) } : {}),
      ...(isNew("expansionSignals") ? { expansionSignals: linesIn(now.expansionSignals) } : {}),
    },
  };
}

function Form({ deal, onDone }: { readonly deal: Deal; readonly onDone: () => void }) {
  const { t } = useWords();
  const changing = useChange(deal);
  const [before] = useState(() => draftOf(deal.notes));
  const [draft, setDraft] = useState(before);
  const set = (change: Partial<Draft>): void => setDraft({ ...draft, ...change });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void changing.save(changeOf(before, draft)).then((done) => done && onDone());
  };
  const area = (name: "risks" | "terms" | "preferences" | "expansionSignals", description?: string) => (
    <Textarea
      label={fieldWords(name, t)}
      description={description}
      autosize
      minRows={2}
      maxLength={2000}
      value={draft[name]}
      onChange={({ currentTarget: { value } }) => set({ [name]: value })}
    />
  );
  return (
    <form className="deal-form" onSubmit={submit}>
      <TextInput
        type="date"
        label={fieldWords("kickOffOn", t)}
        value={draft.kickOffOn}
        onChange={({ currentTarget: { value } }) => set({ kickOffOn: value })}
      />
      {area("risks", t("deal.notes.oneALine"))}
      {draft.risks.trim() === "" && (
        <Checkbox
          label={t("deal.notes.noRisks")}
          checked={draft.noRisks}
          onChange={({ currentTarget: { checked } }) => set({ noRisks: checked })}
        />
      )}
      {area("terms", t("deal.notes.termsHint"))}
      {area("preferences")}
      {area("expansionSignals", t("deal.notes.oneALine"))}
      <CrossedChange deal={deal} changing={changing} onDone={onDone} />
      <div className="deal-move-do">
        <Button size="xs" variant="default" onClick={onDone}>
          {t("deal.cancel")}
        </Button>
        <Button size="xs" type="submit" loading={changing.busy}>
          {t("deal.save")}
        </Button>
      </div>
    </form>
  );
}
