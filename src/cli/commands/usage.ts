import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { basename } from "node:path";
import type { Command } from "commander";
import { loadUsage } from "../../operations/index.ts";
import { filesOf } from "../files.ts";
import { type Shared, shared, wholeNumber } from "../options.ts";
import { print } from "../output.ts";
import { withSession } from "../run.ts";

/** Usage events: bring files of them, see what came in, and what stands behind a day. */
export function usageCommands(program: Command): void {
  const usage = program.command("usage").description("usage events: load, status, settle, events, drop");
  shared(
    usage
      .command("load <path...>")
      .description("send files of usage events, CSV or one JSON object a line; sent again, nothing counts twice"),
  )
    .requiredOption("--source <name>", "system the accounts' ids are of")
    .action(load);
  shared(usage.command("status", { isDefault: true }).description("how much came in, and what of it waits")).action(status);
  shared(usage.command("settle").description("tell the ledger now what usage adds up to")).action(async ({ data, format }: Shared) => {
    await withSession(data, async (session) => {
      const told = await session.call("settleUsage", {});
      print(format, { json: told, header: ["sums", "of them news"], rows: [[told.sums, told.entries]] });
    });
  });
  shared(usage.command("events <account> <meter> <day>").description("the events behind what an account used of a meter on a day"))
    .requiredOption("--source <name>", "system the account's id is of")
    .option("--limit <count>", "how many to list", wholeNumber, 100)
    .option("--offset <count>", "how many to leave out", wholeNumber, 0)
    .action(events);
  shared(usage.command("drop").description("forget the events of a source before a day; their sums stay"))
    .requiredOption("--source <name>", "system the events came from")
    .requiredOption("--before <day>", "first day whose events are kept")
    .action(async ({ data, format, source, before }: Shared & { readonly source: string; readonly before: string }) => {
      await withSession(data, async (session) => {
        const { dropped } = await session.call("dropUsageEvents", { source, before });
        print(format, { json: { dropped }, header: ["events forgotten"], rows: [[dropped]] });
      });
    });
}

async function load(paths: readonly string[], { data, format, source }: Shared & { readonly source: string }): Promise<void> {
  const files = await filesOf(paths);
  await withSession(data, async (session, report) => {
    const loaded = [];
    for (const path of files) {
      const file = { name: basename(path), bytes: (await stat(path)).size, open: () => createReadStream(path) };
      const began = performance.now();
      const brought = await loadUsage(file, (some) => session.sendUsage(source, some), report);
      loaded.push({ file: file.name, ...brought, seconds: Math.round((performance.now() - began) / 100) / 10 });
    }
    report({ phase: "writing", label: "sums", done: 0, total: 0 });
    const settled = await session.call("settleUsage", {});
    print(format, {
      json: { files: loaded, settled },
      header: ["file", "rows", "accepted", "known before", "refused", "seconds"],
      rows: loaded.map((one) => [one.file, one.rows, one.accepted, one.duplicates, one.refused, one.seconds]),
    });
    if (format !== "table") return;
    for (const { file, refusals } of loaded)
      for (const { row, sentence } of refusals) process.stdout.write(`${file}, row ${row}: ${sentence}\n`);
    process.stdout.write(`\n${settled.sums} sums of an account, a meter and a day were told to the ledger.\n`);
  });
}

async function status({ data, format }: Shared): Promise<void> {
  await withSession(data, async (session) => {
    const answer = await session.call("usage", {});
    print(format, {
      json: answer,
      header: ["source", "events", "last came", "sums waiting", "last told", "unknown accounts", "their events", "kept from"],
      rows: answer.sources.map(({ source, events: count, lastAt, waiting, lastSettledAt, unknown, keptFrom }) => [
        source,
        count,
        moment(lastAt),
        waiting,
        moment(lastSettledAt),
        unknown.accounts,
        unknown.events,
        keptFrom ?? "",
      ]),
    });
    if (format !== "table") return;
    for (const { source, unknown } of answer.sources)
      if (unknown.accounts > 0)
        process.stdout.write(
          `\nThe ledger knows no account of ${source} called ${unknown.some.join(", ")}${unknown.accounts > unknown.some.length ? ", …" : ""}.\n`,
        );
  });
}

const moment = (instant: string | null): string => instant?.slice(0, 19).replace("T", " ") ?? "";

interface EventsOptions extends Shared {
  readonly source: string;
  readonly limit: number;
  readonly offset: number;
}

async function events(account: string, meter: string, on: string, { data, format, ...rest }: EventsOptions): Promise<void> {
  await withSession(data, async (session) => {
    const answer = await session.call("usageEvents", { account, meter, on, ...rest });
    print(format, {
      json: answer,
      header: ["id", "time", "value"],
      rows: answer.events.map(({ id, at, value }) => [id, at, value]),
    });
    if (format !== "table") return;
    for (const { quantity, isWaiting } of answer.sums)
      process.stdout.write(`\n${answer.total} events, in all ${quantity}${isWaiting ? "; the ledger is told soon" : ""}.\n`);
  });
}
