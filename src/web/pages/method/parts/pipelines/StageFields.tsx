import { ActionIcon, Select, Textarea, TextInput } from "@mantine/core";
import { mappedStates } from "../../../../../domain/index.ts";
import { gateIds, gateWords } from "../../../../../standard/index.ts";
import { useWords } from "../../../../i18n/index.ts";
import { Icon } from "../../../../ui/Icon.tsx";
import type { StageDraft } from "./draft.ts";

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

/** One stage: its name, the state it stands for, its gate, what the buyer does there, and what other systems call it. */
export function StageFields({ stage, number, may, canRise, canFall, onChange, onMove, onRemove }: StageFieldsProps) {
  const { t, language } = useWords();
  const set = (change: Partial<StageDraft>): void => onChange({ ...stage, ...change });
  const name = stage.name.trim() === "" ? t("method.stage.number", { n: number }) : stage.name;
  const states = mappedStates.filter(
    (state) => ["prospect", "mql", "sql", "sal", "commit", "lost"].includes(state) || state === stage.state,
  );
  return (
    <li className="pipeline-stage">
      <fieldset disabled={!may}>
        <legend className="visually-hidden">{name}</legend>
        <div className="pipeline-fields">
          <TextInput
            label={t("method.stage.name")}
            value={stage.name}
            maxLength={60}
            onChange={({ currentTarget: { value } }) => set({ name: value })}
          />
          <Select
            label={t("method.stage.state")}
            data={states.map((state) => ({ value: state, label: state === "lost" ? t("deal.outcome.lost") : t(`bowtie.state.${state}`) }))}
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
            value={stage.buyerDoes}
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
        {may && (
          <div className="pipeline-tools">
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
        )}
      </fieldset>
    </li>
  );
}
