import { playSources } from "../plays/sources.ts";
import { text } from "../text.ts";
import { essential, further, type Moment, recorded } from "./moment.ts";

export const grow: Moment = {
  id: "grow",
  edition: 1,
  stages: ["expansion"],
  ownerRole: "am",
  contributors: ["csm", "ae", "marketing"],
  title: text("Grow with the customer", "Grandir avec le client", "Mit dem Kunden wachsen"),
  insteadOf: text("Upsell", "Vendre plus", "Mehr verkaufen"),
  good: text(
    "Growth follows a result that is proven and a goal the customer has next, and more people come to know each other.",
    "La croissance suit un résultat prouvé et un prochain objectif du client, et davantage de personnes se connaissent.",
    "Wachstum folgt auf ein bewiesenes Ergebnis und ein nächstes Ziel des Kunden, und mehr Menschen lernen sich kennen.",
  ),
  measure: text(
    "Share of expansion that a confirmed outcome came before; NRR of accounts with and without one.",
    "Part de l’expansion précédée d’un résultat confirmé ; NRR des comptes avec et sans.",
    "Anteil der Erweiterung, der ein bestätigtes Ergebnis vorausging; NRR der Kunden mit und ohne.",
  ),
  checklist: [
    essential(
      "outcome_linked",
      text(
        "The proposal names the confirmed outcome it rests on.",
        "La proposition nomme le résultat confirmé sur lequel elle repose.",
        "Der Vorschlag nennt das bestätigte Ergebnis, auf dem er beruht.",
      ),
    ),
    essential(
      "next_goal_diagnosed",
      text(
        "The next goal was diagnosed anew.",
        "Le prochain objectif a été diagnostiqué à neuf.",
        "Das nächste Ziel wurde neu diagnostiziert.",
      ),
    ),
    further(
      "commit_mutual",
      text(
        "Both sides planned the step, with its own first impact.",
        "Les deux parties ont planifié le pas, avec son propre premier impact.",
        "Beide Seiten haben den Schritt geplant, mit eigenem ersten Nutzen.",
      ),
    ),
    further(
      "relation_widened",
      text(
        "A person or unit not known before takes part.",
        "Une personne ou une unité nouvelle participe.",
        "Eine bisher unbekannte Person oder Einheit ist dabei.",
      ),
    ),
  ],
  record: [
    recorded(
      "hypothesis",
      text(
        "Expansion idea and the outcome behind it",
        "Idée d’expansion et résultat qui la porte",
        "Idee der Erweiterung und das Ergebnis dahinter",
      ),
    ),
    recorded("diagnosis", text("New diagnosis", "Nouveau diagnostic", "Neue Diagnose")),
    recorded("plan", text("Mutual plan of the step", "Plan commun du pas", "Gemeinsamer Plan des Schritts")),
  ],
  rubric: [
    text(
      "More was offered because a target was open.",
      "On a proposé davantage pour remplir un objectif de vente.",
      "Mehr wurde angeboten, weil ein Verkaufsziel offen war.",
    ),
    text(
      "A result or a next goal is named, or others take part, without the rest.",
      "Un résultat ou un objectif est nommé, ou d’autres participent, sans le reste.",
      "Ein Ergebnis oder ein nächstes Ziel ist genannt oder andere sind dabei, ohne das Übrige.",
    ),
    text(
      "The proposal rests on a confirmed outcome and a new diagnosis.",
      "La proposition repose sur un résultat confirmé et un nouveau diagnostic.",
      "Der Vorschlag beruht auf einem bestätigten Ergebnis und einer neuen Diagnose.",
    ),
    text(
      "Besides, the step is planned by both sides and the relationship grew wider.",
      "De plus, le pas est planifié à deux et la relation s’est élargie.",
      "Außerdem ist der Schritt gemeinsam geplant, und die Beziehung ist breiter geworden.",
    ),
  ],
  evidence: "S",
  source: playSources.saasMethod,
};
