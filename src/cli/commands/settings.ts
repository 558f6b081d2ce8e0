import { readFile } from "node:fs/promises";
import type { Command } from "commander";
import type { SettingsPreview } from "../../contract/index.ts";
import { badRequest } from "../../domain/index.ts";
import { type Shared, shared } from "../options.ts";
import { print, shown, shownChange } from "../output.ts";
import { withSession } from "../run.ts";

interface ChangeOptions extends Shared {
  readonly file?: string;
  readonly dryRun?: boolean;
}

function changeOf(pairs: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf("=");
      if (at < 1) throw badRequest("bad_setting", `“${pair}”: write it as NAME=VALUE.`);
      return [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
}

const effectRows = ({ effects }: SettingsPreview): (string | number | null)[][] =>
  effects.map(({ metric, unit, currency, before, after, difference }) => [
    metric,
    currency ?? "",
    shown(before.value, unit, currency, before.reason),
    shown(after.value, unit, currency, after.reason),
    difference === null ? "" : shownChange(difference, unit, currency),
  ]);

/** How the organisation counts: seen, tried out, changed; as single values or as a file. */
export function settingsCommands(program: Command): void {
  const settings = program.command("settings").description("how recurring revenue is counted");
  shared(settings.command("list", { isDefault: true }).description("every setting with what is in force")).action(
    async ({ data, format }: Shared) => {
      await withSession(data, async (session) => {
        const found = await session.call("settings", {});
        print(format, {
          json: found,
          header: ["setting", "value", "default", "cases", "what it decides"],
          rows: found.settings.map(({ name, value, standard, cases, meaning }) => [
            name,
            value === "" ? "(none)" : value,
            value === standard ? "" : standard === "" ? "(none)" : standard,
            cases.join(", "),
            meaning,
          ]),
        });
      });
    },
  );
  shared(settings.command("file").description("the settings as a file: what differs from the defaults")).action(
    async ({ data }: Shared) => {
      await withSession(data, async (session) => {
        process.stdout.write((await session.call("settings", {})).file);
      });
    },
  );
  shared(settings.command("profiles").description("how other tools count, as bundles of settings")).action(
    async ({ data, format }: Shared) => {
      await withSession(data, async (session) => {
        const { profiles } = await session.call("settings", {});
        print(format, {
          json: { profiles },
          header: ["profile", "counts", "limits", "source"],
          rows: profiles.map(({ name, counts, limits, source }) => [
            name,
            Object.entries(counts)
              .map(([key, value]) => `${key}=${value}`)
              .join(" ") || "as the standard",
            limits.join(" "),
            source,
          ]),
        });
      });
    },
  );
  shared(settings.command("set [name=value...]").description("change settings, showing first what it does to the last whole month"))
    .option("--file <file>", "all settings from a YAML file; what it does not name is the default")
    .option("--dry-run", "only show what it would do")
    .action(async (pairs: string[], { data, format, file, dryRun }: ChangeOptions) => {
      if (pairs.length === 0 && file === undefined)
        throw badRequest("nothing_to_set", "Name a setting, as gapDays=0, or a file with --file.");
      await withSession(data, async (session, report) => {
        const change = { change: changeOf(pairs), ...(file === undefined ? {} : { file: await readFile(file, "utf8") }) };
        const preview = await session.call("previewSettings", change, report);
        if (dryRun !== true) await session.call("saveSettings", change);
        print(format, {
          json: { ...preview, saved: dryRun !== true },
          header: [`${preview.period ?? "no data"}`, "currency", "now", "then", "difference"],
          rows: effectRows(preview),
        });
        if (format === "table")
          process.stderr.write(dryRun === true ? "Nothing was changed.\n" : "Saved. `bowtie settings` shows what is in force.\n");
      });
    });
}
