import type { Letter } from "./spiced.ts";
import { type Text, text } from "./text.ts";

export interface LetterWords {
  readonly title: Text;
  /** What is to be found out. */
  readonly asks: Text;
  /** The question that opens it. */
  readonly opening: Text;
  /** The mistake that is made most. */
  readonly mistake: Text;
  /** What has to be on record for level 1, 2 and 3; level 0 is the same for all. */
  readonly rubric: readonly [Text, Text, Text];
  /** The question that leads on from level 0, 1 and 2. */
  readonly next: readonly [Text, Text, Text];
}

export const letterWords: Readonly<Record<Letter, LetterWords>> = {
  situation: {
    title: text("Situation", "Situation", "Situation"),
    asks: text(
      "How the customer works today: tools, people, process, and what set the search off.",
      "Comment le client travaille aujourd’hui : outils, personnes, processus, et ce qui a déclenché sa recherche.",
      "Wie der Kunde heute arbeitet: Werkzeuge, Menschen, Ablauf, und was die Suche ausgelöst hat.",
    ),
    opening: text(
      "How does this run today, step by step?",
      "Comment cela se passe-t-il aujourd’hui, étape par étape ?",
      "Wie läuft das heute ab, Schritt für Schritt?",
    ),
    mistake: text(
      "Asking what the customer’s website already says.",
      "Demander ce que le site du client dit déjà.",
      "Fragen, was schon auf der Website des Kunden steht.",
    ),
    rubric: [
      text(
        "Tools or team are named in general.",
        "Les outils ou l’équipe sont nommés en général.",
        "Werkzeuge oder Team sind allgemein genannt.",
      ),
      text(
        "The customer described the process with its people and tools.",
        "Le client a décrit le processus, avec ses personnes et ses outils.",
        "Der Kunde hat den Ablauf mit Menschen und Werkzeugen beschrieben.",
      ),
      text(
        "Volumes and times of the process are in figures, and the customer confirmed them.",
        "Volumes et durées du processus sont chiffrés, et le client les a confirmés.",
        "Mengen und Zeiten des Ablaufs sind beziffert, und der Kunde hat sie bestätigt.",
      ),
    ],
    next: [
      text(
        "Who does this work today, and with what?",
        "Qui fait ce travail aujourd’hui, et avec quoi ?",
        "Wer macht diese Arbeit heute, und womit?",
      ),
      text(
        "Can you take me through the last time it happened?",
        "Pouvez-vous me raconter la dernière fois que c’est arrivé ?",
        "Erzählen Sie mir, wie es beim letzten Mal ablief?",
      ),
      text(
        "How often does it happen, and how long does it take?",
        "À quelle fréquence cela arrive-t-il, et combien de temps cela prend-il ?",
        "Wie oft kommt das vor, und wie lange dauert es?",
      ),
    ],
  },
  pain: {
    title: text("Pain", "Problème", "Problem"),
    asks: text(
      "What goes wrong, in the customer’s words: the cause, not only the symptom, who suffers and what it costs.",
      "Ce qui ne va pas, avec les mots du client : la cause et pas seulement le symptôme, qui en souffre et ce que cela coûte.",
      "Was nicht stimmt, in den Worten des Kunden: die Ursache und nicht nur das Symptom, wer darunter leidet und was es kostet.",
    ),
    opening: text(
      "If you could be rid of one problem, which would it be?",
      "Si vous pouviez vous défaire d’un seul problème, lequel serait-ce ?",
      "Wenn Sie ein einziges Problem loswerden könnten, welches wäre es?",
    ),
    mistake: text(
      "Guessing the pain for the customer.",
      "Deviner le problème à la place du client.",
      "Das Problem für den Kunden erraten.",
    ),
    rubric: [
      text(
        "A problem is named once, in general.",
        "Un problème est nommé une fois, en général.",
        "Ein Problem ist einmal allgemein genannt.",
      ),
      text(
        "The customer gave an example, or how the problem comes about.",
        "Le client a donné un exemple, ou expliqué d’où vient le problème.",
        "Der Kunde hat ein Beispiel gegeben oder erklärt, wie das Problem entsteht.",
      ),
      text(
        "What the problem costs a year is known, and the customer confirmed it.",
        "Le coût annuel du problème est connu, et le client l’a confirmé.",
        "Die jährlichen Kosten des Problems sind bekannt, und der Kunde hat sie bestätigt.",
      ),
    ],
    next: [
      text(
        "What does not work as you need it to?",
        "Qu’est-ce qui ne marche pas comme il le faudrait ?",
        "Was läuft nicht so, wie Sie es brauchen?",
      ),
      text(
        "When did that last happen, and what caused it?",
        "Quand est-ce arrivé pour la dernière fois, et quelle en était la cause ?",
        "Wann ist das zuletzt passiert, und was war die Ursache?",
      ),
      text(
        "What does it cost you in a year, and how do you know?",
        "Combien cela vous coûte-t-il par an, et comment le savez-vous ?",
        "Was kostet Sie das im Jahr, und woher wissen Sie es?",
      ),
    ],
  },
  impact: {
    title: text("Impact", "Impact", "Nutzen"),
    asks: text(
      "The result for the business once the problem is solved, its worth and date, and what it means to the person.",
      "Le résultat pour l’entreprise une fois le problème résolu, sa valeur et sa date, et ce qu’il représente pour la personne.",
      "Das Ergebnis fürs Geschäft, wenn das Problem gelöst ist, sein Wert und Termin, und was es der Person bedeutet.",
    ),
    opening: text(
      "Once this is solved, what is different for the business, and by how much?",
      "Une fois ceci résolu, qu’est-ce qui change pour l’entreprise, et de combien ?",
      "Wenn das gelöst ist, was ist fürs Geschäft anders, und um wie viel?",
    ),
    mistake: text(
      "A business case of the seller’s that the customer does not own.",
      "Un calcul du vendeur que le client n’a pas fait sien.",
      "Eine Rechnung des Verkäufers, die der Kunde sich nicht zu eigen gemacht hat.",
    ),
    rubric: [
      text("A benefit is named in general.", "Un bénéfice est nommé en général.", "Ein Vorteil ist allgemein genannt."),
      text(
        "The customer said which figure should move, and how.",
        "Le client a dit quel chiffre doit bouger, et comment.",
        "Der Kunde hat gesagt, welche Zahl sich bewegen soll, und wodurch.",
      ),
      text(
        "Today’s figure, target and worth are known, and a named person confirmed them.",
        "Le chiffre actuel, la cible et la valeur sont connus, et une personne nommée les a confirmés.",
        "Heutige Zahl, Ziel und Wert sind bekannt, und eine benannte Person hat sie bestätigt.",
      ),
    ],
    next: [
      text(
        "What would be different a year after this is solved?",
        "Qu’est-ce qui serait différent un an après la résolution ?",
        "Was wäre ein Jahr nach der Lösung anders?",
      ),
      text(
        "Which figure would show it, and where does it stand today?",
        "Quel chiffre le montrerait, et où en est-il aujourd’hui ?",
        "Welche Zahl würde es zeigen, und wo steht sie heute?",
      ),
      text(
        "Who on your side will stand behind that figure?",
        "Qui, chez vous, répondra de ce chiffre ?",
        "Wer steht bei Ihnen für diese Zahl ein?",
      ),
    ],
  },
  critical_event: {
    title: text("Critical event", "Événement critique", "Kritisches Ereignis"),
    asks: text(
      "The customer’s own date, and what happens if it is missed.",
      "La date du client lui-même, et ce qui arrive si elle est manquée.",
      "Der eigene Termin des Kunden, und was geschieht, wenn er verstreicht.",
    ),
    opening: text(
      "If that day passes and nothing has changed, what then?",
      "Si ce jour passe et que rien n’a changé, que se passe-t-il ?",
      "Wenn der Tag verstreicht und nichts sich geändert hat, was dann?",
    ),
    mistake: text(
      "Taking our own end of quarter for the customer’s date.",
      "Prendre notre fin de trimestre pour la date du client.",
      "Das eigene Quartalsende für den Termin des Kunden halten.",
    ),
    rubric: [
      text("A reason to act soon is named.", "Une raison d’agir bientôt est nommée.", "Ein Grund, bald zu handeln, ist genannt."),
      text(
        "The customer gave a date and where it comes from.",
        "Le client a donné une date et son origine.",
        "Der Kunde hat einen Termin genannt und woher er kommt.",
      ),
      text(
        "What missing the date would cost was tested with the customer.",
        "Ce que coûterait le dépassement de la date a été éprouvé avec le client.",
        "Was das Verpassen des Termins kostet, wurde mit dem Kunden durchgespielt.",
      ),
    ],
    next: [
      text("Why now, and not next year?", "Pourquoi maintenant, et pas l’an prochain ?", "Warum jetzt und nicht nächstes Jahr?"),
      text(
        "By which day must it work, and who set that day?",
        "Pour quel jour cela doit-il marcher, et qui a fixé ce jour ?",
        "Bis zu welchem Tag muss es laufen, und wer hat ihn gesetzt?",
      ),
      text(
        "Suppose it slips by three months: what happens then?",
        "Supposons trois mois de retard : que se passe-t-il alors ?",
        "Angenommen, es verschiebt sich um drei Monate: Was geschieht dann?",
      ),
    ],
  },
  decision: {
    title: text("Decision", "Décision", "Entscheidung"),
    asks: text(
      "Who decides, in which steps, and by which criteria the options are ranked.",
      "Qui décide, par quelles étapes, et selon quels critères les options sont classées.",
      "Wer entscheidet, in welchen Schritten, und nach welchen Kriterien die Möglichkeiten gereiht werden.",
    ),
    opening: text(
      "How do you get from here to a decision, and through whom?",
      "Comment arrivez-vous d’ici à une décision, et en passant par qui ?",
      "Wie kommen Sie von hier zu einer Entscheidung, und über wen?",
    ),
    mistake: text(
      "Relying on what a single contact believes.",
      "Se fier à ce que croit un seul contact.",
      "Sich auf die Meinung eines einzigen Kontakts verlassen.",
    ),
    rubric: [
      text("Someone who decides is named.", "Quelqu’un qui décide est nommé.", "Jemand, der entscheidet, ist genannt."),
      text(
        "Steps or criteria are known from more than one person.",
        "Les étapes ou les critères sont connus par plus d’une personne.",
        "Schritte oder Kriterien sind von mehr als einer Person bekannt.",
      ),
      text(
        "Both steps with dates and ranked criteria are confirmed by the customer.",
        "Les étapes datées et les critères classés sont tous deux confirmés par le client.",
        "Schritte mit Terminen und gereihte Kriterien sind beide vom Kunden bestätigt.",
      ),
    ],
    next: [
      text(
        "How did you decide on the last purchase of this kind?",
        "Comment avez-vous décidé du dernier achat de ce genre ?",
        "Wie haben Sie den letzten Kauf dieser Art entschieden?",
      ),
      text(
        "Who else has a say, and what matters to them?",
        "Qui d’autre a voix au chapitre, et qu’est-ce qui compte pour eux ?",
        "Wer redet noch mit, und was ist diesen Leuten wichtig?",
      ),
      text(
        "Which steps are left, who takes each, and by when?",
        "Quelles étapes restent, qui s’en charge, et pour quand ?",
        "Welche Schritte fehlen noch, wer geht sie, und bis wann?",
      ),
    ],
  },
};
