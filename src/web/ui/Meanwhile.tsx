import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import type { Problem } from "../../contract/index.ts";
import { useWords } from "../i18n/index.ts";
import { Declined } from "./Declined.tsx";
import { Note } from "./Note.tsx";
import "./comments.css";

interface MeanwhileProps {
  readonly problem: Problem | null;
  /** What the other one wrote, as it is read; `null` where it was taken away. */
  readonly shows: (theirs: Readonly<Record<string, unknown>>) => ReactNode;
  /** Saves what stands in the form over theirs, which is kept as a version. */
  readonly onMine: (version: number) => void;
}

/** Somebody else changed the same thing: what they wrote is shown, and what was typed stays in the form. Any other refusal is told as ever. */
export function Meanwhile({ problem, shows, onMine }: MeanwhileProps) {
  const { t } = useWords();
  const version = problem?.details?.["version"];
  if (problem?.code !== "edited_meanwhile" || typeof version !== "number") return <Declined problem={problem} />;
  const theirs = problem.details?.["theirs"] as Readonly<Record<string, unknown>> | null;
  const by = String(problem.details?.["by"] ?? "");
  return (
    <div role="alert">
      <Note kind="warn">
        <p>{t(theirs === null ? "meanwhile.removed" : "meanwhile.changed", { by })}</p>
        {theirs !== null && <blockquote className="meanwhile">{shows(theirs)}</blockquote>}
        <p>
          <Button size="compact-sm" variant="default" onClick={() => onMine(version)}>
            {t("meanwhile.mine")}
          </Button>
        </p>
      </Note>
    </div>
  );
}
