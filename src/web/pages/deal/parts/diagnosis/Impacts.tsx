import { Button } from "@mantine/core";
import { useState } from "react";
import { impactStateWords, outcomeBucketWords } from "../../../../../standard/index.ts";
import { useWords } from "../../../../i18n/index.ts";
import { Term } from "../../../../ui/Term.tsx";
import { ImpactForm } from "./ImpactForm.tsx";
import type { Piece, Told } from "./recording.ts";

type Impact = Told["impacts"][number];

/** What gets better for the customer's business: what it is worth, how and by when it comes about, and how far it has come. */
export function Impacts(piece: Piece) {
  const { t } = useWords();
  const [open, setOpen] = useState<Impact | "new" | null>(null);
  const { impacts } = piece.told;
  return (
    <section className="card" aria-labelledby="dx-impacts">
      <header className="dx-head">
        <h3 className="title" id="dx-impacts">
          {t("diagnosis.impacts")}
        </h3>
        {piece.may && (
          <Button size="xs" variant="default" className="no-print" onClick={() => setOpen("new")}>
            {t("diagnosis.addImpact")}
          </Button>
        )}
      </header>
      {impacts.length === 0 ? (
        <p className="dim">{t("diagnosis.noImpacts")}</p>
      ) : (
        <ul className="dx-impacts">
          {impacts.map((impact) => (
            <Row key={impact.id} impact={impact} onOpen={piece.may ? () => setOpen(impact) : null} />
          ))}
        </ul>
      )}
      {open !== null && <ImpactForm {...piece} impact={open === "new" ? null : open} onClose={() => setOpen(null)} />}
    </section>
  );
}

function Row({ impact, onOpen }: { readonly impact: Impact; readonly onOpen: (() => void) | null }) {
  const { t, f, language } = useWords();
  const { statement, bucket, how, by, value, confirmedBy, stake, state, isAssumed, lacks, namesProduct } = impact;
  const said: readonly (readonly [name: string, text: string | null])[] = [
    ["how", how],
    ["by", by === null ? null : f.day(by)],
    ["confirmedBy", confirmedBy],
    ["stake", stake],
  ];
  return (
    <li>
      <div className="dx-head">
        {onOpen === null ? (
          <span>{statement}</span>
        ) : (
          <button type="button" className="dx-open" onClick={onOpen}>
            {statement}
          </button>
        )}
        <b className="num">
          {value === null ? (
            <span className="dim">{t("diagnosis.noValue")}</span>
          ) : (
            t("diagnosis.aYear", { money: f.money(value.minor, value.currency) })
          )}
        </b>
      </div>
      <p className="small dim">
        {outcomeBucketWords[bucket][language]} ·{" "}
        <Term meaning={impactStateWords[state].meaning[language]}>{impactStateWords[state].title[language]}</Term>
      </p>
      <dl className="dx-facts">
        {said.map(([name, text]) => (
          <div key={name}>
            <dt className="small dim">{t(`diagnosis.field.${name}`)}</dt>
            <dd>{text ?? <span className="dim">{t("diagnosis.notSaid")}</span>}</dd>
          </div>
        ))}
      </dl>
      {isAssumed && <p className="small dx-mark">{t("diagnosis.unproven")}</p>}
      {lacks.length > 0 && (
        <p className="small dx-mark">{t("diagnosis.incomplete", { what: f.list(lacks.map((one) => t(`diagnosis.lacks.${one}`))) })}</p>
      )}
      {namesProduct !== null && <p className="small dx-mark">{t("diagnosis.namesProduct", { product: namesProduct })}</p>}
    </li>
  );
}
