import type { Command } from "commander";
import type { Bowtie } from "../../contract/index.ts";
import { type Asked, askedOptions, questionOf } from "../options.ts";
import { percent, print, shown } from "../output.ts";
import { withSession } from "../run.ts";

export function bowtieCommands(program: Command): void {
  askedOptions(program.command("show").description("the Bowtie as a table")).action(async (options: Asked) => {
    await withSession(options.data, async (session, report) => {
      const bowtie = await session.call("bowtie", questionOf(options), report);
      print(options.format, { json: bowtie, ...rowsOf(bowtie) });
      if (options.format === "table") process.stdout.write(`\n${footer(bowtie)}\n`);
    });
  });
}

function rowsOf({ states }: Bowtie): { header: string[]; rows: (string | number | null)[][] } {
  const header = ["state", "half", "volume", "implied", "to", "conversion", "95 % interval", "n", "before", "median", "p90"];
  const rows = states.map(({ state, half, tracked, volume, implied, next, conversion, conversionBefore, time }) => [
    state,
    half,
    shown(volume.value, "count", undefined, volume.reason),
    tracked ? implied : "",
    next ?? "",
    conversion === null ? "" : shown(conversion.value, "ratio", undefined, conversion.reason),
    conversion?.low === undefined || conversion.high === undefined ? "" : `${percent(conversion.low)} – ${percent(conversion.high)}`,
    conversion?.n ?? "",
    conversionBefore === null || conversionBefore.value === null ? "" : shown(conversionBefore.value, "ratio", undefined),
    time === null ? "" : shown(time.median.value, "days", undefined, time.median.reason),
    time === null || time.p90.value === null ? "" : shown(time.p90.value, "days", undefined),
  ]);
  return { header, rows };
}

function footer({ period, before, currency, revenue, constraint, loops, funnel }: Bowtie): string {
  const cash = currency ?? undefined;
  const lines = [
    `${period}, compared with ${before}${currency === null ? "" : `; money in ${currency}`}`,
    `MRR ${shown(revenue.mrr.value, "money", cash, revenue.mrr.reason)}, ARR ${shown(revenue.arr.value, "money", cash, revenue.arr.reason)}, of live customers ${shown(revenue.liveMrr.value, "money", cash, revenue.liveMrr.reason)}`,
    `NRR ${shown(revenue.nrr.value, "ratio", cash, revenue.nrr.reason)}, GRR ${shown(revenue.grr.value, "ratio", cash, revenue.grr.reason)} (n = ${revenue.nrr.n})`,
    `Loops: ${loops.map(({ loop, value }) => `${loop} ${shown(value.value, loop === "renewal" ? "count" : "money", cash, value.reason)}`).join(", ")}`,
  ];
  if (constraint)
    lines.push(
      `Fallen most against its own past: ${constraint.state} to ${constraint.next}, ${percent(constraint.now)} after ${percent(constraint.before)}.`,
    );
  if (funnel.arrShare !== null)
    lines.push(`A funnel would not show ${percent(funnel.arrShare)} of this MRR: it was not won in the period.`);
  return lines.join("\n");
}
