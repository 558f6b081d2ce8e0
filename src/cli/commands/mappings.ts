import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import type { Command } from "commander";
import { stringify } from "yaml";
import { badRequest, notFound } from "../../domain/index.ts";
import { type Shared, shared } from "../options.ts";
import { print } from "../output.ts";
import { withSession } from "../run.ts";

/** Mappings: drafted from a file, kept under a name, used again. */
export function mappingCommands(program: Command): void {
  const mapping = program.command("mapping").description("how files become records");
  shared(mapping.command("suggest <file>").description("a first draft from the names of a file's columns")).action(
    async (file: string, { data }: Shared) => {
      await withSession(data, async (session) => {
        const upload = await session.upload(file, basename(file));
        if (upload.mapping === null)
          throw badRequest("nothing_fits", `No record type fits the columns of ${basename(file)}: ${upload.header.join(", ")}.`);
        process.stdout.write(
          `# ${upload.recognised ? `Read by the preset ${upload.recognised.importer}.` : "A draft from the column names. Check every line."}\n${stringify(upload.mapping, { aliasDuplicateObjects: false })}`,
        );
      });
    },
  );
  shared(mapping.command("save <name> <file>").description("keep a mapping under a name")).action(
    async (name: string, file: string, { data }: Shared) => {
      await withSession(data, async (session) => {
        await session.call("saveMapping", { name, body: await readFile(file, "utf8") });
      });
    },
  );
  shared(mapping.command("list").description("saved mappings")).action(async ({ data, format }: Shared) => {
    await withSession(data, async (session) => {
      const { mappings } = await session.call("mappings", {});
      print(format, {
        json: { mappings },
        header: ["name", "saved"],
        rows: mappings.map(({ name, savedAt }) => [name, savedAt.slice(0, 16).replace("T", " ")]),
      });
    });
  });
  shared(mapping.command("show <name>").description("print a saved mapping")).action(async (name: string, { data }: Shared) => {
    await withSession(data, async (session) => {
      const known = (await session.call("mappings", {})).mappings.find((one) => one.name === name);
      if (!known) throw notFound("no_such_mapping", `There is no mapping named ${name}.`);
      process.stdout.write(known.body);
    });
  });
  shared(mapping.command("delete <name>").description("forget a saved mapping; what was imported with it stays")).action(
    async (name: string, { data }: Shared) => {
      await withSession(data, async (session) => {
        await session.call("deleteMapping", { name });
      });
    },
  );
}
