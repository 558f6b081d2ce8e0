import { Button, MultiSelect, TextInput } from "@mantine/core";
import { dealTypeNames } from "../../../../../contract/index.ts";
import { pipelineWords } from "../../../../../standard/index.ts";
import { useWords } from "../../../../i18n/index.ts";
import { Icon } from "../../../../ui/Icon.tsx";
import { moved, newStage, type PipelineDraft } from "./draft.ts";
import { StageFields } from "./StageFields.tsx";

interface PipelineFieldsProps {
  readonly draft: PipelineDraft;
  readonly may: boolean;
  /** The last one left can't be removed. */
  readonly isLast: boolean;
  readonly onChange: (draft: PipelineDraft) => void;
  readonly onRemove: () => void;
}

/** One pipeline with its stages in their order. */
export function PipelineFields({ draft, may, isLast, onChange, onRemove }: PipelineFieldsProps) {
  const { t, language } = useWords();
  const { stages } = draft;
  const open = stages.filter(({ state }) => state !== "commit" && state !== "lost").length;
  const add = (): void => onChange({ ...draft, stages: [...stages.slice(0, open), newStage(stages, open), ...stages.slice(open)] });
  return (
    <section className="card pipeline" aria-label={pipelineWords(draft.name, language)}>
      <div className="pipeline-head">
        <TextInput
          label={t("method.pipelines.name")}
          value={pipelineWords(draft.name, language)}
          maxLength={60}
          readOnly={!may}
          onChange={({ currentTarget: { value } }) => onChange({ ...draft, name: value })}
        />
        <MultiSelect
          label={t("method.pipelines.types")}
          data={dealTypeNames.map((type) => ({ value: type, label: t(`deal.type.${type}`) }))}
          value={[...draft.types]}
          readOnly={!may}
          placeholder={draft.types.length === 0 ? t("method.pipelines.noTypes") : ""}
          onChange={(types) => onChange({ ...draft, types: types as PipelineDraft["types"] })}
        />
      </div>
      <ol className="pipeline-stages">
        {stages.map((stage, at) => (
          <StageFields
            key={stage.key}
            stage={stage}
            number={at + 1}
            may={may}
            canRise={at > 0}
            canFall={at < stages.length - 1}
            onChange={(changed) => onChange({ ...draft, stages: stages.map((one, i) => (i === at ? changed : one)) })}
            onMove={(by) => onChange({ ...draft, stages: moved(stages, at, by) })}
            onRemove={() => onChange({ ...draft, stages: stages.filter((one) => one.key !== stage.key) })}
          />
        ))}
      </ol>
      {may && (
        <div className="method-do">
          <Button size="xs" variant="default" leftSection={<Icon name="plus" size={15} />} onClick={add}>
            {t("method.pipelines.addStage")}
          </Button>
          <span className="method-space" />
          {!isLast && (
            <Button size="xs" variant="subtle" color="gray" onClick={onRemove}>
              {t("method.pipelines.remove")}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}
