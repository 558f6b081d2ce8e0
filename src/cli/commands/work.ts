import { randomBytes } from "node:crypto";
import type { Command } from "commander";
import type { Input } from "../../contract/index.ts";
import { whyInEnglish } from "../../operations/index.ts";
import { type Shared, shared } from "../options.ts";
import { print } from "../output.ts";
import { withSession } from "../run.ts";

interface About {
  readonly account?: string;
  readonly deal?: string;
  readonly plan?: string;
}

interface TaskOptions extends Shared, About {
  readonly for: string;
  readonly on?: string;
}

const about = (command: Command): Command =>
  command
    .option("--account <id>", "about this account: its number, or SOURCE:ID")
    .option("--deal <id>", "about this deal")
    .option("--plan <id>", "about this plan");

const aboutOf = ({ account, deal, plan }: About): About => ({
  ...(account === undefined ? {} : { account }),
  ...(deal === undefined ? {} : { deal }),
  ...(plan === undefined ? {} : { plan }),
});

/** What people have to do, and tasks. */
export function workCommands(program: Command): void {
  shared(
    program
      .command("work")
      .description("what somebody has to do, the most urgent first, and why; without --person, how much everybody has"),
  )
    .option("--person <name>", "name or e-mail address of whose work it is")
    .action(async ({ data, format, person }: Shared & { readonly person?: string }) =>
      person === undefined ? everybody(data, format) : one(data, format, person),
    );
  const tasks = program.command("tasks").description("tasks: list, add");
  about(shared(tasks.command("list", { isDefault: true }).description("open tasks, of everybody"))).action(
    async ({ data, format, ...options }: Shared & About) => {
      await withSession(data, async (session) => {
        const answer = await session.call("tasks", aboutOf(options));
        print(format, {
          json: answer,
          header: ["id", "what", "on", "owner", "about"],
          rows: answer.tasks.map((task) => [
            task.id,
            task.what,
            task.on ?? "",
            task.ownerName,
            task.about.dealName ?? task.about.accountName ?? "",
          ]),
        });
      });
    },
  );
  about(shared(tasks.command("add <what>").description("write down a task for somebody")))
    .requiredOption("--for <email>", "whose task it is")
    .option("--on <date>", "the day it is due")
    .action(async (what: string, { data, format, for: owner, on, ...options }: TaskOptions) => {
      await withSession(data, async (session) => {
        const input: Input<"saveTask"> = {
          task: `task-${randomBytes(6).toString("hex")}`,
          base: 0,
          what,
          owner,
          ...(on === undefined ? {} : { on }),
          ...aboutOf(options),
        };
        const task = await session.call("saveTask", input);
        print(format, { json: task, header: ["id", "what", "on", "owner"], rows: [[task.id, task.what, task.on ?? "", task.ownerName]] });
      });
    });
}

async function one(data: string, format: Shared["format"], person: string): Promise<void> {
  await withSession(data, async (session) => {
    const answer = await session.call("myWork", { person });
    print(format, {
      json: answer,
      header: ["group", "due", "late", "what", "why", "where"],
      rows: answer.groups.flatMap(({ group, items }) =>
        items.map((item) => [group, item.due ?? "", item.isLate ? "late" : "", item.what, whyInEnglish(item), item.path]),
      ),
    });
    if (format === "table") process.stderr.write(`${answer.person.name}: ${answer.count} to do, ${answer.late} late.\n`);
  });
}

async function everybody(data: string, format: Shared["format"]): Promise<void> {
  await withSession(data, async (session) => {
    const answer = await session.call("teamWork", {});
    print(format, {
      json: answer,
      header: ["who", "to do", "late", "most of it"],
      rows: answer.people.map(({ name, count, late, groups }) => [
        name,
        count,
        late,
        Object.entries(groups)
          .sort(([, a], [, b]) => b - a)
          .slice(0, 3)
          .map(([group, n]) => `${group.replaceAll("_", " ")} ${n}`)
          .join(", "),
      ]),
    });
  });
}
