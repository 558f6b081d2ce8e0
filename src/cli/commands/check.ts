import type { Command } from "commander";
import { type Shared, shared } from "../options.ts";
import { print } from "../output.ts";
import { withSession } from "../run.ts";

export function checkCommands(program: Command): void {
  shared(program.command("check").description("check the laws of the ledger and the quality of its data")).action(
    async ({ data, format }: Shared) => {
      await withSession(data, async (session, report) => {
        const found = await session.call("check", {}, report);
        const laws = found.laws.map(({ law, meaning, holds, checked, broken }) => [
          holds ? "holds" : "BROKEN",
          law,
          holds ? `${meaning} (${checked} checked)` : broken.join("; "),
        ]);
        const findings = found.findings.map(({ code, title, sentence, count, of, affects, examples }) => [
          `${count} of ${of}`,
          code,
          `${title}. ${sentence} Touches ${affects.join(", ")}. For example ${examples
            .slice(0, 2)
            .map(({ says }) => says)
            .join("; ")}.`,
        ]);
        print(format, { json: found, header: ["", "what", "says"], rows: [...laws, ...findings] });
        if (found.laws.some(({ holds }) => !holds)) process.exitCode = 1;
      });
    },
  );
  shared(program.command("rebuild").description("derive all facts again from the ledger")).action(async ({ data, format }: Shared) => {
    await withSession(data, async (session, report) => {
      const { position, seconds, scopes } = await session.call("rebuild", {}, report);
      print(format, {
        json: { position, seconds, scopes },
        header: ["position", "seconds", "levels"],
        rows: [[position, seconds, scopes.join(", ")]],
      });
    });
  });
}
