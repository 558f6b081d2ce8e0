import { ActionIcon, Select, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { mappedStates } from "../../../../../domain/index.ts";
import { gateIds, gateWords, pipelineWords } from "../../../../../standard/index.ts";
import { type Translate, useWords } from "../../../../i18n/index.ts";
import { Icon } from "../../../../ui/Icon.tsx";
import { renamed, type StageDraft } from "./draft.ts";

interface StageFieldsProps {
  readonly stage: StageDraft;
  readonly number: number;
  readonly may: boolean;
  readonly canRise: boolean;
  readonly canFall: boolean;
  readonly onChange: (stage: StageDraft) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}

/** One stage in a line: what it is called, what the buyer does there, the state it stands for and its gate. It opens to be changed. */
export function StageFields(props: StageFieldsProps) {
  const { stage, number, may } = props;
  const { t, language } = useWords();
  // A stage that has no name yet was just added.
  const [isOpen, setOpen] = useState(stage.name === "");
  const name = stage.name.trim() === "" ? t("method.stage.number", { n: number }) : pipelineWords(stage.name, language);
  const { buyerDoes, gate, state, alsoCalled } = stage;
  const others = alsoCalled.split("\n").filter(Boolean);
  return (
    <li className="pipeline-stage">
      <div className="pipeline-line">
        <div className="pipeline-name">
          <b>{name}</b>
          <span className="dim">{buyerDoes === "" ? t("method.stage.noAct") : pipelineWords(buyerDoes, language)}</span>
          {others.length > 0 && <span className="small dim">{t("method.stage.also", { names: others.join(", ") })}</span>}
        </div>
        <span>{stateWords(state, t)}</span>
        <span className={gate === null ? "dim" : undefined}>
          {gate === null ? t("method.stage.noGateBefore") : t("method.stage.gateBefore", { gate: gateWords[gate][language] })}
        </span>
        {may && <Tools {...props} name={name} isOpen={isOpen} onOpen={() => setOpen(!isOpen)} />}
      </div>
      {isOpen && may && <Fields {...props} name={name} />}
    </li>
  );
}

const stateWords = (state: StageDraft["state"], t: Translate): string =>
  state === "lost" ? t("deal.outcome.lost") : t(`bowtie.state.${state}`);

function Fields({ stage, name, onChange }: StageFieldsProps & { readonly name: string }) {
  const { t, language } = useWords();
  const set = (change: Partial<StageDraft>): void => onChange({ ...stage, ...change });
  const states = mappedStates.filter(
    (state) => ["prospect", "mql", "sql", "sal", "commit", "lost"].includes(state) || state === stage.state,
  );
  return (
    <fieldset>
      <legend className="visually-hidden">{name}</legend>
      <div className="pipeline-fields">
        <TextInput
          label={t("method.stage.name")}
          value={pipelineWords(stage.name, language)}
          maxLength={60}
          onChange={({ currentTarget: { value } }) => onChange(renamed(stage, value))}
        />
        <Select
          label={t("method.stage.state")}
          data={states.map((state) => ({ value: state, label: stateWords(state, t) }))}
          allowDeselect={false}
          value={stage.state}
          onChange={(value) => set({ state: (value ?? stage.state) as StageDraft["state"] })}
        />
        <Select
          label={t("method.stage.gate")}
          data={[
            { value: "", label: t("method.stage.noGate") },
            ...gateIds.map((gate) => ({ value: gate as string, label: gateWords[gate][language] })),
          ]}
          allowDeselect={false}
          value={stage.gate ?? ""}
          onChange={(value) => set({ gate: value === "" || value === null ? null : (value as StageDraft["gate"]) })}
        />
        <Textarea
          className="pipeline-wide"
          label={t("method.stage.buyerDoes")}
          description={t("method.stage.buyerDoesHint")}
          autosize
          minRows={1}
          maxLength={300}
          value={pipelineWords(stage.buyerDoes, language)}
          onChange={({ currentTarget: { value } }) => set({ buyerDoes: value })}
        />
        <Textarea
          label={t("method.stage.alsoCalled")}
          description={t("method.stage.alsoCalledHint")}
          autosize
          minRows={1}
          maxRows={4}
          value={stage.alsoCalled}
          onChange={({ currentTarget: { value } }) => set({ alsoCalled: value })}
        />
      </div>
    </fieldset>
  );
}

interface ToolsProps extends StageFieldsProps {
  readonly name: string;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
}

function Tools({ name, canRise, canFall, onMove, onRemove, isOpen, onOpen }: ToolsProps) {
  const { t } = useWords();
  return (
    <div className="pipeline-tools">
      <ActionIcon
        variant="subtle"
        color="gray"
        size={28}
        aria-expanded={isOpen}
        aria-label={t("method.stage.change", { name })}
        onClick={onOpen}
      >
        <Icon name="edit" size={16} />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={28}
        disabled={!canRise}
        aria-label={t("method.stage.up", { name })}
        onClick={() => onMove(-1)}
      >
        <span className="pipeline-up">
          <Icon name="chevron" size={16} />
        </span>
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={28}
        disabled={!canFall}
        aria-label={t("method.stage.down", { name })}
        onClick={() => onMove(1)}
      >
        <span className="pipeline-down">
          <Icon name="chevron" size={16} />
        </span>
      </ActionIcon>
      <ActionIcon variant="subtle" color="gray" size={28} aria-label={t("method.stage.remove", { name })} onClick={onRemove}>
        <Icon name="trash" size={16} />
      </ActionIcon>
    </div>
  );
}
