import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Output, Problem } from "../../../../../contract/index.ts";
import { pipelineWords } from "../../../../../standard/index.ts";
import { ask, problemOf, useAsks } from "../../../../ask.ts";
import { call } from "../../../../client.ts";
import { Waiting } from "../../../../frame/Waiting.tsx";
import { useWords } from "../../../../i18n/index.ts";
import { Crossed } from "../../../../ui/Crossed.tsx";
import { Icon } from "../../../../ui/Icon.tsx";
import { Note } from "../../../../ui/Note.tsx";
import { Trouble } from "../../../../ui/Trouble.tsx";
import type { SectionProps } from "../../section-props.ts";
import { draftOf, newPipeline, type PipelineDraft, pipelineOf } from "./draft.ts";
import { PipelineFields } from "./PipelineFields.tsx";

/** The pipelines of a team: how deals go from the first conversation to won or lost. */
export function Pipelines({ may }: SectionProps) {
  const asked = useAsks({ known: ask("pipelines", {}) });
  if (asked.kind === "failed") return <Trouble problem={asked.problem} again={asked.again} />;
  if (asked.kind === "loading") return <Waiting />;
  return <Editor known={asked.answers.known} may={may} />;
}

type Known = Output<"pipelines">;

function Editor({ known, may }: { readonly known: Known } & SectionProps) {
  const { t, language } = useWords();
  const queries = useQueryClient();
  const [drafts, setDrafts] = useState<readonly PipelineDraft[]>(() => known.pipelines.map(draftOf));
  const [isChanged, setChanged] = useState(false);
  const [isSaved, setSaved] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const change = (next: readonly PipelineDraft[]): void => {
    setDrafts(next);
    setChanged(true);
    setSaved(false);
  };
  const take = ({ pipelines }: Known): void => {
    setDrafts(pipelines.map(draftOf));
    setChanged(false);
    setProblem(null);
  };
  const save = async (): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      const saved = await call("savePipelines", { pipelines: drafts.map(pipelineOf), base: known.version });
      await queries.invalidateQueries();
      take(saved);
      setSaved(true);
    } catch (error) {
      const why = problemOf(error);
      if (why.code === "edited_meanwhile") await queries.invalidateQueries({ queryKey: ["pipelines"] });
      setProblem(why);
    }
    setBusy(false);
  };
  const says = (pipelines: Known["pipelines"]) =>
    pipelines.map(({ name, stages }) => (
      <p key={name}>{`${pipelineWords(name, language)}: ${stages.map((stage) => pipelineWords(stage.name, language)).join(" → ")}`}</p>
    ));
  return (
    <div className="sections">
      <p className="dim method-lead">{t("method.pipelines.text")}</p>
      {drafts.map((draft, at) => (
        <PipelineFields
          key={draft.key}
          draft={draft}
          may={may}
          isLast={drafts.length === 1}
          onChange={(changed) => change(drafts.map((one, i) => (i === at ? changed : one)))}
          onRemove={() => change(drafts.filter((one) => one.key !== draft.key))}
        />
      ))}
      {may && (
        <div className="method-do">
          <Button
            size="sm"
            variant="default"
            leftSection={<Icon name="plus" size={16} />}
            onClick={() => change([...drafts, newPipeline(t)])}
          >
            {t("method.pipelines.add")}
          </Button>
          <span className="method-space" />
          {isChanged && (
            <Button size="sm" variant="default" onClick={() => take(known)}>
              {t("method.discard")}
            </Button>
          )}
          <Button size="sm" loading={busy} disabled={!isChanged} onClick={() => void save()}>
            {t("method.save")}
          </Button>
        </div>
      )}
      <Crossed
        problem={problem}
        busy={busy}
        rows={[
          {
            field: t("method.section.pipelines"),
            theirs: says(known.pipelines),
            mine: says(drafts.map(pipelineOf) as Known["pipelines"]),
          },
        ]}
        onMine={() => void save()}
        onTheirs={() => take(known)}
      />
      <div role="status">{isSaved && <Note kind="good">{t("method.saved")}</Note>}</div>
    </div>
  );
}
