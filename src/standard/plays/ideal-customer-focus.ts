import type { Play } from "./play.ts";
import { playSources } from "./sources.ts";

export const idealCustomerFocus: Play = {
  id: "ideal-customer-focus",
  edition: 1,
  stage: "awareness",
  levers: ["cr.prospect_mql", "inflow", "spend"],
  ownerRole: "marketing",
  slaHours: null,
  metrics: ["bowtie_conversion", "bowtie_volume", "new_cac_ratio"],
  trigger: { kind: "benchmark", lever: "cr.prospect_mql", by: 0.2 },
  example: { due: { value: 0.07, against: 0.1 }, healthy: { value: 0.1, against: 0.1 } },
  evidence: "D",
  source: playSources.ours,
  words: {
    en: {
      title: "Aim at customers who stay",
      goal: "Fill the first state with companies that resemble those who reached impact and renewed.",
      actions: [
        "List the customers of the last two years who renewed and grew, and note size, sector and the problem they came with.",
        "Sort target accounts into tiers A, B and C by how closely they resemble that list.",
        "Move campaign budget from tier C to tiers A and B.",
        "Write down whom we turn away, and tell sales why.",
      ],
      exitEvidence: [
        "Every new prospect carries a tier in the CRM.",
        "Tiers A and B convert to MQL above the rate of all prospects over one quarter.",
      ],
    },
    fr: {
      title: "Viser les clients qui restent",
      goal: "Remplir le premier état d’entreprises qui ressemblent à celles qui ont eu des résultats et renouvelé.",
      actions: [
        "Lister les clients des deux dernières années qui ont renouvelé et grandi, avec leur taille, leur secteur et leur problème de départ.",
        "Classer les comptes cibles en rangs A, B et C selon leur ressemblance avec cette liste.",
        "Déplacer le budget des campagnes du rang C vers les rangs A et B.",
        "Écrire qui nous écartons, et dire à la vente pourquoi.",
      ],
      exitEvidence: [
        "Chaque nouveau prospect porte un rang dans le CRM.",
        "Sur un trimestre, les rangs A et B passent en MQL plus souvent que l’ensemble des prospects.",
      ],
    },
    de: {
      title: "Auf Kunden zielen, die bleiben",
      goal: "Den ersten Zustand mit Unternehmen füllen, die denen gleichen, die Nutzen erreicht und verlängert haben.",
      actions: [
        "Kunden der letzten zwei Jahre auflisten, die verlängert haben und gewachsen sind, mit Größe, Branche und anfänglichem Problem.",
        "Zielkunden nach ihrer Ähnlichkeit mit dieser Liste in die Ränge A, B und C einteilen.",
        "Kampagnenbudget von Rang C auf die Ränge A und B verlagern.",
        "Festhalten, wen wir ablehnen, und dem Vertrieb den Grund nennen.",
      ],
      exitEvidence: [
        "Jeder neue Interessent trägt im CRM einen Rang.",
        "Die Ränge A und B werden über ein Quartal öfter zu MQL als alle Interessenten zusammen.",
      ],
    },
  },
};
