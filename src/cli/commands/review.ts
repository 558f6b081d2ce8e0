import { type Command, Option } from "commander";
import { badRequest } from "../../domain/index.ts";
import { type Shared, shared, wholeNumber } from "../options.ts";
import { print } from "../output.ts";
import { withSession } from "../run.ts";

/** What waits for a person: rows to correct, and accounts that may be one customer. */
export function reviewCommands(program: Command): void {
  shared(program.command("correct <issue> <cells...>").description("correct cells of one row, as column=value, and read it again")).action(
    async (issue: string, pairs: readonly string[], { data, format }: Shared) => {
      await withSession(data, async (session, report) => {
        const result = await session.call("correct", { issue: wholeNumber(issue), cells: cellsOf(pairs) }, report);
        const rows = result.files.map(({ name, entriesAdded, rowsUnchanged }) => [result.batch, name, entriesAdded, rowsUnchanged]);
        print(format, { json: result, header: ["batch", "file", "added", "unchanged"], rows });
      });
    },
  );
  shared(program.command("matches").description("accounts of different systems that are, or may be, one customer"))
    .addOption(new Option("--verdict <verdict>", "only these").choices(["proposed", "matched", "rejected"]))
    .action(async ({ data, format, verdict }: Shared & { readonly verdict?: string }) => {
      await withSession(data, async (session) => {
        const all = (await session.call("matches", {})).matches;
        const matches = all.filter((match) => verdict === undefined || match.verdict === verdict);
        const rows = matches.map(({ id, main, other, reason, verdict: said }) => [
          id,
          said,
          `${main.source} ${main.id}`,
          main.name,
          `${other.source} ${other.id}`,
          other.name,
          `same ${reason}`,
        ]);
        print(format, { json: { matches }, header: ["match", "verdict", "account", "name", "account", "name", "because"], rows });
      });
    });
  shared(program.command("match <number>").description("say whether two accounts are one customer"))
    .addOption(new Option("--same", "they are").conflicts("different"))
    .addOption(new Option("--different", "they are not").conflicts("same"))
    .action(async (match: string, { data, same, different }: Shared & { readonly same?: boolean; readonly different?: boolean }) => {
      if (same === undefined && different === undefined) throw badRequest("no_verdict", "Say --same or --different.");
      await withSession(data, async (session, report) => {
        await session.call("decideMatch", { match: wholeNumber(match), isSame: same === true }, report);
      });
    });
}

function cellsOf(pairs: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf("=");
      if (at < 1) throw badRequest("bad_cell", `Write a cell as column=value, not ${pair}.`);
      return [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
}
