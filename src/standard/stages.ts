import type { BowtieStage } from "./bowtie.ts";
import type { Role } from "./roles.ts";
import { type Text, text } from "./text.ts";

/**
 * How each stage of the journey is worked: one owner, one goal, what is done, what the buyer did that ends it, and how soon we
 * answer (standard 1.6, row 12 and 37). Steps and hours are ours. A stage advances by evidence, never by opinion.
 */
export interface StagePractice {
  readonly stage: BowtieStage;
  readonly edition: number;
  readonly ownerRole: Role;
  /** Hours from a customer's entry into the stage to our first action. */
  readonly slaHours: number;
  readonly goal: Text;
  readonly actions: readonly Text[];
  /** What the buyer did, as it is seen in the records. */
  readonly exit: readonly Text[];
}

export const stagePractices: readonly StagePractice[] = [
  {
    stage: "awareness",
    edition: 1,
    ownerRole: "marketing",
    slaHours: 72,
    goal: text(
      "The buyer sees a result worth having.",
      "L’acheteur voit un résultat qui vaut la peine.",
      "Der Käufer sieht ein lohnendes Ergebnis.",
    ),
    actions: [text("Name the impact for one role.", "Nommer l’impact pour un rôle.", "Den Nutzen für eine Rolle benennen.")],
    exit: [
      text(
        "The buyer reacted to a named impact.",
        "L’acheteur a réagi à un impact nommé.",
        "Der Käufer hat auf einen benannten Nutzen reagiert.",
      ),
    ],
  },
  {
    stage: "education",
    edition: 1,
    ownerRole: "sdr",
    slaHours: 1,
    goal: text(
      "The buyer has put a pain into words.",
      "L’acheteur a mis un problème en mots.",
      "Der Käufer hat ein Problem in Worte gefasst.",
    ),
    actions: [
      text(
        "Have a conversation, and note the pain as it is said.",
        "Mener une conversation, et noter le problème tel qu’il est dit.",
        "Ein Gespräch führen und das Problem im Wortlaut festhalten.",
      ),
    ],
    exit: [
      text(
        "The buyer agreed to a next step with a date.",
        "L’acheteur a accepté une prochaine étape datée.",
        "Der Käufer hat einem nächsten Schritt mit Datum zugestimmt.",
      ),
    ],
  },
  {
    stage: "selection",
    edition: 1,
    ownerRole: "ae",
    slaHours: 48,
    goal: text(
      "Both sides know problem, worth, date and way to the decision.",
      "Les deux parties connaissent problème, valeur, date et chemin de décision.",
      "Beide Seiten kennen Problem, Wert, Termin und Weg zur Entscheidung.",
    ),
    actions: [
      text(
        "Diagnose with evidence before proposing.",
        "Diagnostiquer, preuves à l’appui, avant de proposer.",
        "Mit Belegen diagnostizieren, bevor angeboten wird.",
      ),
      text(
        "Keep a close plan with owners on both sides.",
        "Tenir un plan de conclusion à deux responsables.",
        "Einen Abschlussplan mit Verantwortlichen beider Seiten führen.",
      ),
    ],
    exit: [
      text(
        "The buyer confirmed the diagnosis in writing.",
        "L’acheteur a confirmé le diagnostic par écrit.",
        "Der Käufer hat die Diagnose schriftlich bestätigt.",
      ),
      text(
        "The buyer’s side has put names and dates on the plan.",
        "L’acheteur a mis noms et dates dans le plan.",
        "Die Käuferseite hat Namen und Termine in den Plan gesetzt.",
      ),
    ],
  },
  {
    stage: "commit",
    edition: 1,
    ownerRole: "ae",
    slaHours: 24,
    goal: text(
      "Nothing promised is lost on the way to delivery.",
      "Rien de promis ne se perd avant la livraison.",
      "Nichts Versprochenes geht auf dem Weg zur Lieferung verloren.",
    ),
    actions: [
      text("Trade terms instead of giving in.", "Échanger les conditions au lieu de céder.", "Bedingungen tauschen statt nachgeben."),
      text("Offer a complete hand-off.", "Proposer une passation complète.", "Eine vollständige Übergabe anbieten."),
    ],
    exit: [
      text(
        "The buyer signed, and agreed to the day of the kick-off.",
        "L’acheteur a signé et convenu du jour du lancement.",
        "Der Käufer hat unterschrieben und dem Tag des Kick-offs zugestimmt.",
      ),
    ],
  },
  {
    stage: "onboarding",
    edition: 1,
    ownerRole: "csm",
    slaHours: 72,
    goal: text(
      "The customer reaches a first real result.",
      "Le client atteint un premier vrai résultat.",
      "Der Kunde erreicht ein erstes echtes Ergebnis.",
    ),
    actions: [
      text(
        "Work the milestones up to the first impact.",
        "Suivre les jalons jusqu’au premier impact.",
        "Die Meilensteine bis zum ersten Nutzen abarbeiten.",
      ),
    ],
    exit: [
      text(
        "The customer confirmed the first impact.",
        "Le client a confirmé le premier impact.",
        "Der Kunde hat den ersten Nutzen bestätigt.",
      ),
    ],
  },
  {
    stage: "impact",
    edition: 1,
    ownerRole: "csm",
    slaHours: 48,
    goal: text("The result comes again and again.", "Le résultat se répète.", "Das Ergebnis kommt immer wieder."),
    actions: [
      text(
        "Measure each outcome, and review it with the sponsor.",
        "Mesurer chaque résultat, et le revoir avec le sponsor.",
        "Jedes Ergebnis messen und mit dem Sponsor durchgehen.",
      ),
    ],
    exit: [
      text(
        "The customer confirmed a result and renewed.",
        "Le client a confirmé un résultat et renouvelé.",
        "Der Kunde hat ein Ergebnis bestätigt und verlängert.",
      ),
    ],
  },
  {
    stage: "expansion",
    edition: 1,
    ownerRole: "am",
    slaHours: 120,
    goal: text(
      "The customer reaches a next goal with us.",
      "Le client atteint un nouvel objectif avec nous.",
      "Der Kunde erreicht mit uns ein nächstes Ziel.",
    ),
    actions: [text("Diagnose the next goal anew.", "Diagnostiquer à neuf le prochain objectif.", "Das nächste Ziel neu diagnostizieren.")],
    exit: [
      text(
        "The customer committed to the next step of a shared plan.",
        "Le client s’est engagé pour le pas suivant d’un plan partagé.",
        "Der Kunde hat dem nächsten Schritt eines gemeinsamen Plans zugesagt.",
      ),
    ],
  },
];

export type StagePart = "goal" | "actions" | "exit" | "hours";

/** What a stage lacks; one that lacks anything is not valid, and a changed library that holds it is refused. */
export function lackingOf({ goal, actions, exit, slaHours }: StagePractice): readonly StagePart[] {
  const isSaid = ({ en, fr, de }: Text): boolean => [en, fr, de].every((said) => said.trim() !== "");
  const lacks: StagePart[] = [];
  if (!isSaid(goal)) lacks.push("goal");
  if (actions.length === 0 || !actions.every(isSaid)) lacks.push("actions");
  if (exit.length === 0 || !exit.every(isSaid)) lacks.push("exit");
  if (!(slaHours > 0 && Number.isFinite(slaHours))) lacks.push("hours");
  return lacks;
}
