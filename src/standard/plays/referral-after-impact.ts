import type { Play } from "./play.ts";
import { playSources } from "./sources.ts";

export const referralAfterImpact: Play = {
  id: "referral-after-impact",
  edition: 1,
  stage: "impact",
  levers: ["loop.referral", "inflow"],
  ownerRole: "csm",
  slaHours: 168,
  metrics: ["bowtie_volume", "cac", "cohort_outcomes"],
  trigger: { kind: "lever", lever: "loop.referral", is: "below", limit: 0.005 },
  example: { due: { value: 0.002, against: null }, healthy: { value: 0.02, against: null } },
  evidence: "D",
  source: playSources.ours,
  words: {
    en: {
      title: "Ask for a referral after a confirmed impact",
      goal: "Let customers who have their result open the door to the next ones.",
      actions: [
        "Ask within a week of the confirmation, and name the kind of company that would gain as well.",
        "Offer a text of three sentences that the customer can pass on.",
        "Thank the customer and tell what became of it, whatever the outcome.",
        "Mark the new prospect with the customer who brought it.",
      ],
      exitEvidence: [
        "Every result confirmed in the quarter is followed by a request on record.",
        "One live customer in two hundred brings a prospect each month.",
      ],
    },
    fr: {
      title: "Demander une recommandation après un résultat confirmé",
      goal: "Laisser les clients qui ont leur résultat ouvrir la porte aux suivants.",
      actions: [
        "Demander dans la semaine qui suit la confirmation, en nommant le type d’entreprise qui y gagnerait aussi.",
        "Proposer un texte de trois phrases que le client peut transmettre.",
        "Remercier le client et lui dire la suite, quelle qu’elle soit.",
        "Marquer le nouveau prospect du nom du client qui l’a apporté.",
      ],
      exitEvidence: [
        "Chaque résultat confirmé au trimestre est suivi d’une demande enregistrée.",
        "Un client en service sur deux cents apporte un prospect chaque mois.",
      ],
    },
    de: {
      title: "Nach bestätigtem Nutzen um eine Empfehlung bitten",
      goal: "Kunden, die ihr Ergebnis haben, öffnen den nächsten die Tür.",
      actions: [
        "Binnen einer Woche nach der Bestätigung fragen und die Art Unternehmen nennen, der es ebenso hilft.",
        "Einen Text von drei Sätzen anbieten, den der Kunde weitergeben kann.",
        "Dem Kunden danken und berichten, was daraus wurde, wie immer es ausging.",
        "Den neuen Interessenten mit dem Kunden kennzeichnen, der ihn gebracht hat.",
      ],
      exitEvidence: [
        "Auf jedes im Quartal bestätigte Ergebnis folgt eine erfasste Bitte.",
        "Einer von zweihundert Live-Kunden bringt je Monat einen Interessenten.",
      ],
    },
  },
};
