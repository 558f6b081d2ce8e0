import type { Play } from "./play.ts";
import { playSources } from "./sources.ts";

export const renewalPriceUplift: Play = {
  id: "renewal-price-uplift",
  edition: 1,
  stage: "expansion",
  levers: ["uplift", "price"],
  ownerRole: "finance",
  slaHours: null,
  metrics: ["uplift_mrr", "gross_renewal_rate", "renewal_rate"],
  trigger: { kind: "lever", lever: "uplift", is: "below", limit: 0.02 },
  example: { due: { value: 0.005, against: null }, healthy: { value: 0.04, against: null } },
  evidence: "S",
  source: playSources.renewals,
  words: {
    en: {
      title: "Raise prices at renewal, as agreed",
      goal: "Apply the uplift that contracts allow, and put one into those that have none.",
      actions: [
        "List contracts whose uplift clause passed without a new price.",
        "Add a yearly uplift, fixed or tied to an index, to every new contract.",
        "Announce each rise at least 60 days before the notice date.",
        "Record every waiver, with who granted it and until when.",
      ],
      exitEvidence: [
        "Each uplift due in the quarter was billed or has a waiver on record.",
        "Price rises at renewal are at least 2 % of renewed revenue over a year.",
      ],
    },
    fr: {
      title: "Relever les prix au renouvellement, comme convenu",
      goal: "Appliquer la hausse que les contrats prévoient, et en inscrire une dans ceux qui n’en ont pas.",
      actions: [
        "Lister les contrats dont la clause de hausse est passée sans nouveau prix.",
        "Ajouter à chaque nouveau contrat une hausse annuelle, fixe ou indexée.",
        "Annoncer chaque hausse au moins 60 jours avant la date de préavis.",
        "Enregistrer chaque dérogation, avec qui l’a accordée et jusqu’à quand.",
      ],
      exitEvidence: [
        "Chaque hausse due au trimestre a été facturée ou a une dérogation enregistrée.",
        "Les hausses au renouvellement font au moins 2 % du revenu renouvelé sur un an.",
      ],
    },
    de: {
      title: "Preise bei der Verlängerung erhöhen, wie vereinbart",
      goal: "Die Erhöhung anwenden, die Verträge erlauben, und sie dort aufnehmen, wo sie fehlt.",
      actions: [
        "Verträge auflisten, deren Erhöhungsklausel ohne neuen Preis verstrichen ist.",
        "Jedem neuen Vertrag eine jährliche Erhöhung hinzufügen, fest oder an einen Index gebunden.",
        "Jede Erhöhung mindestens 60 Tage vor dem Kündigungstermin ankündigen.",
        "Jeden Verzicht erfassen, mit Name dessen, der ihn gewährt hat, und Befristung.",
      ],
      exitEvidence: [
        "Jede im Quartal fällige Erhöhung wurde berechnet oder hat einen erfassten Verzicht.",
        "Preiserhöhungen bei der Verlängerung betragen über ein Jahr mindestens 2 % des verlängerten Umsatzes.",
      ],
    },
  },
};
