import type { Play } from "./play.ts";
import { playSources } from "./sources.ts";

export const mutualClosePlan: Play = {
  id: "mutual-close-plan",
  edition: 1,
  stage: "selection",
  levers: ["dt.select", "cr.win", "dt.onboard"],
  ownerRole: "ae",
  slaHours: null,
  metrics: ["sales_cycle", "sales_velocity", "bowtie_time"],
  trigger: { kind: "benchmark", lever: "dt.select", by: 0.25 },
  example: { due: { value: 4, against: 2.5 }, healthy: { value: 2.6, against: 2.5 } },
  evidence: "S",
  source: playSources.closePlan,
  words: {
    en: {
      title: "Share a mutual close plan",
      goal: "Reach the signature on a path both sides have written, counted back from the day the customer wants to be live.",
      actions: [
        "Start from the go-live date and plan backwards: signature, purchase order, legal, security, business case.",
        "Put an owner from each side and a date on every step.",
        "Open the plan at every meeting, and note what moved and why.",
        "Lower the forecast of a deal whose buyer puts no names or dates on the plan.",
      ],
      exitEvidence: [
        "Every opportunity past the proposal has a plan with owners from both sides, updated in the last two weeks.",
        "The median cycle of deals won is at most a quarter longer than its benchmark.",
      ],
    },
    fr: {
      title: "Partager un plan de conclusion commun",
      goal: "Arriver à la signature par un chemin écrit à deux, compté à rebours depuis la mise en service voulue par le client.",
      actions: [
        "Partir de la date de mise en service et remonter : signature, bon de commande, juridique, sécurité, justification économique.",
        "Donner à chaque étape un responsable de chaque côté et une date.",
        "Ouvrir le plan à chaque rendez-vous et noter ce qui a bougé, et pourquoi.",
        "Abaisser la prévision d’une affaire dont l’acheteur ne met ni noms ni dates dans le plan.",
      ],
      exitEvidence: [
        "Toute opportunité au-delà de la proposition a un plan à deux responsables, mis à jour depuis moins de deux semaines.",
        "Le cycle médian des affaires gagnées dépasse d’un quart au plus sa référence.",
      ],
    },
    de: {
      title: "Einen gemeinsamen Abschlussplan teilen",
      goal: "Zur Unterschrift auf einem Weg kommen, den beide Seiten geschrieben haben, rückwärts vom gewünschten Go-live gerechnet.",
      actions: [
        "Beim Go-live beginnen und rückwärts planen: Unterschrift, Bestellung, Recht, Sicherheit, Wirtschaftlichkeit.",
        "Jedem Schritt je einen Verantwortlichen beider Seiten und ein Datum geben.",
        "Den Plan in jedem Termin öffnen und festhalten, was sich verschoben hat und warum.",
        "Die Prognose eines Deals senken, dessen Käufer weder Namen noch Daten in den Plan schreibt.",
      ],
      exitEvidence: [
        "Jede Opportunity nach dem Angebot hat einen Plan mit Verantwortlichen beider Seiten, keine zwei Wochen alt.",
        "Der mittlere Zyklus gewonnener Deals ist höchstens ein Viertel länger als sein Benchmark.",
      ],
    },
  },
};
