import { playSources } from "../plays/sources.ts";
import { text } from "../text.ts";
import { essential, further, type Moment, recorded } from "./moment.ts";

export const trade: Moment = {
  id: "trade",
  edition: 1,
  stages: ["selection", "commit"],
  ownerRole: "ae",
  contributors: ["revops", "finance", "executive"],
  title: text("Trade", "Échanger", "Tauschen"),
  insteadOf: text("Haggle", "Marchander", "Feilschen"),
  good: text(
    "Nothing is given away without something as valuable in return, so neither side leaves poorer.",
    "Rien n’est cédé sans un retour de même valeur, et personne n’en sort plus pauvre.",
    "Nichts wird ohne ebenso wertvolle Gegenleistung abgegeben, und keine Seite geht ärmer hinaus.",
  ),
  measure: text(
    "Worth of what was received over worth of what was given; discounts without a return; median discount.",
    "Valeur reçue rapportée à la valeur donnée ; remises sans contrepartie ; remise médiane.",
    "Wert des Erhaltenen im Verhältnis zum Gegebenen; Rabatte ohne Gegenleistung; mittlerer Rabatt.",
  ),
  checklist: [
    essential(
      "every_give_has_get",
      text("Each concession has a return.", "Chaque concession a une contrepartie.", "Jedes Zugeständnis hat eine Gegenleistung."),
    ),
    essential(
      "worth_written",
      text("Both are on record with their worth.", "Les deux sont notées avec leur valeur.", "Beides ist mit seinem Wert festgehalten."),
    ),
    essential(
      "approved",
      text(
        "Somebody other than the seller approved it.",
        "Quelqu’un d’autre que le vendeur l’a approuvé.",
        "Jemand anderes als der Verkäufer hat es freigegeben.",
      ),
    ),
    further(
      "list_prepared",
      text(
        "What we can give and want was written down before.",
        "Ce que nous pouvons céder et voulons était écrit avant.",
        "Was wir geben können und wollen, war vorher aufgeschrieben.",
      ),
    ),
    further(
      "theirs_understood",
      text(
        "It is known what each item is worth to the customer.",
        "On sait ce que chaque point vaut pour le client.",
        "Es ist bekannt, was jeder Punkt dem Kunden wert ist.",
      ),
    ),
  ],
  record: [
    recorded("gives", text("What was given, with its worth", "Ce qui a été donné, avec sa valeur", "Was gegeben wurde, mit Wert")),
    recorded("gets", text("What was received, with its worth", "Ce qui a été reçu, avec sa valeur", "Was erhalten wurde, mit Wert")),
    recorded("approver", text("Who approved it", "Qui l’a approuvé", "Wer es freigegeben hat")),
  ],
  rubric: [
    text(
      "The price fell, and nothing came back.",
      "Le prix a baissé, et rien n’est venu en retour.",
      "Der Preis sank, und nichts kam zurück.",
    ),
    text(
      "Some concessions have a return.",
      "Certaines concessions ont une contrepartie.",
      "Manche Zugeständnisse haben eine Gegenleistung.",
    ),
    text(
      "Every concession has an approved return of known worth.",
      "Chaque concession a une contrepartie approuvée, de valeur connue.",
      "Jedes Zugeständnis hat eine freigegebene Gegenleistung von bekanntem Wert.",
    ),
    text(
      "Besides, the trade was prepared and rests on what matters to the customer.",
      "De plus, l’échange était préparé et repose sur ce qui compte pour le client.",
      "Außerdem war der Tausch vorbereitet und beruht auf dem, was dem Kunden wichtig ist.",
    ),
  ],
  evidence: "P",
  source: playSources.process,
};
