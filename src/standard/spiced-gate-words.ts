import type { BandId, BantField, CapReason, EvidenceKind, GateFact, GateId, Level, Speaker } from "./spiced.ts";
import { type Text, text } from "./text.ts";

export const levelWords: Readonly<Record<Level, { readonly title: Text; readonly meaning: Text }>> = {
  0: {
    title: text("Unknown", "Inconnu", "Unbekannt"),
    meaning: text(
      "Nothing is on record in the customer’s words.",
      "Rien n’est noté avec les mots du client.",
      "Nichts ist in den Worten des Kunden festgehalten.",
    ),
  },
  1: {
    title: text("Named", "Nommé", "Genannt"),
    meaning: text(
      "Named in general, or said by us and agreed to by the customer.",
      "Nommé en général, ou dit par nous et approuvé par le client.",
      "Allgemein genannt, oder von uns gesagt und vom Kunden bejaht.",
    ),
  },
  2: {
    title: text("Specific", "Précis", "Konkret"),
    meaning: text(
      "The customer gave an example, a cause or a date.",
      "Le client a donné un exemple, une cause ou une date.",
      "Der Kunde hat ein Beispiel, eine Ursache oder einen Termin genannt.",
    ),
  },
  3: {
    title: text("Confirmed", "Confirmé", "Bestätigt"),
    meaning: text(
      "In figures, and confirmed by the customer.",
      "Chiffré, et confirmé par le client.",
      "Beziffert und vom Kunden bestätigt.",
    ),
  },
};

export interface CapWords {
  readonly why: Text;
  /** What to ask or do next. */
  readonly next: Text;
}

const cap = (why: Text, next: Text): CapWords => ({ why, next });

export const capWords: Readonly<Record<CapReason, CapWords>> = {
  seller_said: cap(
    text("Only we said it.", "Nous seuls l’avons dit.", "Nur wir haben es gesagt."),
    text("How would you put it in your own words?", "Comment le diriez-vous avec vos mots ?", "Wie würden Sie es in Ihren Worten sagen?"),
  ),
  words_not_kept: cap(
    text(
      "The call is noted, but not what was said.",
      "L’appel est noté, mais pas ce qui a été dit.",
      "Das Gespräch ist vermerkt, aber nicht das Gesagte.",
    ),
    text(
      "Ask again, and write the sentence down.",
      "Reposer la question, et noter la phrase.",
      "Noch einmal fragen und den Satz aufschreiben.",
    ),
  ),
  contradicted: cap(
    text(
      "Two statements contradict each other; the weaker one counts.",
      "Deux affirmations se contredisent ; la plus faible compte.",
      "Zwei Aussagen widersprechen sich; die schwächere zählt.",
    ),
    text(
      "I have heard two things about this: which one holds?",
      "J’ai entendu deux choses à ce sujet : laquelle est juste ?",
      "Dazu habe ich zweierlei gehört: Was stimmt?",
    ),
  ),
  not_in_figures: cap(
    text("No figure is on record.", "Aucun chiffre n’est noté.", "Es ist keine Zahl festgehalten."),
    text(
      "How much is it, roughly, and what do you measure it by?",
      "Combien à peu près, et comment le mesurez-vous ?",
      "Wie viel ist es ungefähr, und woran messen Sie es?",
    ),
  ),
  not_confirmed: cap(
    text("The customer has not confirmed it.", "Le client ne l’a pas confirmé.", "Der Kunde hat es nicht bestätigt."),
    text(
      "Did I get this right, and may I send it to you in writing?",
      "Ai-je bien compris, et puis-je vous l’envoyer par écrit ?",
      "Habe ich das richtig verstanden, und darf ich es Ihnen schriftlich senden?",
    ),
  ),
  event_not_theirs: cap(
    text(
      "The date is ours, not the customer’s.",
      "La date est la nôtre, pas celle du client.",
      "Der Termin ist unserer, nicht der des Kunden.",
    ),
    text(
      "Is there a day on your side by which this must be done?",
      "Y a-t-il, de votre côté, un jour limite ?",
      "Gibt es auf Ihrer Seite einen Tag, bis zu dem das fertig sein muss?",
    ),
  ),
  event_without_date: cap(
    text("The event has no date.", "L’événement n’a pas de date.", "Das Ereignis hat kein Datum."),
    text("On which day is that?", "Quel jour est-ce ?", "An welchem Tag ist das?"),
  ),
  event_untested: cap(
    text(
      "What missing the date means was not tested.",
      "Ce que signifie manquer la date n’a pas été éprouvé.",
      "Was das Verpassen des Termins bedeutet, wurde nicht durchgespielt.",
    ),
    text(
      "What happens the day after, if it is not done?",
      "Que se passe-t-il le lendemain, si ce n’est pas fait ?",
      "Was geschieht am Tag danach, wenn es nicht fertig ist?",
    ),
  ),
  one_contact: cap(
    text(
      "One contact speaks for the whole committee.",
      "Un seul contact parle pour tout le comité.",
      "Ein einziger Kontakt spricht für das ganze Gremium.",
    ),
    text(
      "Whom else should we hear before you decide?",
      "Qui d’autre devrions-nous entendre avant la décision ?",
      "Wen sollten wir vor der Entscheidung noch hören?",
    ),
  ),
  half_decision: cap(
    text(
      "Either the steps or the criteria are missing.",
      "Il manque soit les étapes, soit les critères.",
      "Entweder die Schritte oder die Kriterien fehlen.",
    ),
    text(
      "By what will you compare, and what happens after you have chosen?",
      "Sur quoi comparerez-vous, et que se passe-t-il une fois le choix fait ?",
      "Wonach vergleichen Sie, und was geschieht nach der Wahl?",
    ),
  ),
};

export const gateWords: Readonly<Record<GateId, Text>> = {
  sql: text("Qualified by sales (SQL)", "Qualifié par la vente (SQL)", "Vertriebs-qualifiziert (SQL)"),
  sal: text("Accepted as an opportunity (SAL)", "Accepté comme opportunité (SAL)", "Als Opportunity angenommen (SAL)"),
  proposal: text("Proposal", "Proposition", "Angebot"),
  negotiation: text("Trade of terms", "Échange des conditions", "Tausch der Bedingungen"),
  commit: text("Commit", "Engagement", "Abschluss"),
};

export const gateFactWords: Readonly<Record<GateFact, Text>> = {
  pain_ranked: text("A pain is ranked first.", "Un problème est classé premier.", "Ein Problem steht an erster Stelle."),
  pain_cost: text("The cost of a pain is known.", "Le coût d’un problème est connu.", "Die Kosten eines Problems sind bekannt."),
  impact_value: text("The worth of an impact is known.", "La valeur d’un impact est connue.", "Der Wert eines Nutzens ist bekannt."),
  impact_when_and_how: text(
    "Every impact says how and by when.",
    "Chaque impact dit comment et pour quand.",
    "Jeder Nutzen sagt, wodurch und bis wann.",
  ),
  buyer_known: text("Who holds the budget is known.", "Le détenteur du budget est connu.", "Wer das Budget hat, ist bekannt."),
  buyer_met: text(
    "We have met who holds the budget.",
    "Nous avons rencontré le détenteur du budget.",
    "Wir haben getroffen, wer das Budget hat.",
  ),
  champion_met_twice: text(
    "We have met the champion twice.",
    "Nous avons rencontré le champion deux fois.",
    "Wir haben den Fürsprecher zweimal getroffen.",
  ),
  criteria_confirmed: text(
    "The criteria are confirmed in writing.",
    "Les critères sont confirmés par écrit.",
    "Die Kriterien sind schriftlich bestätigt.",
  ),
  steps_complete: text(
    "Every step to the decision has an owner and a date.",
    "Chaque étape de la décision a un responsable et une date.",
    "Jeder Schritt zur Entscheidung hat Verantwortliche und Termin.",
  ),
  buyer_said_yes: text("Who holds the budget has said yes.", "Le détenteur du budget a dit oui.", "Wer das Budget hat, hat Ja gesagt."),
  champion_said_yes: text("The champion has said yes.", "Le champion a dit oui.", "Der Fürsprecher hat Ja gesagt."),
  legal_dated: text(
    "Legal and purchasing steps have dates.",
    "Les étapes juridiques et d’achat ont des dates.",
    "Recht und Einkauf haben Termine.",
  ),
  no_open_objection: text("No objection is open.", "Aucune objection n’est ouverte.", "Kein Einwand ist offen."),
  event_risk_accepted: text(
    "The missing event is accepted as a risk.",
    "L’absence d’événement est acceptée comme risque.",
    "Das fehlende Ereignis ist als Risiko angenommen.",
  ),
};

export const bandWords: Readonly<Record<BandId, Text>> = {
  conversation: text("A conversation, not yet a deal.", "Une conversation, pas encore une affaire.", "Ein Gespräch, noch kein Deal."),
  early: text("Too little is known for a proposal.", "On en sait trop peu pour une proposition.", "Für ein Angebot ist zu wenig bekannt."),
  gaps: text(
    "Gaps remain: close the weakest first.",
    "Il reste des lacunes : combler d’abord la plus faible.",
    "Es bleiben Lücken: zuerst die schwächste schließen.",
  ),
  qualified: text("Well understood.", "Bien compris.", "Gut verstanden."),
};

export const evidenceKindWords: Readonly<Record<EvidenceKind, Text>> = {
  verbatim: text("Quote", "Citation", "Zitat"),
  document: text("Document", "Document", "Dokument"),
  call: text("Call without the words", "Appel sans les mots", "Gespräch ohne Wortlaut"),
};

export const speakerWords: Readonly<Record<Speaker, Text>> = {
  customer: text("The customer", "Le client", "Der Kunde"),
  seller: text("We", "Nous", "Wir"),
};

export const bantWords: Readonly<Record<BantField, Text>> = {
  budget: text("Budget", "Budget", "Budget"),
  authority: text("Authority", "Pouvoir de décision", "Entscheidungsbefugnis"),
  need: text("Need", "Besoin", "Bedarf"),
  timeline: text("Timeline", "Échéance", "Zeitrahmen"),
};
