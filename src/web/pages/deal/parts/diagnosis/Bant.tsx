import { Button, Checkbox, Modal, Textarea } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { bantFields, bantWords, letters, letterWords } from "../../../../../standard/index.ts";
import { useWords } from "../../../../i18n/index.ts";
import { Crossed } from "../../../../ui/Crossed.tsx";
import { crossingIn } from "../../../../ui/crossing.ts";
import { Note } from "../../../../ui/Note.tsx";
import { sendsByKey } from "./FactModal.tsx";
import { DayField, PersonField, WorthField } from "./fields.tsx";
import { orNull, type Piece, type Told, useRecording } from "./recording.ts";

type Bant = NonNullable<Told["bant"]>;

/** Both ways of judging side by side: one verdict of one day, and a priority that holds at any time. */
export function BantPart(piece: Piece) {
  const { t, f, language } = useWords();
  const [open, setOpen] = useState(false);
  const { told } = piece;
  const { bant, bantVersions, isOverlooked, isTopQuarter, priority, total, letters: scored } = told;
  return (
    <section className="card" aria-labelledby="dx-bant">
      <header className="dx-head">
        <h3 className="title" id="dx-bant">
          {t("diagnosis.bant")}
        </h3>
        {piece.may && (
          <Button size="xs" variant="default" className="no-print" onClick={() => setOpen(true)}>
            {t(bant === null ? "diagnosis.addBant" : "diagnosis.change")}
          </Button>
        )}
      </header>
      {isOverlooked && <Note kind="warn">{t("diagnosis.overlooked")}</Note>}
      {bant === null ? (
        <p className="dim">{t("diagnosis.noBant")}</p>
      ) : (
        <div className="dx-both">
          <div className="table-box">
            <table>
              <caption className="title">{t("diagnosis.bantOf", { day: f.day(bant.recordedOn) })}</caption>
              <tbody>
                {bantFields.map((field) => (
                  <tr key={field}>
                    <th scope="row">{bantWords[field][language]}</th>
                    <td>{saidIn(bant, field, { t, f })}</td>
                    <td className="nowrap">{t(bant.missing.includes(field) ? "diagnosis.fails" : "diagnosis.holds")}</td>
                  </tr>
                ))}
                <tr>
                  <th scope="row">{t("diagnosis.result")}</th>
                  <td colSpan={2}>
                    <b>{t(bant.passes ? "diagnosis.qualified" : "diagnosis.turnedAway")}</b>
                  </td>
                </tr>
              </tbody>
            </table>
          </div>
          <div className="table-box">
            <table>
              <caption className="title">{t("diagnosis.spicedOf", { day: f.day(told.on) })}</caption>
              <tbody>
                {letters.map((letter) => (
                  <tr key={letter}>
                    <th scope="row">{letterWords[letter].title[language]}</th>
                    <td className="num">{scored.find((one) => one.letter === letter)?.level} / 3</td>
                  </tr>
                ))}
                <tr>
                  <th scope="row">{t("diagnosis.result")}</th>
                  <td className="num">
                    <b>{t("diagnosis.outOf15", { total })}</b>
                    <br />
                    {priority.place === null
                      ? t("diagnosis.noPlace")
                      : t("diagnosis.placeShort", { place: f.number(priority.place, 0), peers: f.number(priority.peers, 0) })}
                    {isTopQuarter === true && ` · ${t("diagnosis.topQuarter")}`}
                  </td>
                </tr>
              </tbody>
            </table>
          </div>
        </div>
      )}
      {bantVersions.length > 1 && (
        <details>
          <summary className="small">{t("diagnosis.bantBefore", { count: bantVersions.length - 1 })}</summary>
          <ul className="dx-plain small">
            {bantVersions.slice(1).map((one) => (
              <li key={one.version}>
                {f.day(one.recordedOn)}: {t(one.passes ? "diagnosis.qualified" : "diagnosis.turnedAway")}
                {one.missing.length > 0 && ` (${f.list(one.missing.map((field) => bantWords[field][language]))})`}, {one.recordedBy}
              </li>
            ))}
          </ul>
        </details>
      )}
      {open && <BantForm {...piece} onClose={() => setOpen(false)} />}
    </section>
  );
}

function saidIn(
  { budget, authority, need, timeline }: Bant,
  field: (typeof bantFields)[number],
  { t, f }: Pick<ReturnType<typeof useWords>, "t" | "f">,
): string {
  const said = {
    budget:
      budget === null
        ? null
        : [
            budget.amount === null ? null : f.money(budget.amount.minor, budget.amount.currency),
            t(budget.isFunded ? "diagnosis.funded" : "diagnosis.unfunded"),
          ]
            .filter(Boolean)
            .join(", "),
    authority,
    need,
    timeline: timeline === null ? null : f.day(timeline),
  };
  return said[field] ?? t("diagnosis.notSaid");
}

function BantForm({ told, people, currencies, onClose }: Piece & { readonly onClose: () => void }) {
  const { t, language } = useWords();
  const { bant } = told;
  const { busy, problem, saveBant } = useRecording(told);
  const [recordedOn, setRecordedOn] = useState<string | null>(told.on);
  const [amount, setAmount] = useState(bant?.budget?.amount ?? null);
  const [isFunded, setFunded] = useState(bant?.budget?.isFunded ?? false);
  const [authority, setAuthority] = useState(bant?.authority ?? null);
  const [need, setNeed] = useState(bant?.need ?? "");
  const [timeline, setTimeline] = useState(bant?.timeline ?? null);
  const save = async (): Promise<void> => {
    const budget = amount === null && !isFunded ? null : { amount, isFunded };
    if (await saveBant({ recordedOn: recordedOn ?? told.on, budget, authority, need: orNull(need), timeline }, bant?.version ?? 0))
      onClose();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void save();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={<span className="title">{t("diagnosis.bant")}</span>}
      size="lg"
      closeButtonProps={{ "aria-label": t("diagnosis.close") }}
    >
      <form className="dx-form" onSubmit={submit} onKeyDown={sendsByKey}>
        <p className="small dim">{t("diagnosis.bantText")}</p>
        <WorthField label={bantWords.budget[language]} value={amount} onValue={setAmount} currencies={currencies} />
        <Checkbox label={t("diagnosis.isFunded")} checked={isFunded} onChange={({ currentTarget }) => setFunded(currentTarget.checked)} />
        <PersonField label={bantWords.authority[language]} people={people} value={authority} onValue={setAuthority} />
        <Textarea label={bantWords.need[language]} autosize value={need} onChange={({ currentTarget }) => setNeed(currentTarget.value)} />
        <div className="dx-row">
          <DayField label={bantWords.timeline[language]} value={timeline} onValue={setTimeline} />
          <DayField label={t("diagnosis.bantDay")} value={recordedOn} max={told.on} onValue={setRecordedOn} />
        </div>
        <Crossed problem={problem} words="diagnosis.field" busy={busy} onMine={() => void save()} onTheirs={onClose} />
        <div className="dx-buttons">
          <Button variant="default" onClick={onClose}>
            {t("diagnosis.cancel")}
          </Button>
          {crossingIn(problem) === null && (
            <Button type="submit" loading={busy}>
              {t("diagnosis.save")}
            </Button>
          )}
        </div>
      </form>
    </Modal>
  );
}
