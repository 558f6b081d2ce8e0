import type { Play } from "./play.ts";
import { playSources } from "./sources.ts";

export const planLimitPrompt: Play = {
  id: "plan-limit-prompt",
  edition: 1,
  stage: "expansion",
  levers: ["expansion", "contraction"],
  ownerRole: "revops",
  slaHours: 72,
  metrics: ["overage_mrr", "usage_mrr", "expansion_by_reason"],
  trigger: { kind: "metric", metric: "overage_mrr", part: null, is: "above", limit: 0 },
  example: { due: { value: 45000, against: null }, healthy: { value: 0, against: null } },
  evidence: "D",
  source: playSources.ours,
  words: {
    en: {
      title: "Offer the next plan at the limit",
      goal: "Move customers to the plan that fits them before overage annoys them.",
      actions: [
        "Alert customer and owner at 80 % of a limit, in the product and by mail.",
        "Show the overage of the last three months beside the price of the next plan.",
        "Offer the change by one click, or by a signed order for large contracts.",
        "Check a month later that the bill fell, or that use rose.",
      ],
      exitEvidence: [
        "No customer has paid overage three months running without an offer on record.",
        "Half of the customers who were offered the next plan have taken it.",
      ],
    },
    fr: {
      title: "Proposer l’offre suivante à la limite",
      goal: "Passer les clients à l’offre qui leur convient avant que les dépassements ne les agacent.",
      actions: [
        "Prévenir le client et le responsable à 80 % d’une limite, dans le produit et par e-mail.",
        "Montrer les dépassements des trois derniers mois à côté du prix de l’offre suivante.",
        "Proposer le changement en un clic, ou par bon signé pour les grands contrats.",
        "Vérifier un mois après que la facture a baissé ou que l’usage a monté.",
      ],
      exitEvidence: [
        "Aucun client n’a payé de dépassement trois mois de suite sans offre enregistrée.",
        "La moitié des clients à qui l’offre suivante a été proposée l’ont prise.",
      ],
    },
    de: {
      title: "An der Grenze den nächsten Plan anbieten",
      goal: "Kunden in den passenden Plan bringen, bevor Mehrverbrauch sie ärgert.",
      actions: [
        "Kunden und Verantwortlichen bei 80 % einer Grenze warnen, im Produkt und per E-Mail.",
        "Den Mehrverbrauch der letzten drei Monate neben dem Preis des nächsten Plans zeigen.",
        "Den Wechsel mit einem Klick anbieten, bei großen Verträgen mit unterschriebener Bestellung.",
        "Einen Monat später prüfen, ob die Rechnung gesunken oder die Nutzung gestiegen ist.",
      ],
      exitEvidence: [
        "Kein Kunde hat drei Monate in Folge Mehrverbrauch bezahlt, ohne dass ein Angebot erfasst ist.",
        "Die Hälfte der Kunden, denen der nächste Plan angeboten wurde, hat ihn genommen.",
      ],
    },
  },
};
