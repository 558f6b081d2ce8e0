import { createServer, type Server, type Socket } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listen, type RunningServer } from "../../src/api/index.ts";
import { type Context, ownerLink } from "../../src/operations/index.ts";
import { type Browser, owner } from "../helpers/access.ts";
import { emptyLedger } from "../helpers/ledger.ts";
import { keepPlan } from "../helpers/shared-plan.ts";

const letters: string[] = [];
let accepts = true;

/** As much of a mail server as a letter takes. */
function receive(socket: Socket): void {
  const say = (line: string): void => void socket.write(`${line}\r\n`);
  let held = "";
  let body: string | null = null;
  say("220 mail.example ESMTP");
  socket.on("error", () => undefined);
  socket.on("data", (piece) => {
    held += piece.toString();
    for (let at = held.indexOf("\r\n"); at >= 0; at = held.indexOf("\r\n")) {
      const line = held.slice(0, at);
      held = held.slice(at + 2);
      if (body !== null) {
        if (line !== ".") body += `${line}\n`;
        else {
          letters.push(body);
          body = null;
          say("250 taken");
        }
      } else if (/^EHLO/i.test(line)) say("250 mail.example");
      else if (/^RCPT/i.test(line)) say(accepts ? "250 ok" : "550 nobody of this name");
      else if (/^DATA/i.test(line)) {
        body = "";
        say("354 go on");
      } else if (/^QUIT/i.test(line)) socket.end("221 bye\r\n");
      else say("250 ok");
    }
  });
}

let mail: Server;
let context: Context;
let server: RunningServer;
let admin: Browser;
beforeAll(async () => {
  mail = createServer(receive);
  await new Promise<void>((resolve) => mail.listen(0, "127.0.0.1", resolve));
  const address = mail.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const entrance = {
    publicUrl: null,
    oidc: null,
    smtp: { url: `smtp://127.0.0.1:${port}?ignoreTLS=true`, from: "OpenBowtie <bowtie@people.example>" },
  };
  context = { ...(await emptyLedger()), entrance };
  server = await listen(context, { port: 0, host: "127.0.0.1", webFolder: context.dataFolder, hosts: [] });
  const base = `http://127.0.0.1:${server.port}`;
  admin = await owner(base, await ownerLink(context, base));
});
afterAll(async () => {
  await server.close();
  await context.close();
  mail.close();
});

/** Lines of a letter that were cut for the way are put together again. */
const readable = (letter: string): string =>
  letter.replaceAll(/=\n/g, "").replaceAll(/(=[0-9A-F]{2})+/g, (bytes) => Buffer.from(bytes.replaceAll("=", ""), "hex").toString());
const invite = async (email: string, language: string): Promise<{ link: string; sent: boolean }> =>
  (await (await admin.send("post", "/api/people/invitations", { email, roles: ["ae"], language })).json()) as {
    link: string;
    sent: boolean;
  };

test("an invitation is sent in the reader's language, with the link that is shown too", async () => {
  const { link, sent } = await invite("gast@people.example", "de");
  expect(sent).toBe(true);
  const letter = readable(letters.at(-1) ?? "");
  expect(letter).toContain("To: gast@people.example");
  expect(letter).toContain("From: OpenBowtie <bowtie@people.example>");
  expect(letter).toContain("Öffnen Sie diesen Link");
  expect(letter).toContain(link);
});

test("a link for a new password is sent as well", async () => {
  const { people } = (await (await admin.send("get", "/api/people")).json()) as { people: { id: string }[] };
  const made = (await (await admin.send("post", `/api/people/${people[0]?.id}/reset`, { language: "fr" })).json()) as {
    link: string;
    sent: boolean;
  };
  expect(made.sent).toBe(true);
  expect(readable(letters.at(-1) ?? "")).toContain(made.link);
});

test("a buyer is sent the link to their plan, in their language", async () => {
  const plan = await keepPlan(context, { id: "plan" });
  const asked = { name: "Maja", email: "maja@buyer.example", language: "de" };
  const made = (await (await admin.send("post", `/api/plans/${plan}/links`, asked)).json()) as { link: string; sent: boolean };
  expect(made.sent).toBe(true);
  expect(readable(letters.at(-1) ?? "")).toContain(made.link);
  expect(readable(letters.at(-1) ?? "")).toContain("Sie brauchen kein Konto");
});

test("when the mail server will not have it, the link is there to copy", async () => {
  accepts = false;
  const { link, sent } = await invite("nobody@people.example", "en");
  expect([sent, link]).toEqual([false, expect.stringContaining("/invitation?token=")]);
});
