import { pipelineWords } from "./pipeline-words.ts";
import { type Text, text } from "./text.ts";

/** What stands on somebody's list of work, in the order of urgency. */
export const workGroups = [
  "next_steps",
  "gates",
  "handoffs",
  "plan_steps",
  "promises",
  "outcomes",
  "moments",
  "close_plans",
  "tasks",
  "mentions",
] as const;
export type WorkGroup = (typeof workGroups)[number];

export const workGroupWords: Readonly<Record<WorkGroup, Text>> = {
  next_steps: text("Next steps", "Prochaines étapes", "Nächste Schritte"),
  gates: text("Deals at a gate", "Affaires devant un critère d’entrée", "Deals vor einer Prüfung"),
  handoffs: text("Hand-offs", "Passations", "Übergaben"),
  plan_steps: text("Plan steps and milestones", "Étapes et jalons des plans", "Planschritte und Meilensteine"),
  promises: text("Promises", "Promesses", "Versprechen"),
  outcomes: text("Outcomes at risk", "Résultats menacés", "Gefährdete Ergebnisse"),
  moments: text("Moments to prepare", "Moments à préparer", "Momente zur Vorbereitung"),
  close_plans: text("Plans without a buyer’s name", "Plans sans nom côté acheteur", "Pläne ohne Namen der Käuferseite"),
  tasks: text("Tasks and decisions", "Tâches et décisions", "Aufgaben und Entscheidungen"),
  mentions: text("Mentions", "Mentions", "Erwähnungen"),
};

/** Why something is on the list, with places for what is told. */
export const workWhyWords = {
  next_step: text(
    "Agreed next step of “{deal}”.",
    "Prochaine étape convenue de « {deal} ».",
    "Vereinbarter nächster Schritt von „{deal}“.",
  ),
  no_next_step: text(
    "Open deals without a next step: {count}. Agree on one with a day.",
    "Affaires ouvertes sans prochaine étape : {count}. Convenez-en une, avec une date.",
    "Offene Deals ohne nächsten Schritt: {count}. Vereinbaren Sie einen mit Termin.",
  ),
  gate_blocked: text(
    "Not enough is known to enter “{stage}”. Ask next: {question}",
    "On n’en sait pas assez pour passer à « {stage} ». À demander : {question}",
    "Für „{stage}“ ist noch nicht genug bekannt. Als Nächstes fragen: {question}",
  ),
  gate_warned: text(
    "Something is missing for “{stage}”. Ask next: {question}",
    "Il manque quelque chose pour « {stage} ». À demander : {question}",
    "Für „{stage}“ fehlt noch etwas. Als Nächstes fragen: {question}",
  ),
  gate_facts: text(
    "Something is not noted yet that “{stage}” asks for. Look at the gate.",
    "Un point demandé par « {stage} » n’est pas encore noté. Voyez le critère d’entrée.",
    "Etwas, das „{stage}“ verlangt, ist noch nicht festgehalten. Sehen Sie die Prüfung an.",
  ),
  handoff_offered: text(
    "Offered and waiting: accept it, or send it back with a reason.",
    "Proposée et en attente : acceptez-la, ou renvoyez-la avec un motif.",
    "Angeboten und wartend: annehmen oder mit Grund zurückgeben.",
  ),
  handoff_returned: text(
    "Sent back: complete it and offer it again.",
    "Renvoyée : complétez-la et proposez-la à nouveau.",
    "Zurückgegeben: ergänzen und erneut anbieten.",
  ),
  handoff_draft: text("Won, and not handed over yet.", "Gagnée, et pas encore transmise.", "Gewonnen und noch nicht übergeben."),
  plan_step: text(
    "A step of the plan that is yours.",
    "Une étape du plan qui vous revient.",
    "Ein Schritt des Plans, der bei Ihnen liegt.",
  ),
  milestone: text(
    "A success milestone that is yours.",
    "Un jalon de réussite qui vous revient.",
    "Ein Erfolgsmeilenstein, der bei Ihnen liegt.",
  ),
  promise_broken: text("Promised, due, and not delivered.", "Promis, dû, et pas livré.", "Versprochen, fällig und nicht geliefert."),
  promise_lost: text(
    "Promised, and since the signature no outcome keeps it.",
    "Promis, et depuis la signature aucun résultat ne la tient.",
    "Versprochen, und seit der Unterschrift löst kein Ergebnis es ein.",
  ),
  promise_due: text("Promised, and soon due.", "Promis, et bientôt dû.", "Versprochen und bald fällig."),
  outcome_behind: text(
    "{progress} % reached where {expected} % are expected by now.",
    "{progress} % atteints, alors que {expected} % sont attendus à ce jour.",
    "{progress} % erreicht, wo bis heute {expected} % erwartet werden.",
  ),
  outcome_unmeasured: text(
    "Never measured, where {expected} % are expected by now.",
    "Jamais mesuré, alors que {expected} % sont attendus à ce jour.",
    "Nie gemessen, wo bis heute {expected} % erwartet werden.",
  ),
  moment: text(
    "Before “{stage}” comes the moment “{moment}”, and nothing of it is on record.",
    "Avant « {stage} » vient le moment « {moment} », dont rien n’est noté.",
    "Vor „{stage}“ kommt der Moment „{moment}“; davon ist nichts festgehalten.",
  ),
  close_plan: text(
    "Open steps with nobody on the buyer’s side: {count}.",
    "Étapes ouvertes sans personne côté acheteur : {count}.",
    "Offene Schritte ohne jemanden auf der Käuferseite: {count}.",
  ),
  task: text("Noted as your task.", "Notée comme votre tâche.", "Als Ihre Aufgabe notiert."),
  task_given: text("Given to you by {by}.", "Confiée par {by}.", "Übertragen von: {by}."),
  decision: text("Decided at “{meeting}”.", "Décidé lors de « {meeting} ».", "Beschlossen in „{meeting}“."),
  mention: text("{by} mentioned you: “{text}”", "{by} vous a mentionné(e) : « {text} »", "{by} hat Sie erwähnt: „{text}“"),
} as const satisfies Readonly<Record<string, Text>>;
export type WorkWhy = keyof typeof workWhyWords;

/** Who did something on the command line, where nobody signs in. */
const atTheMachine: Text = text("Somebody at the machine", "Quelqu’un sur la machine", "Jemand am Rechner");

/** The name that is shown of whoever did something. */
export const authorShown = (name: string): string | Text => (name === "machine" ? atTheMachine : name);

/** What is put into the places of a sentence: as it is, or in the words of the reader's language. */
export type Places = Readonly<Record<string, string | Text>>;

/** A sentence in one language, with what is put into its places; a stage of the usual pipelines in the words of that language. */
export const inWords = (sentence: Text, places: Places, language: keyof Text): string =>
  sentence[language].replaceAll(/\{(\w+)\}/g, (place, name: string) => {
    const value = places[name];
    if (value === undefined) return place;
    return typeof value === "string" ? (name === "stage" ? pipelineWords(value, language) : value) : value[language];
  });
