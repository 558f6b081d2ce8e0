import { Button } from "@mantine/core";
import { useState } from "react";
import { type BuyingRole, buyingRoles, buyingRoleWords, type Text } from "../../../../../standard/index.ts";
import { useWords } from "../../../../i18n/index.ts";
import { DecisionForm } from "./DecisionForm.tsx";
import type { Piece } from "./recording.ts";

const BUYING: readonly string[] = buyingRoles;

/** The part somebody plays: in words of the standard where it is one of its own, else as it was written. */
const roleWords = (role: string | null, language: keyof Text): string => {
  const id = (role ?? "").trim().toLowerCase().replaceAll(" ", "_");
  return BUYING.includes(id) ? buyingRoleWords[id as BuyingRole][language] : (role ?? "");
};

/** Who decides, by what, and in which steps. */
export function DecisionPart(piece: Piece) {
  const { t, f, language } = useWords();
  const [open, setOpen] = useState(false);
  const { decision, heard } = piece.told;
  const isHeard = (person: string): boolean => heard.includes(person);
  return (
    <section className="card" aria-labelledby="dx-decision">
      <header className="dx-head">
        <h3 className="title" id="dx-decision">
          {t("diagnosis.decision")}
        </h3>
        {piece.may && (
          <Button size="xs" variant="default" className="no-print" onClick={() => setOpen(true)}>
            {t(decision === null ? "diagnosis.addDecision" : "diagnosis.change")}
          </Button>
        )}
      </header>
      {decision === null ? (
        <p className="dim">{t("diagnosis.noDecision")}</p>
      ) : (
        <>
          <p>
            {decision.economicBuyer === null ? (
              <span className="dim">{t("diagnosis.noBuyer")}</span>
            ) : (
              <>
                {t("diagnosis.field.economicBuyer")}: <b>{decision.economicBuyer}</b> ·{" "}
                {t(decision.buyerHeard ? "diagnosis.buyerHeard" : "diagnosis.buyerUnheard")}
              </>
            )}
            {decision.decidesAlone && ` · ${t("diagnosis.field.decidesAlone")}`}
          </p>
          <h4 className="small dim">{t("diagnosis.field.criteria")}</h4>
          {decision.criteria.length === 0 ? (
            <p className="dim">{t("diagnosis.notSaid")}</p>
          ) : (
            <ul className="dx-plain">
              {decision.criteria.map((one) => (
                <li key={one}>{one}</li>
              ))}
            </ul>
          )}
          <h4 className="small dim">{t("diagnosis.field.steps")}</h4>
          {decision.steps.length === 0 ? (
            <p className="dim">{t("diagnosis.notSaid")}</p>
          ) : (
            <ol className="dx-plain">
              {decision.steps.map(({ name, owner, due }) => (
                <li key={name}>
                  {name}
                  <span className="small dim">
                    {" "}
                    · {owner ?? t("diagnosis.noOwner")} · {due === null ? t("diagnosis.noDay") : f.day(due)}
                  </span>
                </li>
              ))}
            </ol>
          )}
          <h4 className="small dim">
            {t("diagnosis.field.committee")}
            {decision.committee.length > 0 &&
              ` · ${t("diagnosis.heardOf", { heard: decision.committee.filter(({ person }) => isHeard(person)).length, count: decision.committee.length })}`}
          </h4>
          {decision.committee.length === 0 ? (
            <p className="dim">{t("diagnosis.notSaid")}</p>
          ) : (
            <div className="table-box">
              <table>
                <tbody>
                  {decision.committee.map(({ person, role, stance }) => (
                    <tr key={person}>
                      <th scope="row">{person}</th>
                      <td>{roleWords(role, language)}</td>
                      <td>{t(`diagnosis.stance.${stance}`)}</td>
                      <td className="small dim">{t(isHeard(person) ? "diagnosis.heard" : "diagnosis.unheard")}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )}
        </>
      )}
      {open && <DecisionForm {...piece} onClose={() => setOpen(false)} />}
    </section>
  );
}
