import type { Play } from "./play.ts";
import { playSources } from "./sources.ts";

export const matchServiceToContract: Play = {
  id: "match-service-to-contract",
  edition: 1,
  stage: "impact",
  levers: ["margin", "spend"],
  ownerRole: "executive",
  slaHours: null,
  metrics: ["cost_to_serve", "gross_margin", "arpa"],
  trigger: { kind: "metric", metric: "gross_margin", part: null, is: "below", limit: 0.7 },
  example: { due: { value: 0.62, against: null }, healthy: { value: 0.78, against: null } },
  evidence: "P",
  source: playSources.gtm,
  words: {
    en: {
      title: "Match service to the size of the contract",
      goal: "Serve each customer in the way that its revenue can carry.",
      actions: [
        "Set cost to serve beside revenue for each segment.",
        "Assign marketing, sales and success one level of touch for each range of contract value.",
        "Move small accounts from named people to a pool, a community and self-service.",
        "Sell what goes beyond that level as a paid service.",
      ],
      exitEvidence: [
        "Every account carries a level of touch that agrees with its contract value.",
        "Gross margin is above 70 % in the last full quarter.",
      ],
    },
    fr: {
      title: "Accorder le service à la taille du contrat",
      goal: "Servir chaque client de la manière que son revenu peut porter.",
      actions: [
        "Mettre le coût de service en regard du revenu de chaque segment.",
        "Donner au marketing, à la vente et au succès client un même niveau de contact par tranche de valeur de contrat.",
        "Faire passer les petits comptes d’une personne attitrée à une équipe partagée, une communauté et le libre-service.",
        "Vendre comme prestation ce qui dépasse ce niveau.",
      ],
      exitEvidence: [
        "Chaque compte porte un niveau de contact conforme à la valeur de son contrat.",
        "La marge brute dépasse 70 % au dernier trimestre complet.",
      ],
    },
    de: {
      title: "Den Service auf die Vertragsgröße abstimmen",
      goal: "Jeden Kunden so betreuen, wie sein Umsatz es trägt.",
      actions: [
        "Für jedes Segment die Kosten der Leistung neben den Umsatz stellen.",
        "Marketing, Vertrieb und Customer Success je Spanne des Vertragswerts dieselbe Betreuungsstufe geben.",
        "Kleine Kunden von festen Personen zu Pool, Community und Selbstbedienung überführen.",
        "Was über diese Stufe hinausgeht, als bezahlte Leistung verkaufen.",
      ],
      exitEvidence: [
        "Jeder Kunde trägt eine Betreuungsstufe, die zu seinem Vertragswert passt.",
        "Die Bruttomarge liegt im letzten vollen Quartal über 70 %.",
      ],
    },
  },
};
