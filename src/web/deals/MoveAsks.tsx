import { Select, Textarea, TextInput } from "@mantine/core";
import type { Deal } from "../../contract/index.ts";
import { lossReasons, pipelineWords, winReasons } from "../../standard/index.ts";
import { useWords } from "../i18n/index.ts";
import { todayHere } from "./amount.ts";
import { isEnd, type wayTo } from "./gate.ts";
import { type NextStep, NextStepFields } from "./NextStepFields.tsx";

/** Stands for a reason in the person's own words. */
export const OTHER = "other";

export interface Said {
  readonly evidence: string;
  readonly despite: string;
  readonly reason: string | null;
  readonly otherReason: string;
  readonly signedOn: string;
  readonly step: NextStep;
}

interface MoveAsksProps {
  readonly target: Deal["stages"][number];
  readonly way: ReturnType<typeof wayTo>;
  readonly said: Said;
  readonly onChange: (said: Said) => void;
}

/** The questions of one move: what the buyer did, why it goes on all the same, what comes next, why it ended. */
export function MoveAsks({ target, way, said, onChange }: MoveAsksProps) {
  const { t, language } = useWords();
  const set = (change: Partial<Said>): void => onChange({ ...said, ...change });
  const isWarned = way.shut.length > 0;
  return (
    <>
      {way.isForward && (
        <Textarea
          label={t("deal.move.evidence")}
          description={t("deal.move.buyerDoes", {
            stage: pipelineWords(target.name, language),
            does: pipelineWords(target.buyerDoes, language),
          })}
          autosize
          minRows={2}
          maxLength={1000}
          required={!isWarned}
          withAsterisk={false}
          value={said.evidence}
          onChange={({ currentTarget: { value } }) => set({ evidence: value })}
        />
      )}
      {isWarned && (
        <Textarea
          label={t("deal.move.despite")}
          description={t("deal.move.despiteHint")}
          autosize
          minRows={2}
          maxLength={1000}
          required
          withAsterisk={false}
          value={said.despite}
          onChange={({ currentTarget: { value } }) => set({ despite: value })}
        />
      )}
      {isEnd(target) && <Reason target={target} said={said} set={set} />}
      {target.state === "commit" && (
        <TextInput
          type="date"
          label={t("deal.move.signedOn")}
          required
          withAsterisk={false}
          max={todayHere()}
          value={said.signedOn}
          onChange={({ currentTarget: { value } }) => set({ signedOn: value })}
        />
      )}
      {!isEnd(target) && <NextStepFields step={said.step} onChange={(step) => set({ step })} />}
    </>
  );
}

function Reason({ target, said, set }: Pick<MoveAsksProps, "target" | "said"> & { readonly set: (change: Partial<Said>) => void }) {
  const { t, language } = useWords();
  const isWon = target.state === "commit";
  const reasons = (isWon ? winReasons : lossReasons).map((words) => ({ value: words.en, label: words[language] }));
  return (
    <>
      <Select
        label={t(isWon ? "deal.move.whyWon" : "deal.move.whyLost")}
        description={t("deal.move.whyHint")}
        placeholder={t("deal.move.choose")}
        data={[...reasons, { value: OTHER, label: t("deal.move.other") }]}
        searchable
        required
        withAsterisk={false}
        value={said.reason}
        onChange={(reason) => set({ reason })}
      />
      {said.reason === OTHER && (
        <TextInput
          label={t("deal.move.otherReason")}
          required
          withAsterisk={false}
          maxLength={300}
          value={said.otherReason}
          onChange={({ currentTarget: { value } }) => set({ otherReason: value })}
        />
      )}
    </>
  );
}
