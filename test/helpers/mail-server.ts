import { createServer, type Socket } from "node:net";

/** A letter as it came in. */
export interface Received {
  readonly to: string;
  readonly text: string;
}

/** As much of a mail server as a letter takes, on a port of its own. */
export interface MailServer {
  readonly url: string;
  readonly letters: Received[];
  /** Addresses it has no box for. */
  readonly unknown: Set<string>;
  /** What it answers anybody who comes in with; it is open while this is null. */
  shut: string | null;
  close(): void;
}

export async function mailServer(): Promise<MailServer> {
  const letters: Received[] = [];
  const unknown = new Set<string>();
  const server = createServer((socket) => receive(socket));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const mail: MailServer = {
    url: `smtp://127.0.0.1:${port}?ignoreTLS=true`,
    letters,
    unknown,
    shut: null,
    close: () => void server.close(),
  };
  function receive(socket: Socket): void {
    const say = (line: string): void => void socket.write(`${line}\r\n`);
    let held = "";
    let to = "";
    let body: string | null = null;
    const hear = (line: string): string | null => {
      if (body !== null) {
        if (line !== ".") {
          body += `${line}\n`;
          return null;
        }
        letters.push({ to, text: readable(body) });
        body = null;
        return "250 taken";
      }
      const word = line.slice(0, 4).toUpperCase();
      if (word === "EHLO") return "250 mail.example";
      if (word === "DATA") {
        body = "";
        return "354 go on";
      }
      if (word === "RCPT") to = /<([^>]*)>/.exec(line)?.[1] ?? "";
      return word === "RCPT" && unknown.has(to) ? "550 nobody of this name" : word === "QUIT" ? "221 bye" : "250 ok";
    };
    socket.on("error", () => undefined);
    if (mail.shut !== null) {
      socket.end(`${mail.shut}\r\n`);
      return;
    }
    say("220 mail.example ESMTP");
    socket.on("data", (piece) => {
      held += piece.toString();
      for (let at = held.indexOf("\r\n"); at >= 0; at = held.indexOf("\r\n")) {
        const answer = hear(held.slice(0, at));
        held = held.slice(at + 2);
        if (answer !== null) say(answer);
        if (answer?.startsWith("221")) socket.end();
      }
    });
  }
  return mail;
}

/** Lines of a letter that were cut for the way are put together again. */
const readable = (letter: string): string =>
  letter.replaceAll(/=\n/g, "").replaceAll(/(=[0-9A-F]{2})+/g, (bytes) => Buffer.from(bytes.replaceAll("=", ""), "hex").toString());
