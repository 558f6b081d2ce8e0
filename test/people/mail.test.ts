import { afterAll, beforeAll, expect, test } from "vitest";
import { listen, type RunningServer } from "../../src/api/index.ts";
import { type Context, ownerLink } from "../../src/operations/index.ts";
import { type Browser, owner } from "../helpers/access.ts";
import { emptyLedger } from "../helpers/ledger.ts";
import { type MailServer, mailServer } from "../helpers/mail-server.ts";
import { keepPlan } from "../helpers/shared-plan.ts";

let mail: MailServer;
let context: Context;
let server: RunningServer;
let admin: Browser;
beforeAll(async () => {
  mail = await mailServer();
  const entrance = {
    publicUrl: null,
    oidc: null,
    smtp: { url: mail.url, from: "OpenBowtie <bowtie@people.example>" },
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

const invite = async (email: string, language: string): Promise<{ link: string; sent: boolean }> =>
  (await (await admin.send("post", "/api/people/invitations", { email, roles: ["ae"], language })).json()) as {
    link: string;
    sent: boolean;
  };

test("an invitation is sent in the reader's language, with the link that is shown too", async () => {
  const { link, sent } = await invite("gast@people.example", "de");
  expect(sent).toBe(true);
  const letter = mail.letters.at(-1)?.text ?? "";
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
  expect(mail.letters.at(-1)?.text ?? "").toContain(made.link);
});

test("a buyer is sent the link to their plan, in their language", async () => {
  const plan = await keepPlan(context, { id: "plan" });
  const asked = { name: "Maja", email: "maja@buyer.example", language: "de" };
  const made = (await (await admin.send("post", `/api/plans/${plan}/links`, asked)).json()) as { link: string; sent: boolean };
  expect(made.sent).toBe(true);
  expect(mail.letters.at(-1)?.text ?? "").toContain(made.link);
  expect(mail.letters.at(-1)?.text ?? "").toContain("Sie brauchen kein Konto");
});

test("when the mail server will not have it, the link is there to copy", async () => {
  mail.unknown.add("nobody@people.example");
  const { link, sent } = await invite("nobody@people.example", "en");
  expect([sent, link]).toEqual([false, expect.stringContaining("/invitation?token=")]);
});
