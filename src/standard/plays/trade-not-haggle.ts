import type { Play } from "./play.ts";
import { playSources } from "./sources.ts";

export const tradeNotHaggle: Play = {
  id: "trade-not-haggle",
  edition: 1,
  stage: "commit",
  levers: ["discount", "price"],
  ownerRole: "ae",
  slaHours: null,
  metrics: ["arpa", "win_rate", "contraction_by_reason"],
  trigger: { kind: "benchmark", lever: "discount", by: 0.25 },
  example: { due: { value: 0.16, against: 0.1 }, healthy: { value: 0.11, against: 0.1 } },
  evidence: "P",
  source: playSources.process,
  words: {
    en: {
      title: "Trade, do not haggle",
      goal: "Match every concession with something of equal worth, so that both sides keep value.",
      actions: [
        "Prepare a list of what we can give and what we want for it: term, volume, payment in advance, a reference.",
        "Answer each request for a lower price with a question about what can change in return.",
        "Write give and get, with their worth, on the deal.",
        "Have a second person approve any concession without a return.",
      ],
      exitEvidence: [
        "No deal of the quarter has a discount without a matching return on record.",
        "The median discount of deals won is at most a quarter above its benchmark.",
      ],
    },
    fr: {
      title: "Échanger, ne pas marchander",
      goal: "Répondre à chaque concession par une contrepartie de même valeur, pour que chacun y gagne.",
      actions: [
        "Préparer la liste de ce que nous pouvons céder et de ce que nous voulons en retour : durée, volume, paiement d’avance, référence.",
        "Répondre à toute demande de baisse par une question sur ce qui peut changer en échange.",
        "Inscrire sur l’affaire ce qui est donné et reçu, avec sa valeur.",
        "Faire approuver par une deuxième personne toute concession sans contrepartie.",
      ],
      exitEvidence: [
        "Aucune affaire du trimestre ne porte une remise sans contrepartie enregistrée.",
        "La remise médiane des affaires gagnées dépasse d’un quart au plus sa référence.",
      ],
    },
    de: {
      title: "Tauschen statt feilschen",
      goal: "Jedem Zugeständnis etwas Gleichwertiges gegenüberstellen, damit beide Seiten Wert behalten.",
      actions: [
        "Eine Liste vorbereiten, was wir geben können und was wir dafür wollen: Laufzeit, Menge, Vorauszahlung, Referenz.",
        "Jede Bitte um einen niedrigeren Preis mit der Frage beantworten, was sich dafür ändern kann.",
        "Geben und Nehmen mit ihrem Wert beim Deal festhalten.",
        "Zugeständnisse ohne Gegenleistung von einer zweiten Person freigeben lassen.",
      ],
      exitEvidence: [
        "Kein Deal des Quartals trägt einen Rabatt ohne erfasste Gegenleistung.",
        "Der mittlere Rabatt gewonnener Deals liegt höchstens ein Viertel über seinem Benchmark.",
      ],
    },
  },
};
