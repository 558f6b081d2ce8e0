import { type Text, text } from "./text.ts";

/**
 * Why deals are won and lost, as most teams say it. A deal keeps the English words, so that one reason is one reason whoever chose it in
 * whichever language; anything else may be written instead.
 */
export const lossReasons: readonly Text[] = [
  text("No decision: they stay as they are", "Pas de décision : ils restent comme ils sont", "Keine Entscheidung: Es bleibt, wie es ist"),
  text("Chose a competitor", "Choix d’un concurrent", "Anderer Anbieter gewählt"),
  text("Built it themselves", "Développé en interne", "Selbst gebaut"),
  text("No budget", "Pas de budget", "Kein Budget"),
  text("Price too high for the value", "Prix trop élevé pour la valeur", "Preis zu hoch für den Wert"),
  text("A need we don’t meet", "Un besoin que nous ne couvrons pas", "Ein Bedarf, den wir nicht decken"),
  text("Not a priority now", "Pas une priorité maintenant", "Jetzt keine Priorität"),
  text("Champion left", "Le champion est parti", "Fürsprecher ist gegangen"),
  text("Legal or security", "Juridique ou sécurité", "Recht oder Sicherheit"),
  text("Never a fit", "Jamais adapté", "Passte nie"),
];

export const winReasons: readonly Text[] = [
  text("The outcome we agreed on", "Le résultat convenu", "Das vereinbarte Ergebnis"),
  text("Their date, and we could meet it", "Leur échéance, et nous pouvions la tenir", "Ihr Termin, und wir konnten ihn halten"),
  text("Better fit than the others", "Mieux adapté que les autres", "Passt besser als andere"),
  text("Price and terms", "Prix et conditions", "Preis und Bedingungen"),
  text("Trust: a reference or a recommendation", "Confiance : une référence ou une recommandation", "Vertrauen: Referenz oder Empfehlung"),
  text("Already a customer", "Déjà client", "Schon Kunde"),
];

/** The words of a reason in a language; what is none of the usual ones stays as it was written. */
export const reasonWords = (reason: string, language: keyof Text): string =>
  [...lossReasons, ...winReasons].find(({ en }) => en === reason)?.[language] ?? reason;
