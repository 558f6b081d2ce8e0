import { type Text, text } from "./text.ts";

/** What the usual pipelines, their stages and the buyer's acts are called, until a team calls them otherwise. */
const usual: readonly Text[] = [
  text("New customers", "Nouveaux clients", "Neukunden"),
  text("Growth and renewal", "Croissance et renouvellement", "Wachstum und Verlängerung"),
  text("Conversation", "Conversation", "Gespräch"),
  text("Discovery", "Découverte", "Bedarfsklärung"),
  text("Solution", "Solution", "Lösung"),
  text("Proposal", "Proposition", "Angebot"),
  text("Negotiation", "Négociation", "Verhandlung"),
  text("Signal", "Signal", "Signal"),
  text("Diagnosed", "Diagnostiquée", "Diagnostiziert"),
  text("Won", "Gagnée", "Gewonnen"),
  text("Lost", "Perdue", "Verloren"),
  text("Answered, and agreed to talk.", "A répondu, et accepté d’échanger.", "Hat geantwortet und einem Gespräch zugestimmt."),
  text(
    "Told a problem in their own words, and agreed to a next step.",
    "A dit un problème avec ses mots, et accepté une prochaine étape.",
    "Hat ein Problem in eigenen Worten genannt und einem nächsten Schritt zugestimmt.",
  ),
  text(
    "Gave figures, and brought somebody else in.",
    "A donné des chiffres, et fait venir quelqu’un d’autre.",
    "Hat Zahlen genannt und jemanden dazugeholt.",
  ),
  text("Confirmed the summary of the diagnosis.", "A confirmé le résumé du diagnostic.", "Hat die Zusammenfassung der Diagnose bestätigt."),
  text(
    "Named what stands between them and the signature.",
    "A nommé ce qui le sépare de la signature.",
    "Hat genannt, was noch vor der Unterschrift steht.",
  ),
  text("Signed.", "A signé.", "Hat unterschrieben."),
  text("Said no, or chose something else.", "A dit non, ou choisi autre chose.", "Hat abgesagt oder sich anders entschieden."),
  text("Said no.", "A dit non.", "Hat abgesagt."),
  text(
    "Asked for more, or confirmed an outcome.",
    "A demandé davantage, ou confirmé un résultat.",
    "Hat nach mehr gefragt oder ein Ergebnis bestätigt.",
  ),
  text("Told the next goal, with figures.", "A dit le prochain objectif, avec des chiffres.", "Hat das nächste Ziel genannt, mit Zahlen."),
];

const known: ReadonlyMap<string, Text> = new Map(usual.map((one) => [one.en, one]));

/** A name of a pipeline or a stage, or what the buyer does there, in a language; what a team calls its own way stays as it was written. */
export const pipelineWords = (said: string, language: keyof Text): string => known.get(said)?.[language] ?? said;
