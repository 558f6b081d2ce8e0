import type { Play } from "./play.ts";
import { playSources } from "./sources.ts";

export const accountMap: Play = {
  id: "account-map",
  edition: 1,
  stage: "expansion",
  levers: ["expansion", "loop.referral"],
  ownerRole: "am",
  slaHours: null,
  metrics: ["top5_expansion_share", "nrr_without_top5", "loop_contribution"],
  trigger: { kind: "metric", metric: "top5_expansion_share", part: null, is: "above", limit: 0.5 },
  example: { due: { value: 0.65, against: null }, healthy: { value: 0.3, against: null } },
  evidence: "D",
  source: playSources.ours,
  words: {
    en: {
      title: "Map what each account does not have yet",
      goal: "Spread expansion over many accounts instead of a lucky few.",
      actions: [
        "Draw for each of the fifty largest accounts its units against our products.",
        "Mark where a colleague of a happy user has the same problem.",
        "Ask the sponsor for one introduction to another unit each quarter.",
        "Review the map every month, and choose ten accounts to act on.",
      ],
      exitEvidence: [
        "Each of the fifty accounts has a map not older than one quarter.",
        "The five largest expansions are less than half of all expansion.",
      ],
    },
    fr: {
      title: "Cartographier ce que chaque compte n’a pas encore",
      goal: "Répartir l’expansion sur de nombreux comptes plutôt que sur quelques heureux cas.",
      actions: [
        "Dresser pour chacun des cinquante plus grands comptes ses entités en regard de nos produits.",
        "Repérer où un collègue d’un utilisateur satisfait a le même problème.",
        "Demander au sponsor une mise en relation avec une autre entité chaque trimestre.",
        "Revoir la carte chaque mois, et choisir dix comptes où agir.",
      ],
      exitEvidence: [
        "Chacun des cinquante comptes a une carte de moins d’un trimestre.",
        "Les cinq plus fortes expansions font moins de la moitié de toute l’expansion.",
      ],
    },
    de: {
      title: "Aufzeichnen, was jeder Kunde noch nicht hat",
      goal: "Expansion über viele Kunden verteilen statt über wenige Glücksfälle.",
      actions: [
        "Für jeden der fünfzig größten Kunden dessen Einheiten gegen unsere Produkte auftragen.",
        "Markieren, wo jemand neben einem zufriedenen Nutzer dasselbe Problem hat.",
        "Den Sponsor jedes Quartal um eine Vorstellung bei einer anderen Einheit bitten.",
        "Die Karte jeden Monat durchgehen und zehn Kunden zum Handeln auswählen.",
      ],
      exitEvidence: [
        "Jeder der fünfzig Kunden hat eine Karte, die kein Quartal alt ist.",
        "Die fünf größten Expansionen sind weniger als die Hälfte aller Expansion.",
      ],
    },
  },
};
