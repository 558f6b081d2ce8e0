import type { Command } from "commander";
import type { Measures, Models } from "../../contract/index.ts";
import { type Asked, askedOptions, questionOf } from "../options.ts";
import { percent, print, shown } from "../output.ts";
import { withSession } from "../run.ts";

export function modelCommands(program: Command): void {
  askedOptions(program.command("models").description("business models and motions side by side")).action(async (options: Asked) => {
    await withSession(options.data, async (session, report) => {
      const models = await session.call("models", questionOf(options), report);
      print(options.format, { json: models, ...rowsOf(models) });
      if (options.format === "table") process.stdout.write(`\n${footer(models)}\n`);
    });
  });
}

function rowsOf({ models, currency }: Models): { header: string[]; rows: (string | number | null)[][] } {
  const header = [
    "model",
    "motion",
    "customers",
    "mrr",
    "win_rate",
    "95 % interval",
    "n",
    "cycle_median",
    "cycle_p90",
    "kept_12_months",
    "onboarding_churn",
  ];
  const cells = ({ customers, mrr, winRate, cycle, cycleP90, kept, onboardingChurn }: Measures): (string | number)[] => [
    shown(customers.value, "count", undefined, customers.reason),
    shown(mrr.value, "money", currency ?? undefined, mrr.reason),
    shown(winRate.value, "ratio", undefined, winRate.reason),
    winRate.low === undefined || winRate.high === undefined ? "" : `${percent(winRate.low)} – ${percent(winRate.high)}`,
    winRate.n,
    shown(cycle.value, "days", undefined, cycle.reason),
    shown(cycleP90.value, "days", undefined, cycleP90.reason),
    shown(kept.value, "ratio", undefined, kept.reason),
    shown(onboardingChurn.value, "ratio", undefined, onboardingChurn.reason),
  ];
  const rows = models.flatMap(({ model, measures, motions }) => [
    [model ?? "(unknown)", "", ...cells(measures)],
    ...motions.map((one) => [model ?? "(unknown)", one.motion ?? "(unknown)", ...cells(one.measures)]),
  ]);
  return { header, rows };
}

const FINDING = { cycle: "the cycle shortens", win_rate: "the win rate falls", risk: "the risk moves to the seller" } as const;
const VERDICT = {
  agrees: "shown here",
  disagrees: "the opposite is shown here",
  unclear: "not to be told, the differences are too small",
  too_few: "too few cases: every model needs 20",
  one_model: "only one model has a value",
  not_measured: "no model has a value yet",
} as const;

function footer({ period, cohorts, findings, freemium }: Models): string {
  const lines = [
    `${period}; kept: those who first paid in ${cohorts}.`,
    ...findings.map(({ id, number, verdict }) => `Finding ${number}, ${FINDING[id]}: ${VERDICT[verdict]}.`),
  ];
  if (freemium)
    lines.push(
      `Freemium: ${freemium.volume.map(({ part, value }) => `${part} ${shown(value.value, "count", undefined, value.reason)}`).join(", ")}.`,
      `Of those who signed up: ${freemium.conversion.map(({ part, value }) => `${part} ${shown(value.value, "ratio", undefined, value.reason)} (n = ${value.n})`).join(", ")}.`,
    );
  return lines.join("\n");
}
