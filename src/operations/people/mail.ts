import { trouble } from "../../telemetry/index.ts";
import type { Context } from "../context.ts";

export type MailLanguage = "en" | "fr" | "de";

type LetterKind = "invitation" | "reset" | "shared";

interface Letter {
  readonly subject: string;
  readonly text: (link: string, until: string) => string;
}

const letters: Readonly<Record<LetterKind, Readonly<Record<MailLanguage, Letter>>>> = {
  invitation: {
    en: {
      subject: "Your invitation to OpenBowtie",
      text: (link, until) =>
        `You have been invited to OpenBowtie. Open this link to choose a password; it works once, until ${until}:\n\n${link}\n`,
    },
    fr: {
      subject: "Votre invitation à OpenBowtie",
      text: (link, until) =>
        `Vous êtes invité(e) à rejoindre OpenBowtie. Ouvrez ce lien pour choisir un mot de passe ; il ne sert qu’une fois, jusqu’au ${until} :\n\n${link}\n`,
    },
    de: {
      subject: "Ihre Einladung zu OpenBowtie",
      text: (link, until) =>
        `Sie sind zu OpenBowtie eingeladen. Öffnen Sie diesen Link, um ein Passwort zu wählen; er gilt einmal, bis ${until}:\n\n${link}\n`,
    },
  },
  reset: {
    en: {
      subject: "A new password for OpenBowtie",
      text: (link, until) =>
        `An administrator has made a link with which you choose a new password. It works once, until ${until}:\n\n${link}\n\nYour old password works until then.\n`,
    },
    fr: {
      subject: "Un nouveau mot de passe pour OpenBowtie",
      text: (link, until) =>
        `Un administrateur a créé un lien pour choisir un nouveau mot de passe. Il ne sert qu’une fois, jusqu’au ${until} :\n\n${link}\n\nD’ici là, votre ancien mot de passe reste valable.\n`,
    },
    de: {
      subject: "Ein neues Passwort für OpenBowtie",
      text: (link, until) =>
        `Die Administration hat einen Link angelegt, mit dem Sie ein neues Passwort wählen. Er gilt einmal, bis ${until}:\n\n${link}\n\nBis dahin gilt Ihr bisheriges Passwort.\n`,
    },
  },
  shared: {
    en: {
      subject: "Our plan together",
      text: (link, until) =>
        `This is your link to the plan we share: what we agreed, where it stands, and what is asked of you. You need no account. The link is yours alone, until ${until}; please do not pass it on:\n\n${link}\n`,
    },
    fr: {
      subject: "Notre plan commun",
      text: (link, until) =>
        `Voici votre lien vers le plan que nous partageons : ce qui est convenu, où nous en sommes, et ce qui vous est demandé. Aucun compte n’est nécessaire. Ce lien est personnel et valable jusqu’au ${until} ; merci de ne pas le transmettre :\n\n${link}\n`,
    },
    de: {
      subject: "Unser gemeinsamer Plan",
      text: (link, until) =>
        `Dies ist Ihr Link zu unserem gemeinsamen Plan: was vereinbart ist, wo es steht und worum wir Sie bitten. Sie brauchen kein Konto. Der Link gilt nur für Sie, bis ${until}; bitte geben Sie ihn nicht weiter:\n\n${link}\n`,
    },
  },
};

interface Sending {
  readonly kind: LetterKind;
  readonly to: string;
  readonly language: MailLanguage;
  readonly link: string;
  readonly expiresAt: Date;
}

const PATIENCE = 15_000;

interface PlainLetter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** `refused`: not to this address; `unreachable`: no letter goes out now, to nobody. */
export type Sent = "sent" | "refused" | "unreachable";

const OF_THE_LETTER: ReadonlySet<unknown> = new Set(["EENVELOPE", "EMESSAGE"]);

/** Sends one letter. What goes wrong is told in the terminal, without a word of the letter. */
export async function sendLetter({ entrance }: Context, { to, subject, text }: PlainLetter, ending?: AbortSignal): Promise<Sent> {
  if (entrance.smtp === null) return "unreachable";
  const { url, from } = entrance.smtp;
  const { createTransport } = await import("nodemailer");
  const transport = createTransport({ url, connectionTimeout: PATIENCE, greetingTimeout: PATIENCE, socketTimeout: PATIENCE }, { from });
  let stop = (): void => undefined;
  let timer: NodeJS.Timeout | undefined;
  const given = new Promise<never>((_, giveUp) => {
    timer = setTimeout(() => giveUp(new Error("the mail server does not answer")), PATIENCE);
    stop = () => giveUp(new Error("the program ends"));
  });
  ending?.addEventListener("abort", stop);
  try {
    await Promise.race([transport.sendMail({ to, subject, text }), given]);
    return "sent";
  } catch (error) {
    trouble(`The e-mail could not be sent: ${error instanceof Error ? error.message : String(error)}`);
    return error instanceof Error && OF_THE_LETTER.has((error as NodeJS.ErrnoException).code) ? "refused" : "unreachable";
  } finally {
    clearTimeout(timer);
    ending?.removeEventListener("abort", stop);
    transport.close();
  }
}

/** @returns whether it was sent; a mail server that refuses is told in the terminal, and the link is copied instead */
export async function sendLink(context: Context, { kind, to, language, link, expiresAt }: Sending): Promise<boolean> {
  if (context.entrance.smtp === null) return false;
  const { subject, text } = letters[kind][language];
  const until = expiresAt.toLocaleString({ en: "en-GB", fr: "fr-FR", de: "de-DE" }[language], {
    dateStyle: "long",
    timeStyle: "short",
    timeZone: "UTC",
  });
  return (await sendLetter(context, { to, subject, text: text(link, `${until} UTC`) })) === "sent";
}
