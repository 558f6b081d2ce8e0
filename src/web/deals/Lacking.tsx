import type { Deal } from "../../contract/index.ts";
import { type HandoffField, handoffFieldWords } from "../../standard/index.ts";
import { useWords } from "../i18n/index.ts";
import { Go } from "../ui/Go.tsx";
import { Note } from "../ui/Note.tsx";

interface LackingProps {
  readonly deal: Deal;
  /** What keeps the deal where it is: a gate that blocks, or a hand-off that is not complete. */
  readonly what: "gate" | "handoff";
  readonly onLeave?: () => void;
}

/** Where each field of a hand-off is written down: a part of the deal's page. */
const WHERE: Readonly<Partial<Record<HandoffField, string>>> = {
  goals: "diagnosis",
  pains: "diagnosis",
  decider: "diagnosis",
};
const OF_THE_DEAL: ReadonlySet<string> = new Set(["products", "terms", "kick_off", "risks", "preferences", "expansion_signals"]);

/** What its products say; the rest of it is noted for those who deliver. */
const SOLD: ReadonlySet<string> = new Set(["products", "terms"]);

const partOf = (field: HandoffField): string => WHERE[field] ?? (OF_THE_DEAL.has(field) ? "overview" : "plan");

/** Why a deal can't go on, and where to put that right. */
export function Lacking({ deal, what, onLeave }: LackingProps) {
  const { t, language } = useWords();
  const to = `/deals/${deal.deal}`;
  const leave = onLeave === undefined ? {} : { onClick: onLeave };
  if (what === "gate")
    return (
      <Note kind="bad">
        {t("deal.move.blocked")}{" "}
        <Go to={to} search={{ tab: "diagnosis" }} className="link" {...leave}>
          {t("deal.move.toDiagnosis")}
        </Go>
      </Note>
    );
  return (
    <Note kind="warn">
      <p>{t("deal.move.lacking")}</p>
      <ul className="lacking">
        {(deal.lacksForCommit as readonly HandoffField[]).map((field) => {
          const part = partOf(field);
          return (
            <li key={field}>
              {handoffFieldWords[field][language]}{" "}
              {part === "overview" && onLeave === undefined ? (
                <a href={`#${SOLD.has(field) ? "deal-products" : "deal-notes"}`} className="link small">
                  {t("deal.lacking.below")}
                </a>
              ) : (
                <Go to={to} search={{ tab: part }} className="link small" {...leave}>
                  {t(`deal.lacking.${part}`)}
                </Go>
              )}
            </li>
          );
        })}
      </ul>
    </Note>
  );
}
