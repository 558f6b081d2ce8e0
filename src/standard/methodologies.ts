import type { BowtieState } from "./bowtie.ts";
import { type Text, text } from "./text.ts";

/** Older ways of selling, which the method combines instead of replacing them (standard 2.4; seed 002). */
export const methodologyIds = ["solution", "consultative", "strategic"] as const;
export type MethodologyId = (typeof methodologyIds)[number];

/** What is done on the left side of the Bowtie, from first touch to commit. */
export const salesPhases = ["prospecting", "qualification", "selling"] as const;
export type SalesPhase = (typeof salesPhases)[number];

export interface Methodology {
  readonly id: MethodologyId;
  readonly edition: number;
  /** What the customer knows when it fits. */
  readonly knows: { readonly problem: boolean; readonly options: boolean };
  /** The phase it is used in unless a company says otherwise. */
  readonly phase: SalesPhase;
  /** States of the Bowtie that a journey is in meanwhile. */
  readonly states: readonly BowtieState[];
  /** What must be on record to say that it was followed. */
  readonly asks: readonly { readonly id: string; readonly words: Text }[];
  readonly title: Text;
  readonly when: Text;
  readonly work: Text;
}

export const methodologies: readonly Methodology[] = [
  {
    id: "strategic",
    edition: 1,
    knows: { problem: false, options: false },
    phase: "prospecting",
    states: ["prospect", "mql"],
    asks: [
      {
        id: "workshop",
        words: text(
          "A workshop with executives was held.",
          "Un atelier avec la direction a eu lieu.",
          "Ein Workshop mit der Leitung fand statt.",
        ),
      },
      {
        id: "executives_paired",
        words: text(
          "Executives of both sides know each other.",
          "Les dirigeants des deux côtés se connaissent.",
          "Führungskräfte beider Seiten kennen sich.",
        ),
      },
    ],
    title: text("Strategic selling", "Vente stratégique", "Strategisches Verkaufen"),
    when: text("The customer has not named a problem.", "Le client n’a nommé aucun problème.", "Der Kunde hat kein Problem benannt."),
    work: text(
      "Show executives a problem worth solving, and work on it with them.",
      "Montrer à la direction un problème qui mérite une solution, et y travailler avec elle.",
      "Der Leitung ein lohnendes Problem zeigen und mit ihr daran arbeiten.",
    ),
  },
  {
    id: "consultative",
    edition: 1,
    knows: { problem: true, options: false },
    phase: "qualification",
    states: ["sql"],
    asks: [
      {
        id: "committee",
        words: text(
          "The people who decide are on record.",
          "Les personnes qui décident sont notées.",
          "Wer entscheidet, ist festgehalten.",
        ),
      },
      {
        id: "buyer_engaged",
        words: text("Who holds the budget took part.", "Le détenteur du budget a participé.", "Wer das Budget hat, war beteiligt."),
      },
    ],
    title: text("Consultative selling", "Vente consultative", "Beratendes Verkaufen"),
    when: text(
      "The customer knows the problem, but not the ways to solve it.",
      "Le client connaît le problème, mais pas les solutions possibles.",
      "Der Kunde kennt das Problem, aber nicht die Lösungswege.",
    ),
    work: text(
      "Explain the options, and reach those who decide.",
      "Expliquer les options, et atteindre ceux qui décident.",
      "Die Möglichkeiten erklären und die Entscheider erreichen.",
    ),
  },
  {
    id: "solution",
    edition: 1,
    knows: { problem: true, options: true },
    phase: "selling",
    states: ["sal"],
    asks: [
      {
        id: "criteria",
        words: text(
          "The criteria of the choice are on record.",
          "Les critères du choix sont notés.",
          "Die Kriterien der Wahl sind festgehalten.",
        ),
      },
    ],
    title: text("Solution selling", "Vente de solutions", "Lösungsverkauf"),
    when: text(
      "The customer knows the problem and the likely solution.",
      "Le client connaît le problème et la solution probable.",
      "Der Kunde kennt das Problem und die wahrscheinliche Lösung.",
    ),
    work: text("Help to choose what fits.", "Aider à choisir ce qui convient.", "Beim Wählen des Passenden helfen."),
  },
];

export const salesPhaseWords: Readonly<Record<SalesPhase, Text>> = {
  prospecting: text("Prospecting", "Prospection", "Kundensuche"),
  qualification: text("Qualification", "Qualification", "Qualifizierung"),
  selling: text("Selling", "Vente", "Verkauf"),
};

/** What fits what the customer knows. Options without a problem are no case of their own: the problem comes first. */
export function methodologyFor(knows: { readonly problem: boolean; readonly options: boolean }): MethodologyId {
  if (!knows.problem) return "strategic";
  return knows.options ? "solution" : "consultative";
}
