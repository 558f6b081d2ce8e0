import { playSources } from "../plays/sources.ts";
import { text } from "../text.ts";
import { essential, further, type Moment, recorded } from "./moment.ts";

export const orchestrate: Moment = {
  id: "orchestrate",
  edition: 1,
  stages: ["commit", "onboarding"],
  ownerRole: "csm",
  contributors: ["ae", "am", "executive"],
  title: text("Orchestrate", "Orchestrer", "Orchestrieren"),
  insteadOf: text("Onboard", "Mettre en route", "Einführen"),
  good: text(
    "Both sides know what follows the signature: milestones, roles, rhythm, and the result they lead to.",
    "Les deux parties savent ce qui suit la signature : jalons, rôles, rythme, et le résultat auquel ils mènent.",
    "Beide Seiten wissen, was auf die Unterschrift folgt: Meilensteine, Rollen, Rhythmus und das Ergebnis, zu dem sie führen.",
  ),
  measure: text(
    "Time from commit to the accepted hand-off and to the first impact; share of commits with a plan before go-live.",
    "Délai de l’engagement à la passation acceptée et au premier impact ; part des engagements avec un plan avant la mise en service.",
    "Zeit vom Abschluss zur angenommenen Übergabe und zum ersten Nutzen; Anteil der Abschlüsse mit Plan vor dem Go-live.",
  ),
  checklist: [
    essential("handoff_accepted", text("The hand-off was accepted.", "La passation a été acceptée.", "Die Übergabe wurde angenommen.")),
    essential(
      "plan_owned_twice",
      text(
        "Each milestone has an owner on both sides.",
        "Chaque jalon a un responsable de chaque côté.",
        "Jeder Meilenstein hat auf beiden Seiten Verantwortliche.",
      ),
    ),
    essential(
      "first_impact_dated",
      text(
        "The day of the first impact is agreed.",
        "Le jour du premier impact est convenu.",
        "Der Tag des ersten Nutzens ist vereinbart.",
      ),
    ),
    further(
      "before_go_live",
      text("The plan stood before go-live.", "Le plan était prêt avant la mise en service.", "Der Plan stand vor dem Go-live."),
    ),
    further(
      "rhythm_agreed",
      text("The rhythm of reviews is agreed.", "Le rythme des revues est convenu.", "Der Rhythmus der Rückblicke ist vereinbart."),
    ),
  ],
  record: [
    recorded("plan", text("Success plan", "Plan de succès", "Erfolgsplan")),
    recorded("kick_off_on", text("Day of the kick-off", "Jour du lancement", "Tag des Kick-offs")),
    recorded("first_impact_on", text("Day of the first impact", "Jour du premier impact", "Tag des ersten Nutzens")),
  ],
  rubric: [
    text(
      "The customer got access and nothing else.",
      "Le client a reçu un accès, et rien d’autre.",
      "Der Kunde bekam einen Zugang und sonst nichts.",
    ),
    text(
      "Hand-off, owners or the date of the first impact is missing.",
      "Il manque la passation, des responsables ou la date du premier impact.",
      "Übergabe, Verantwortliche oder der Termin des ersten Nutzens fehlen.",
    ),
    text(
      "The hand-off is accepted, and both sides own a plan that leads to a dated first impact.",
      "La passation est acceptée, et les deux parties portent un plan menant à un premier impact daté.",
      "Die Übergabe ist angenommen, und beide Seiten tragen einen Plan zu einem ersten Nutzen mit Termin.",
    ),
    text(
      "Besides, the plan stood before go-live and its rhythm is agreed.",
      "De plus, le plan était prêt avant la mise en service et son rythme est convenu.",
      "Außerdem stand der Plan vor dem Go-live, und sein Rhythmus ist vereinbart.",
    ),
  ],
  evidence: "P",
  source: playSources.jointPlan,
};
