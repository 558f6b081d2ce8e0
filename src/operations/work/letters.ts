import { noticeLine } from "../../standard/index.ts";
import type { Notice } from "../../team/work/index.ts";
import type { MailLanguage } from "../people/mail.ts";

interface Words {
  readonly many: (count: number) => string;
  readonly change: string;
}

const words: Readonly<Record<MailLanguage, Words>> = {
  en: { many: (count) => `OpenBowtie: ${count} things for you`, change: "How you are told is yours to change:" },
  fr: { many: (count) => `OpenBowtie : ${count} nouvelles pour vous`, change: "Vous pouvez changer la façon d’être averti(e) :" },
  de: { many: (count) => `OpenBowtie: ${count} Neuigkeiten für Sie`, change: "Wie Sie benachrichtigt werden, ändern Sie hier:" },
};

const LONGEST_SUBJECT = 150;
const inOneLine = (text: string): string => text.replaceAll(/\s+/g, " ").trim().slice(0, LONGEST_SUBJECT);

export interface NoticeLetter {
  readonly subject: string;
  readonly text: string;
}

/** One letter about what somebody was told: in its subject names only, what was written in its text. */
export function letterOf(notices: readonly Pick<Notice, "kind" | "body">[], language: MailLanguage, origin: string): NoticeLetter {
  const { many, change } = words[language];
  const lines = notices.map(({ kind, body }) => ({ line: inOneLine(noticeLine(kind, body.by, body.what, language)), body }));
  const [first] = lines;
  return {
    subject: lines.length === 1 && first !== undefined ? first.line : many(lines.length),
    text: [
      ...lines.map(({ line, body }) => [line, ...(body.text === null ? [] : [body.text]), `${origin}${body.path}`].join("\n")),
      `-- \n${change}\n${origin}/work?tab=notices`,
    ]
      .join("\n\n")
      .concat("\n"),
  };
}
