import type { Command } from "commander";
import type { Input, Output } from "../../contract/index.ts";
import { notFound } from "../../domain/index.ts";
import { type Shared, shared, wholeNumber } from "../options.ts";
import { print } from "../output.ts";
import { withSession } from "../run.ts";
import type { Session } from "../session.ts";

const moment = (instant: string | null): string => instant?.slice(0, 16).replace("T", " ") ?? "";
const listed = (text: string): string[] =>
  text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");

/** People, their tokens, and what was changed: as whoever works at the machine. */
export function peopleCommands(program: Command): void {
  whoCommands(program.command("people").description("people who may sign in: list, invite, roles, deactivate, reactivate, reset"));
  tokenCommands(program.command("tokens").description("keys for programs: list, create, revoke"));
  auditCommand(program);
}

type Person = Output<"people">["people"][number];

async function personCalled(session: Session, email: string): Promise<Person> {
  const { people } = await session.call("people", {});
  const found = people.find((person) => person.email === email.toLowerCase());
  if (!found) throw notFound("no_such_person", `There is no person with the address ${email}.`);
  return found;
}

const printPeople = (format: Shared["format"], people: readonly Person[], json: unknown): void =>
  print(format, {
    json,
    header: ["e-mail", "name", "roles", "since", "deactivated"],
    rows: people.map(({ email, name, roles, createdAt, deactivatedAt }) => [
      email,
      name,
      roles.join(", "),
      moment(createdAt),
      moment(deactivatedAt),
    ]),
  });

const printLink = (format: Shared["format"], made: Output<"invite">): void => {
  print(format, { json: made, header: ["e-mail", "until", "link"], rows: [[made.email, moment(made.expiresAt), made.link]] });
  if (format === "table")
    process.stderr.write(made.sent ? "It was sent by e-mail.\n" : "Pass the link on; it works once and is not shown again.\n");
};

function whoCommands(people: Command): void {
  shared(people.command("list", { isDefault: true }).description("people, and invitations nobody has accepted yet")).action(
    async ({ data, format }: Shared) => {
      await withSession(data, async (session) => {
        const answer = await session.call("people", {});
        printPeople(format, answer.people, answer);
        if (format !== "table") return;
        for (const { email, roles, expiresAt } of answer.invitations)
          process.stderr.write(`Invited: ${email} as ${roles.join(", ")}, until ${moment(expiresAt)}.\n`);
      });
    },
  );
  shared(people.command("invite <email>").description("invite somebody by a link"))
    .requiredOption("--roles <roles>", "marketing, sdr, ae, csm, am, revops, finance, executive, admin; several with commas", listed)
    .option("--language <language>", "of the e-mail: en, fr, de", "en")
    .action(async (email: string, { data, format, roles, language }: Shared & { readonly roles: string[]; readonly language: string }) => {
      await withSession(data, async (session) => {
        printLink(format, await session.call("invite", { email, roles, language } as Input<"invite">));
      });
    });
  shared(people.command("roles <email> <roles>").description("give a person other roles, several with commas")).action(
    async (email: string, roles: string, { data, format }: Shared) => {
      await withSession(data, async (session) => {
        const { id } = await personCalled(session, email);
        const person = await session.call("setRoles", { person: id, roles: listed(roles) } as Input<"setRoles">);
        printPeople(format, [person], person);
      });
    },
  );
  for (const [name, description] of [
    ["deactivate", "shut somebody out: sessions, tokens and links end"],
    ["reactivate", "let somebody in again"],
  ] as const)
    shared(people.command(`${name} <email>`).description(description)).action(async (email: string, { data, format }: Shared) => {
      await withSession(data, async (session) => {
        const { id } = await personCalled(session, email);
        const person = await session.call(name, { person: id });
        printPeople(format, [person], person);
      });
    });
  shared(people.command("reset <email>").description("a link with which a person chooses a new password")).action(
    async (email: string, { data, format }: Shared) => {
      await withSession(data, async (session) => {
        const { id } = await personCalled(session, email);
        printLink(format, await session.call("resetLink", { person: id }));
      });
    },
  );
}

type Token = Output<"tokens">["tokens"][number];

const tokenRows = (tokens: readonly Token[]) => ({
  header: ["id", "person", "name", "scopes", "until", "last used", "revoked"],
  rows: tokens.map(({ id, person, name, scopes, expiresAt, lastUsedAt, revokedAt }) => [
    id,
    person,
    name,
    scopes.join(", "),
    moment(expiresAt),
    moment(lastUsedAt),
    moment(revokedAt),
  ]),
});

interface CreateOptions extends Shared {
  readonly person: string;
  readonly scopes: string[];
  readonly days: number;
}

function tokenCommands(tokens: Command): void {
  shared(tokens.command("list", { isDefault: true }).description("everybody's tokens")).action(async ({ data, format }: Shared) => {
    await withSession(data, async (session) => {
      const answer = await session.call("allTokens", {});
      print(format, { json: answer, ...tokenRows(answer.tokens) });
    });
  });
  shared(tokens.command("create <name>").description("make a token for a program"))
    .requiredOption("--person <email>", "whose it is: it can do no more than they may")
    .option("--scopes <scopes>", "read, import, settings, peers, scenarios, people, audit; several with commas", listed, ["read"])
    .option("--days <number>", "how long it lasts", wholeNumber, 90)
    .action(async (name: string, { data, format, person, scopes, days }: CreateOptions) => {
      await withSession(data, async (session) => {
        const made = await session.call("createToken", { name, person, scopes, days } as Input<"createToken">);
        print(format, {
          json: made,
          header: ["id", "name", "until", "token"],
          rows: [[made.id, made.name, moment(made.expiresAt), made.secret]],
        });
        if (format === "table") process.stderr.write("Keep the token now; it is not shown again.\n");
      });
    });
  shared(tokens.command("revoke <id>").description("end a token")).action(async (id: string, { data }: Shared) => {
    await withSession(data, async (session) => {
      await session.call("revokeToken", { token: id } as Input<"revokeToken">);
    });
  });
}

interface AuditOptions extends Shared {
  readonly person?: string;
  readonly operation?: string;
  readonly from?: string;
  readonly to?: string;
  readonly limit: number;
}

function auditCommand(program: Command): void {
  shared(program.command("audit").description("who changed what, the newest first"))
    .option("--person <email>", "only by this person; or machine, or nobody")
    .option("--operation <name>", "only this: signIn, import, setRoles, ...")
    .option("--from <date>", "from this day on")
    .option("--to <date>", "up to this day")
    .option("--limit <number>", "how many at most", wholeNumber, 100)
    .action(async ({ data, format, ...question }: AuditOptions) => {
      await withSession(data, async (session) => {
        const { entries } = await session.call("audit", question);
        const said = (value: unknown): string =>
          value === null || value === undefined ? "" : typeof value === "string" ? value : JSON.stringify(value);
        print(format, {
          json: { entries },
          header: ["at", "who", "operation", "on", "outcome", ...(format === "csv" ? ["before", "after"] : [])],
          rows: entries.map(({ at, kind, person, token, operation, subject, outcome, before, after }) => [
            format === "csv" ? at : moment(at),
            token === null ? (person ?? kind) : `${person} (${token})`,
            operation,
            subject ?? "",
            outcome,
            ...(format === "csv" ? [said(before), said(after)] : []),
          ]),
        });
      });
    });
}
