import { playSources } from "../plays/sources.ts";
import { text } from "../text.ts";
import { essential, further, type Moment, recorded } from "./moment.ts";

export const conversation: Moment = {
  id: "conversation",
  edition: 1,
  stages: ["education"],
  ownerRole: "sdr",
  contributors: ["marketing", "ae"],
  title: text("Conversation", "Conversation", "Gespräch"),
  insteadOf: text("Qualification", "Qualification", "Qualifizierung"),
  good: text(
    "Both sides talk, a real and urgent pain comes up, and it is clear which impact is wanted, when and how.",
    "Les deux parties parlent, un problème réel et urgent apparaît, et l’on sait quel impact est voulu, quand et comment.",
    "Beide Seiten reden, ein echtes und dringendes Problem kommt zur Sprache, und es ist klar, welcher Nutzen wann und wie gewünscht ist.",
  ),
  measure: text(
    "Levels of pain and impact after the conversation, and pains found in each.",
    "Niveaux du problème et de l’impact après la conversation, et problèmes trouvés à chaque fois.",
    "Stufen von Problem und Nutzen nach dem Gespräch, und gefundene Probleme je Gespräch.",
  ),
  checklist: [
    essential(
      "pain_quoted",
      text(
        "At least one pain is on record as it was said.",
        "Au moins un problème est noté tel qu’il a été dit.",
        "Mindestens ein Problem ist im Wortlaut festgehalten.",
      ),
    ),
    essential(
      "next_step_agreed",
      text(
        "Both agreed on a next step and its date.",
        "Les deux ont convenu d’une prochaine étape et de sa date.",
        "Beide haben einen nächsten Schritt mit Datum vereinbart.",
      ),
    ),
    further(
      "stake_named",
      text(
        "What it means to the person is known.",
        "On sait ce que cela représente pour la personne.",
        "Es ist bekannt, was es für die Person bedeutet.",
      ),
    ),
    further(
      "impact_sketched",
      text(
        "It was said what should change, and by when.",
        "Il a été dit ce qui devrait changer, et pour quand.",
        "Es wurde gesagt, was sich ändern soll und bis wann.",
      ),
    ),
    further(
      "lead_spoke_more",
      text(
        "The lead spoke for more than half of the time.",
        "Le lead a parlé plus de la moitié du temps.",
        "Der Lead hat mehr als die Hälfte der Zeit gesprochen.",
      ),
    ),
  ],
  record: [
    recorded("pains", text("Pains, in quotes", "Problèmes, en citations", "Probleme im Wortlaut")),
    recorded("stake", text("What is at stake for the person", "L’enjeu pour la personne", "Was für die Person auf dem Spiel steht")),
    recorded("next_step", text("Next step with its date", "Prochaine étape, datée", "Nächster Schritt mit Datum")),
  ],
  rubric: [
    text(
      "A call took place; nothing was learned from it.",
      "Un appel a eu lieu ; il n’en reste rien.",
      "Ein Gespräch fand statt; nichts blieb davon.",
    ),
    text(
      "A pain or a next step is on record, not both.",
      "Un problème ou une prochaine étape est noté, pas les deux.",
      "Ein Problem oder ein nächster Schritt ist festgehalten, nicht beides.",
    ),
    text(
      "A quoted pain and a dated next step are on record.",
      "Un problème cité et une prochaine étape datée sont notés.",
      "Ein zitiertes Problem und ein nächster Schritt mit Datum sind festgehalten.",
    ),
    text(
      "Besides, stake and impact are known, and the lead did most of the talking.",
      "De plus, l’enjeu et l’impact sont connus, et c’est surtout le lead qui a parlé.",
      "Außerdem sind Einsatz und Nutzen bekannt, und vor allem der Lead hat gesprochen.",
    ),
  ],
  evidence: "S",
  source: playSources.saasMethod,
};
