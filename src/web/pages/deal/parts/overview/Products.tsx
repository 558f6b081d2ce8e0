import { Button } from "@mantine/core";
import { useState } from "react";
import type { Deal } from "../../../../../contract/index.ts";
import { draftOfLine, lastNotice, lineOf } from "../../../../deals/lines.ts";
import { fieldWords, lineWords } from "../../../../deals/say.ts";
import { useWords } from "../../../../i18n/index.ts";
import type { PartProps } from "../../load.ts";
import { ProductsForm } from "./ProductsForm.tsx";
import { Worth } from "./Worth.tsx";

/** What is sold, on which terms, and what that is worth a year. */
export function Products({ view, deal, may }: PartProps & { readonly may: boolean }) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const { lines } = deal.notes;
  return (
    <section className="card" aria-labelledby="deal-products">
      <div className="deal-title">
        <h3 className="title" id="deal-products">
          {t("deal.products.title")}
        </h3>
        {may && !isOpen && deal.outcome !== "won" && (
          <Button size="xs" variant="default" onClick={() => setOpen(true)}>
            {t(lines.length === 0 ? "deal.products.add" : "deal.change")}
          </Button>
        )}
      </div>
      {isOpen ? (
        <ProductsForm deal={deal} currencies={view.currencies} onDone={() => setOpen(false)} />
      ) : lines.length === 0 ? (
        <p className="dim">{t("deal.products.none")}</p>
      ) : (
        <Sold deal={deal} />
      )}
    </section>
  );
}

function Sold({ deal: { notes, currency, outcome } }: { readonly deal: Deal }) {
  const words = useWords();
  const { t, f } = words;
  const lines = notes.lines.map((line) => ({ line, known: lineOf(draftOfLine(line)) }));
  return (
    <>
      <ul className="deal-products">
        {lines.map(({ line, known }) => {
          const notice = lastNotice(known);
          return (
            <li key={line.id}>
              <p>{lineWords(line, words, currency)}</p>
              <p className="small dim">
                {[
                  line.startsOn == null ? t("deal.products.atSignature") : t("deal.products.starts", { day: f.day(line.startsOn) }),
                  line.termMonths == null
                    ? t("deal.products.openEnd")
                    : notice === null
                      ? t("deal.products.noticeLater")
                      : t("deal.products.noticeBy", { day: f.day(notice) }),
                ].join(" · ")}
              </p>
              {(line.ramp ?? []).map((step) => (
                <p key={step.fromMonth} className="small dim">
                  {t("deal.products.step", { n: f.number(step.fromMonth, 0) })}{" "}
                  {[
                    ...(step.quantity == null ? [] : [t("deal.products.stepQuantity", { n: f.number(Number(step.quantity), 4) })]),
                    ...(step.price == null ? [] : [t("deal.products.stepPrice", { n: f.number(Number(step.price), 4) })]),
                  ].join(", ")}
                </p>
              ))}
            </li>
          );
        })}
      </ul>
      {currency !== null && <Worth lines={lines.map(({ known }) => known)} currency={currency} />}
      {outcome === "open" && <p className="small dim">{t("deal.products.becomes")}</p>}
      {notes.terms !== null && (
        <p className="small">
          <span className="dim">{fieldWords("terms", t)}:</span> {notes.terms}
        </p>
      )}
    </>
  );
}
