import { Button } from "@mantine/core";
import { useState } from "react";
import { useWords } from "../../../../i18n/index.ts";
import { Declined } from "../../../../ui/Declined.tsx";
import { DayField } from "./fields.tsx";
import { type Piece, type Told, useRecording } from "./recording.ts";

/** Prints the summary alone: nothing of it is for us only. */
function printSummary(): void {
  document.body.dataset["prints"] = "summary";
  window.print();
  delete document.body.dataset["prints"];
}

/** The diagnosis as the customer reads it: it is sent to them, and confirmed by them. */
export function Summary({ told, may }: Pick<Piece, "told" | "may">) {
  const { t, f } = useWords();
  const { busy, problem, record } = useRecording(told);
  const [on, setOn] = useState<string | null>(told.on);
  const { confirmed } = told;
  return (
    <section className="card dx-summary" aria-labelledby="dx-summary">
      <header className="dx-head">
        <h3 className="title" id="dx-summary">
          {t("diagnosis.summary")}
        </h3>
        <Button size="xs" variant="default" className="no-print" onClick={printSummary}>
          {t("diagnosis.print")}
        </Button>
      </header>
      <p className="small dim no-print">{t("diagnosis.summaryText")}</p>
      <Letter told={told} />
      <div className="no-print">
        {confirmed === null && !may && <p className="dim">{t("diagnosis.unconfirmed")}</p>}
        {confirmed === null && may && (
          <form
            className="dx-confirm"
            onSubmit={(event) => {
              event.preventDefault();
              void record({ kind: "confirmed", isConfirmed: true, ...(on === null ? {} : { on }) });
            }}
          >
            <DayField label={t("diagnosis.confirmedOn")} value={on} max={told.on} onValue={setOn} />
            <Button type="submit" loading={busy}>
              {t("diagnosis.confirm")}
            </Button>
          </form>
        )}
        {confirmed !== null && (
          <p>
            <b>{t("diagnosis.confirmedAt", { day: f.day(confirmed.knownOn), by: confirmed.recordedBy })}</b>{" "}
            {may && (
              <Button
                size="compact-xs"
                variant="default"
                loading={busy}
                onClick={() => void record({ kind: "confirmed", isConfirmed: false })}
              >
                {t("diagnosis.unconfirm")}
              </Button>
            )}
          </p>
        )}
        <Declined problem={problem} />
      </div>
    </section>
  );
}

function Letter({ told }: { readonly told: Told }) {
  const { t, f } = useWords();
  const { name, evidence, pains, impacts, event, decision, letters, on } = told;
  const counted = new Set(letters.flatMap((letter) => letter.counted));
  const situation = evidence.filter(({ letter, id, speaker }) => letter === "situation" && counted.has(id) && speaker === "customer");
  const worth = (money: { readonly minor: number; readonly currency: string } | null): string =>
    money === null ? "" : ` (${t("diagnosis.aYear", { money: f.money(money.minor, money.currency) })})`;
  const parts: readonly (readonly [title: string, lines: readonly string[]])[] = [
    ["situation", situation.map(({ claim }) => claim)],
    [
      "pains",
      [...pains].sort((a, b) => (a.rank ?? 1000) - (b.rank ?? 1000)).map(({ statement, annualCost }) => statement + worth(annualCost)),
    ],
    [
      "impacts",
      impacts.map(({ statement, value, how, by }) =>
        [statement + worth(value), how, by === null ? null : t("diagnosis.letter.by", { day: f.day(by) })].filter(Boolean).join(", "),
      ),
    ],
    [
      "event",
      event === null
        ? []
        : [
            [
              event.on === null ? null : f.day(event.on),
              event.description,
              event.consequence === null ? null : t("diagnosis.letter.else", { what: event.consequence }),
            ]
              .filter(Boolean)
              .join(": "),
          ],
    ],
    [
      "decision",
      decision === null
        ? []
        : [
            ...(decision.criteria.length === 0 ? [] : [t("diagnosis.letter.criteria", { list: f.list(decision.criteria) })]),
            ...decision.steps.map(({ name: step, owner, due }) =>
              [step, owner, due === null ? null : f.day(due)].filter(Boolean).join(", "),
            ),
          ],
    ],
  ];
  const known = parts.filter(([, lines]) => lines.length > 0);
  if (known.length === 0) return <p className="dim">{t("diagnosis.nothingToConfirm")}</p>;
  return (
    <article className="dx-paper">
      <p>
        <b>{t("diagnosis.letter.head", { name })}</b> <span className="dim">{f.day(on)}</span>
      </p>
      {known.map(([title, lines]) => (
        <div key={title}>
          <h4>{t(`diagnosis.letter.${title}`)}</h4>
          <ul className="dx-plain">
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
      ))}
    </article>
  );
}
