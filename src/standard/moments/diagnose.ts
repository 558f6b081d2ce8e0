import { playSources } from "../plays/sources.ts";
import { text } from "../text.ts";
import { essential, further, type Moment, recorded } from "./moment.ts";

export const diagnose: Moment = {
  id: "diagnose",
  edition: 1,
  stages: ["selection"],
  ownerRole: "ae",
  contributors: ["sdr", "csm", "executive"],
  title: text("Diagnose", "Diagnostiquer", "Diagnose"),
  insteadOf: text("Pitch", "Argumentaire", "Präsentation"),
  good: text(
    "Nothing is recommended before the customer has agreed in writing what is wrong and what better would be.",
    "Rien n’est recommandé avant que le client ait approuvé par écrit ce qui ne va pas et ce qui serait mieux.",
    "Nichts wird empfohlen, bevor der Kunde schriftlich zugestimmt hat, was nicht stimmt und was besser wäre.",
  ),
  measure: text(
    "Share of proposals that a confirmed diagnosis came before.",
    "Part des propositions précédées d’un diagnostic confirmé.",
    "Anteil der Angebote, denen eine bestätigte Diagnose vorausging.",
  ),
  checklist: [
    essential(
      "letters_evidenced",
      text(
        "Situation, pain, impact, event and decision each rest on evidence.",
        "Situation, problème, impact, événement et décision reposent chacun sur une preuve.",
        "Situation, Problem, Nutzen, Ereignis und Entscheidung sind jeweils belegt.",
      ),
    ),
    essential(
      "summary_confirmed",
      text(
        "The customer confirmed the written summary.",
        "Le client a confirmé la synthèse écrite.",
        "Der Kunde hat die schriftliche Zusammenfassung bestätigt.",
      ),
    ),
    essential(
      "nothing_prescribed",
      text("No proposal went out before that.", "Aucune proposition n’est partie auparavant.", "Vorher ging kein Angebot hinaus."),
    ),
    further(
      "several_heard",
      text(
        "At least two people of the customer were heard.",
        "Au moins deux personnes du client ont été entendues.",
        "Mindestens zwei Personen des Kunden wurden gehört.",
      ),
    ),
    further(
      "impact_in_money",
      text(
        "The impact has a worth the customer stands behind.",
        "L’impact a une valeur que le client assume.",
        "Der Nutzen hat einen Wert, für den der Kunde einsteht.",
      ),
    ),
  ],
  record: [
    recorded("levels", text("Levels with their evidence", "Niveaux et leurs preuves", "Stufen mit ihren Belegen")),
    recorded("summary", text("Summary of the diagnosis", "Synthèse du diagnostic", "Zusammenfassung der Diagnose")),
    recorded(
      "confirmed_on",
      text("Day the customer confirmed it", "Jour de la confirmation par le client", "Tag der Bestätigung durch den Kunden"),
    ),
  ],
  rubric: [
    text(
      "A solution was recommended without a diagnosis.",
      "Une solution a été recommandée sans diagnostic.",
      "Eine Lösung wurde ohne Diagnose empfohlen.",
    ),
    text(
      "Parts were asked; evidence, confirmation or order is missing.",
      "Une partie a été demandée ; il manque des preuves, la confirmation ou l’ordre.",
      "Einiges wurde gefragt; Belege, Bestätigung oder Reihenfolge fehlen.",
    ),
    text(
      "All five elements rest on evidence, and the customer confirmed them before any proposal.",
      "Les cinq éléments sont prouvés, et le client les a confirmés avant toute proposition.",
      "Alle fünf Elemente sind belegt und vor jedem Angebot vom Kunden bestätigt.",
    ),
    text(
      "Besides, several people were heard and the impact has a worth.",
      "De plus, plusieurs personnes ont été entendues et l’impact a une valeur.",
      "Außerdem wurden mehrere Personen gehört, und der Nutzen hat einen Wert.",
    ),
  ],
  evidence: "P",
  source: playSources.process,
};
