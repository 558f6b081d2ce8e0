import { playSources } from "../plays/sources.ts";
import { text } from "../text.ts";
import { essential, further, type Moment, recorded } from "./moment.ts";

export const businessOutcome: Moment = {
  id: "business_outcome",
  edition: 1,
  stages: ["awareness", "education"],
  ownerRole: "marketing",
  contributors: ["sdr", "csm", "executive"],
  title: text("Business outcome", "Résultat pour l’entreprise", "Geschäftsergebnis"),
  insteadOf: text("Product fit", "Adéquation du produit", "Produktpassung"),
  good: text(
    "The message is about what gets better for the buyer, and makes sense to someone who does not know the product.",
    "Le message dit ce qui s’améliore pour l’acheteur, et se comprend sans connaître le produit.",
    "Die Botschaft handelt davon, was für den Käufer besser wird, und ist ohne Kenntnis des Produkts zu verstehen.",
  ),
  measure: text(
    "Share of leads with a desired impact on record.",
    "Part des leads pour lesquels un impact souhaité est noté.",
    "Anteil der Leads, bei denen ein gewünschter Nutzen festgehalten ist.",
  ),
  checklist: [
    essential(
      "impact_named",
      text(
        "The message names an impact for one role, with no product name in it.",
        "Le message nomme un impact pour un rôle, sans nom de produit.",
        "Die Botschaft nennt einen Nutzen für eine Rolle, ohne Produktnamen.",
      ),
    ),
    essential(
      "reaction_known",
      text(
        "It is known which impact the lead reacted to.",
        "On sait à quel impact le lead a réagi.",
        "Es ist bekannt, auf welchen Nutzen der Lead reagiert hat.",
      ),
    ),
    further("role_known", text("The role of the lead is known.", "Le rôle du lead est connu.", "Die Rolle des Leads ist bekannt.")),
    further(
      "proof_shown",
      text(
        "A result another customer confirmed was shown.",
        "Un résultat confirmé par un autre client a été montré.",
        "Ein von einem anderen Kunden bestätigtes Ergebnis wurde gezeigt.",
      ),
    ),
  ],
  record: [
    recorded("target_impact", text("Impact aimed at, by role", "Impact visé, par rôle", "Angestrebter Nutzen je Rolle")),
    recorded(
      "reacted_impact",
      text("Impact the lead reacted to", "Impact auquel le lead a réagi", "Nutzen, auf den der Lead reagiert hat"),
    ),
  ],
  rubric: [
    text(
      "The lead arrived, and nobody knows why.",
      "Le lead est arrivé, et personne ne sait pourquoi.",
      "Der Lead kam, und niemand weiß warum.",
    ),
    text(
      "A result was offered or a reaction noted, not both.",
      "Un résultat a été proposé ou une réaction notée, pas les deux.",
      "Ein Ergebnis wurde angeboten oder eine Reaktion festgehalten, nicht beides.",
    ),
    text(
      "The result offered and the lead’s reaction to it are on record.",
      "Le résultat proposé et la réaction du lead sont notés.",
      "Das angebotene Ergebnis und die Reaktion des Leads sind festgehalten.",
    ),
    text(
      "Besides, the role is known and a confirmed result of another customer was shown.",
      "De plus, le rôle est connu et un résultat confirmé d’un autre client a été montré.",
      "Außerdem ist die Rolle bekannt und ein bestätigtes Ergebnis eines anderen Kunden wurde gezeigt.",
    ),
  ],
  evidence: "S",
  source: playSources.saasMethod,
};
