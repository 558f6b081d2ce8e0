// The documents of how revenue is counted: every setting, and how other tools count.
import { type SettingDefinition, type SettingName, settingDefinition, settingGroups, settingNames } from "../src/domain/index.ts";
import { type ToolProfile, toolProfiles } from "../src/standard/index.ts";
import { table } from "./markdown.ts";

const GROUPS: Readonly<Record<(typeof settingGroups)[number], string>> = {
  level: "What counts as revenue",
  leaving: "Leaving",
  returning: "Returning",
  contracts: "Contracts",
  usage: "Usage",
  currency: "Currencies",
  retention: "Retention and rates",
  periods: "Periods",
  journey: "Customer journey",
};

/** What a setting may be, in words. */
function mayBe({ is, choices, otherwise }: SettingDefinition): string {
  if (is.kind === "choice")
    return is.choices.map((choice) => `\`${choice}\`${choice === otherwise ? " (default)" : ""}: ${choices?.[choice] ?? ""}`).join("<br>");
  if (is.kind === "number") return `${is.min} to ${is.max}${is.unit === "plain" ? "" : ` ${is.unit}`}; default ${otherwise}`;
  return `a ${is.names.replaceAll("_", " ")}; default ${otherwise === "" ? "none" : otherwise}`;
}

const settingRow = (name: SettingName): readonly string[] => {
  const definition = settingDefinition(name);
  return [`\`${name}\``, definition.meaning, mayBe(definition), definition.cases.join(", ")];
};

export const settingsPage = (): string => `# Settings

Made from \`src/domain/settings-list.ts\` by \`npm run docs\`. Where tools answer a question of counting differently there is a setting, with the
default of the standard. What has no setting is fixed, since a switch would only make numbers incomparable. The numbers of cases are those of
[how revenue is counted](semantics.md).

The page Settings shows what a change does to the last whole month before it is saved, and takes it back after. So does the command line:

\`\`\`
bowtie settings
bowtie settings set gapDays=0 --dry-run
bowtie settings set gapDays=0 pauseTreatment=churn
bowtie metric mrr --set "gapDays=0&pauseDays=30"
\`\`\`

The last changes nothing: it asks one question another way. Every change is kept, with its time. As a file, settings say what differs from the
defaults; what a file does not name is the default when it is brought back:

\`\`\`yaml
gapDays: 0
pauseTreatment: churn
reportingCurrency: EUR
\`\`\`

\`\`\`
bowtie settings file > settings.yaml
bowtie settings set --file settings.yaml
\`\`\`

${settingGroups
  .map((group) => {
    const names = settingNames.filter((name) => settingDefinition(name).group === group);
    return `## ${GROUPS[group]}\n\n${table(["setting", "what it decides", "may be", "cases"], names.map(settingRow))}`;
  })
  .join("\n\n")}
`;

const MARKS = { code: "read in its code", doc: "from its documentation", run: "run and measured" } as const;

const bullets = (lines: readonly string[]): string => lines.map((line) => `- ${line}`).join("\n");

function profileSection({ name, title, source, says, counts, methods, limits }: ToolProfile): string {
  const settings = Object.entries(counts).map(([setting, value]) => `\`${setting}=${value}\``);
  const nearest = Object.entries(methods).map(([metric, method]) => `\`${metric}\`: \`${method}\``);
  return [
    `## ${title}`,
    `\`--profile ${name}\`. Source: ${source}.`,
    `Settings: ${settings.length === 0 ? "as the standard" : settings.join(", ")}.${nearest.length === 0 ? "" : ` Nearest methods: ${nearest.join(", ")}.`}`,
    table(
      ["row", "what it does", "known"],
      says.map(({ row: from, what, mark }) => [from, what, MARKS[mark]]),
    ),
    `Limits:\n\n${bullets(limits)}`,
  ].join("\n\n");
}

export const profilesPage = (): string => `# How other tools count

Made from \`src/standard/profiles.ts\` by \`npm run docs\`. A profile is a bundle of [settings](settings.md) under which a number of ours comes as near
to another tool's as our settings can bring it, with what is known of the tool, how well it is known, and where its number stays out of reach.
Time zone, currencies and financial year stay your own.

\`\`\`
bowtie settings profiles
bowtie metric net_revenue_retention --profile chartmogul
\`\`\`

On every page, *Counted as* in the filter bar does the same; nothing is saved.

${toolProfiles.map(profileSection).join("\n\n")}
`;
