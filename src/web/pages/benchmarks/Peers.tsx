import { Button, Code, FileButton } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Problem } from "../../../contract/index.ts";
import { problemOf } from "../../ask.ts";
import { call } from "../../client.ts";
import { useWords } from "../../i18n/index.ts";
import { Icon } from "../../ui/Icon.tsx";
import { Note } from "../../ui/Note.tsx";
import { useSentence } from "../../ui/Trouble.tsx";
import type { BenchmarksProps } from "./load.ts";

const EXAMPLE = `metric,low,median,high,axis,from,to,currency,year,population
net_revenue_retention,96 %,104 %,112 %,acv,5000,15000,USD,2025,our portfolio`;

/** Benchmarks of one's own: brought as a file, beside or instead of the published ones. */
export function Peers({ answers: { benchmarks } }: BenchmarksProps) {
  const { t, f } = useWords();
  const queries = useQueryClient();
  const sentence = useSentence();
  const [problem, setProblem] = useState<Problem | null>(null);
  const run = async (work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
      setProblem(null);
      await queries.invalidateQueries({ queryKey: ["benchmarks"] });
    } catch (error) {
      setProblem(problemOf(error));
    }
  };
  const bring = (file: File | null): void => {
    if (file === null) return;
    const name = file.name.replace(/\.\w+$/, "");
    void run(async () => call("savePeers", { name, body: await file.text() }));
  };
  return (
    <section className="card" aria-labelledby="peers">
      <div className="benchmark-head">
        <div>
          <h2 className="title" id="peers">
            {t("benchmarks.peers.title")}
          </h2>
          <p className="small dim">{t("benchmarks.peers.text")}</p>
        </div>
        <FileButton onChange={bring} accept=".csv,.yaml,.yml,.json">
          {(props) => (
            <Button {...props} className="no-print" variant="default" leftSection={<Icon name="upload" size={16} />}>
              {t("benchmarks.peers.bring")}
            </Button>
          )}
        </FileButton>
      </div>
      {problem && <Note kind="bad">{sentence(problem)}</Note>}
      {benchmarks.peers.length === 0 ? (
        <p className="dim">{t("benchmarks.peers.none")}</p>
      ) : (
        <ul className="benchmark-peers">
          {benchmarks.peers.map(({ name, rows, savedAt, problem: unread }) => (
            <li key={name}>
              <span>
                <b>{name}</b> <span className="small dim">{t("benchmarks.peers.rows", { count: rows, instant: f.instant(savedAt) })}</span>
                {unread !== undefined && <span className="small"> {unread}</span>}
              </span>
              <Button
                className="no-print"
                size="xs"
                variant="subtle"
                color="gray"
                aria-label={t("benchmarks.peers.dropNamed", { name })}
                onClick={() => void run(() => call("deletePeers", { name }))}
              >
                {t("benchmarks.peers.drop")}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <details>
        <summary>{t("benchmarks.peers.form")}</summary>
        <Code block lang="en">
          {EXAMPLE}
        </Code>
      </details>
    </section>
  );
}
