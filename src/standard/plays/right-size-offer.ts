import type { Play } from "./play.ts";
import { playSources } from "./sources.ts";

export const rightSizeOffer: Play = {
  id: "right-size-offer",
  edition: 1,
  stage: "impact",
  levers: ["contraction", "renewal"],
  ownerRole: "csm",
  slaHours: null,
  metrics: ["contraction_by_reason", "cohort_seats", "gross_revenue_retention"],
  trigger: { kind: "past", lever: "contraction", by: 0.25 },
  example: { due: { value: 0.009, against: 0.006 }, healthy: { value: 0.006, against: 0.006 } },
  evidence: "D",
  source: playSources.ours,
  words: {
    en: {
      title: "Right-size before they ask",
      goal: "Turn unused seats into used ones, or shrink on our own terms before the renewal does it for us.",
      actions: [
        "List accounts that use less than half of what they pay for.",
        "Look with the customer for a team that could use the rest, and help it to start.",
        "Offer a smaller plan with a longer term where no such team exists.",
        "Note the reason of each reduction in billing.",
      ],
      exitEvidence: [
        "Each account under half of its seats has an action or an agreed reduction.",
        "Contraction by quantity is no higher than in the same quarter a year ago.",
      ],
    },
    fr: {
      title: "Ajuster avant qu’ils ne le demandent",
      goal: "Faire utiliser les postes inutilisés, ou réduire à nos conditions avant que le renouvellement ne s’en charge.",
      actions: [
        "Lister les comptes qui utilisent moins de la moitié de ce qu’ils paient.",
        "Chercher avec le client une équipe qui utiliserait le reste, et l’aider à démarrer.",
        "Proposer une offre plus petite sur une durée plus longue là où cette équipe n’existe pas.",
        "Noter en facturation le motif de chaque réduction.",
      ],
      exitEvidence: [
        "Chaque compte sous la moitié de ses postes a une action ou une réduction convenue.",
        "La contraction par quantité ne dépasse pas celle du même trimestre de l’an passé.",
      ],
    },
    de: {
      title: "Anpassen, bevor sie fragen",
      goal: "Ungenutzte Plätze in genutzte verwandeln oder zu unseren Bedingungen verkleinern, bevor es die Verlängerung tut.",
      actions: [
        "Kunden auflisten, die weniger als die Hälfte dessen nutzen, was sie bezahlen.",
        "Mit dem Kunden ein Team suchen, das den Rest nutzen könnte, und ihm beim Start helfen.",
        "Wo es kein solches Team gibt, einen kleineren Plan mit längerer Laufzeit anbieten.",
        "Den Grund jeder Verkleinerung in der Abrechnung festhalten.",
      ],
      exitEvidence: [
        "Jeder Kunde unter der Hälfte seiner Plätze hat eine Maßnahme oder eine vereinbarte Verkleinerung.",
        "Contraction durch Menge ist nicht höher als im selben Quartal des Vorjahres.",
      ],
    },
  },
};
