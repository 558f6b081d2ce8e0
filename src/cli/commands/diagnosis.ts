import { readFile } from "node:fs/promises";
import type { Command } from "commander";
import type { DiagnosisTold } from "../../contract/index.ts";
import { type Shared, shared } from "../options.ts";
import { type Cell, money, percent, print } from "../output.ts";
import { withSession } from "../run.ts";

/** What is known of a customer's need, and budget-based qualifications to hold against it. */
export function diagnosisCommands(program: Command): void {
  shared(program.command("diagnosis <deal>").description("a deal's diagnosis: levels, what to ask next, priority")).action(
    async (id: string, { data, format }: Shared) => {
      await withSession(data, async (session) => {
        const told = await session.call("diagnosis", { id });
        print(format, { json: told, header: ["letter", "level", "held down by", "next question"], rows: rowsOf(told) });
        if (format === "table") process.stdout.write(`\n${linesOf(told).join("\n")}\n`);
      });
    },
  );
  const bant = program.command("bant").description("budget-based qualifications, kept beside the diagnosis");
  shared(
    bant.command("import <file>").description("keep those of a CSV: deal, date, budget, currency, funded, authority, need, timeline"),
  ).action(async (file: string, { data, format }: Shared) => {
    await withSession(data, async (session) => {
      const answer = await session.call("importBant", { body: await readFile(file, "utf8") });
      print(format, { json: answer, header: ["row", "left out because"], rows: answer.issues.map(({ row, sentence }) => [row, sentence]) });
      if (format === "table") process.stderr.write(`${answer.saved} kept, ${answer.unchanged} known already.\n`);
    });
  });
}

const spoken = (id: string): string => id.replaceAll("_", " ");

const rowsOf = ({ letters, gaps }: DiagnosisTold): readonly Cell[][] =>
  letters.map(({ letter, level, caps }) => [
    spoken(letter),
    level,
    caps.map(({ reason }) => spoken(reason)).join(", "),
    gaps.find((gap) => gap.letter === letter)?.question ?? "",
  ]);

function linesOf({ name, total, band, gaps, gates, priority, bant, isOverlooked }: DiagnosisTold): readonly string[] {
  const next = gates.find(({ isNext }) => isNext);
  const lines: (readonly [string, string | null])[] = [
    ["Deal", name],
    ["Total", `${total} of 15, ${spoken(band)}`],
    ["Ask next", gaps[0]?.question ?? "nothing: every letter is at 3"],
    ["Next gate", next === undefined ? null : `${spoken(next.gate)}: ${next.verdict}${unmetOf(next)}`],
    ["Priority", priorityOf(priority)],
    ["Because", priority.reasons.map(spoken).join(", ")],
    [
      "BANT",
      bant === null
        ? null
        : bant.passes
          ? "passes"
          : `turns it away: no ${bant.missing.join(", ")}${isOverlooked ? "; yet it is in the first quarter by priority" : ""}`,
    ],
  ];
  return lines.flatMap(([what, says]) => (says === null || says === "" ? [] : [`${`${what}:`.padEnd(12)}${says}`]));
}

type Gate = DiagnosisTold["gates"][number];

function unmetOf({ asks }: Gate): string {
  const unmet = asks.filter(({ isMet }) => !isMet).map(({ asked, force }) => `${askedIn(asked)} (${force})`);
  return unmet.length === 0 ? "" : `; missing: ${unmet.join(", ")}`;
}

function askedIn(asked: Gate["asks"][number]["asked"]): string {
  switch (asked.kind) {
    case "level":
      return `${spoken(asked.letter)} at ${asked.atLeast}`;
    case "every":
      return `every letter at ${asked.atLeast}`;
    case "total":
      return `total of ${asked.atLeast}`;
    case "fact":
      return spoken(asked.fact);
  }
}

function priorityOf({ score, currency, impactMinor, urgency, confidence, place, peers }: DiagnosisTold["priority"]): string {
  if (score === null) return "none: impacts are in several currencies";
  const worth = `${money(impactMinor, currency ?? undefined)} ${currency ?? ""} a year x urgency ${percent(urgency)} x confidence ${percent(confidence)}`;
  const rank = place === null ? "" : `; place ${place} of ${peers}`;
  return `${money(Math.round(score), currency ?? undefined)} = ${worth}${rank}`;
}
