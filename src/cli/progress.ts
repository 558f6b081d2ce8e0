import type { Report, Step } from "../operations/index.ts";

const WORDS: Readonly<Record<Step["phase"], string>> = {
  reading: "reading",
  checking: "checking",
  writing: "writing to the ledger",
  deriving: "working out the numbers",
  matching: "matching accounts",
  simulating: "trying what may come",
};

const INTERVAL = 100;

/** One line on the terminal that tells what is going on; nothing where nobody watches. */
export function terminalProgress(): { readonly report: Report; readonly done: () => void } {
  const watched = process.stderr.isTTY === true;
  let last = 0;
  let phase = "";
  return {
    report: ({ phase: now, label, done, total }) => {
      const line = `${WORDS[now]} ${label}${done > 0 ? ` ${done.toLocaleString("en-US")}${total > 0 ? ` of ${total.toLocaleString("en-US")}` : ""}` : ""}`;
      if (!watched || (Date.now() - last < INTERVAL && now === phase)) return;
      last = Date.now();
      phase = now;
      process.stderr.write(`\r\u001b[2K${line.slice(0, (process.stderr.columns ?? 80) - 1)}`);
    },
    done: () => {
      if (watched) process.stderr.write("\r\u001b[2K");
    },
  };
}
