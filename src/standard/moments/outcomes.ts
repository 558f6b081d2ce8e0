import { playSources } from "../plays/sources.ts";
import { text } from "../text.ts";
import { essential, further, type Moment, recorded } from "./moment.ts";

export const outcomes: Moment = {
  id: "outcomes",
  edition: 1,
  stages: ["impact"],
  ownerRole: "csm",
  contributors: ["am", "marketing", "executive"],
  title: text("Outcomes", "Résultats", "Ergebnisse"),
  insteadOf: text("Usage", "Utilisation", "Nutzung"),
  good: text(
    "It is known whether the customer gets the result needed; usage only points to it in advance.",
    "On sait si le client obtient le résultat voulu ; l’utilisation ne fait que l’annoncer.",
    "Es ist bekannt, ob der Kunde das nötige Ergebnis erhält; Nutzung deutet nur darauf hin.",
  ),
  measure: text(
    "Share of customers with an outcome they confirmed in the last six months; accounts with high usage and no outcome.",
    "Part des clients ayant confirmé un résultat dans les six derniers mois ; comptes très actifs sans résultat.",
    "Anteil der Kunden mit einem in den letzten sechs Monaten bestätigten Ergebnis; Kunden mit hoher Nutzung ohne Ergebnis.",
  ),
  checklist: [
    essential(
      "measured",
      text(
        "The outcome was measured against baseline and target.",
        "Le résultat a été mesuré face au départ et à la cible.",
        "Das Ergebnis wurde an Ausgangswert und Ziel gemessen.",
      ),
    ),
    essential(
      "customer_confirmed",
      text("The customer confirmed the measurement.", "Le client a confirmé la mesure.", "Der Kunde hat die Messung bestätigt."),
    ),
    further(
      "review_held",
      text("A review was held with the sponsor.", "Une revue a eu lieu avec le sponsor.", "Ein Rückblick mit dem Sponsor fand statt."),
    ),
    further(
      "shortfall_acted_on",
      text(
        "For each shortfall, an action has an owner and a date.",
        "À chaque écart répond une action avec responsable et date.",
        "Zu jeder Lücke gibt es eine Maßnahme mit Verantwortlichen und Termin.",
      ),
    ),
  ],
  record: [
    recorded("measurement", text("Measured value and its source", "Valeur mesurée et sa source", "Messwert und seine Quelle")),
    recorded("sign_off", text("Sign-off by a named person", "Validation par une personne nommée", "Freigabe durch eine benannte Person")),
    recorded("review", text("Notes of the review", "Notes de la revue", "Notizen des Rückblicks")),
  ],
  rubric: [
    text("Only usage is known.", "Seule l’utilisation est connue.", "Nur die Nutzung ist bekannt."),
    text(
      "A value was measured or confirmed, or a review was held, without the rest.",
      "Une valeur a été mesurée ou confirmée, ou une revue tenue, sans le reste.",
      "Ein Wert wurde gemessen oder bestätigt oder ein Rückblick gehalten, ohne das Übrige.",
    ),
    text(
      "A measured outcome is confirmed by the customer.",
      "Un résultat mesuré est confirmé par le client.",
      "Ein gemessenes Ergebnis ist vom Kunden bestätigt.",
    ),
    text(
      "Besides, the sponsor reviewed it and shortfalls are acted on.",
      "De plus, le sponsor l’a revu et les écarts sont traités.",
      "Außerdem hat der Sponsor es durchgesehen, und Lücken werden bearbeitet.",
    ),
  ],
  evidence: "S",
  source: playSources.saasMethod,
};
