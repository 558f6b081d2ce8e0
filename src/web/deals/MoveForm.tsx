import { Button, Checkbox, Select } from "@mantine/core";
import { type FormEvent, useState } from "react";
import type { Deal, Input } from "../../contract/index.ts";
import { pipelineWords } from "../../standard/index.ts";
import { useWords } from "../i18n/index.ts";
import { Declined } from "../ui/Declined.tsx";
import { useWork } from "../work.ts";
import { todayHere } from "./amount.ts";
import { type Dropped, Dropping, isDropped, promisesIn } from "./Dropping.tsx";
import { GateView } from "./Gates.tsx";
import { following, isEnd, wayTo } from "./gate.ts";
import { Lacking } from "./Lacking.tsx";
import { MoveAsks, OTHER, type Said } from "./MoveAsks.tsx";
import { emptyStep, isStep } from "./NextStepFields.tsx";

interface MoveFormProps {
  readonly deal: Deal;
  readonly to: string | null;
  readonly onDone: () => void;
}

const trimmed = (text: string): string | undefined => (text.trim() === "" ? undefined : text.trim());

/** What was said, as the program takes it: only what this move asks for. */
function moveOf(deal: Deal, target: Deal["stages"][number], said: Said, dropped: readonly Dropped[]): Input<"moveDeal"> {
  const { evidence, despite, reason, otherReason } = said;
  const given = {
    evidence: trimmed(evidence),
    despite: trimmed(despite),
    reason: trimmed(reason === OTHER ? otherReason : (reason ?? "")),
  };
  return {
    id: String(deal.deal),
    stage: target.id,
    from: deal.stage,
    ...Object.fromEntries(Object.entries(given).filter(([, text]) => text !== undefined)),
    ...(isEnd(target) ? {} : { nextStep: said.step }),
    ...(target.state === "commit" ? { signedOn: said.signedOn, dropped: dropped.filter(isDropped) } : {}),
  };
}

export function MoveForm({ deal, to, onDone }: MoveFormProps) {
  const { t, f, language } = useWords();
  const move = useWork("moveDeal");
  const [stage, setStage] = useState(to ?? following(deal));
  const [said, setSaid] = useState<Said>(() => ({
    evidence: "",
    despite: "",
    reason: null,
    otherReason: "",
    signedOn: todayHere(),
    step:
      deal.nextStep !== null && deal.nextStep.on >= todayHere()
        ? deal.nextStep
        : { ...emptyStep(deal.owner), what: deal.nextStep?.what ?? "" },
  }));
  const [isOurs, setOurs] = useState(deal.billedBy.length === 0);
  const [dropped, setDropped] = useState<readonly Dropped[]>([]);
  const target = deal.stages.find(({ id }) => id === stage);
  const lost = promisesIn(move.problem);
  if (lost.length > 0 && dropped.length === 0) setDropped(lost);
  const way = target === undefined ? null : wayTo(deal, target);
  const isBlocked = way?.shut.some(({ verdict }) => verdict === "blocked") === true;
  const isLacking = target?.state === "commit" && deal.lacksForCommit.length > 0;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (target === undefined) return;
    void move
      .run({ ...moveOf(deal, target, said, dropped), ...(target.state === "commit" ? { contract: isOurs ? "here" : "billing" } : {}) })
      .then((done) => done && onDone());
  };
  const isMissing = target !== undefined && !isEnd(target) && !isStep(said.step);
  return (
    <form className="deal-move" onSubmit={submit}>
      <Select
        label={t("deal.move.to")}
        description={t("deal.move.from", { stage: pipelineWords(deal.stageName, language) })}
        data={deal.stages
          .filter(({ id }) => id !== deal.stage)
          .map(({ id, name }) => ({ value: id, label: pipelineWords(name, language) }))}
        value={stage}
        allowDeselect={false}
        onChange={(value) => {
          setStage(value);
          move.reset();
        }}
      />
      {way?.shut.map((gate) => (
        <GateView key={gate.gate} gate={gate} />
      ))}
      {isBlocked && <Lacking deal={deal} what="gate" onLeave={onDone} />}
      {isLacking && !isBlocked && <Lacking deal={deal} what="handoff" onLeave={onDone} />}
      {target && !isBlocked && !isLacking && (
        <>
          <MoveAsks target={target} way={way ?? { isForward: false, shut: [] }} said={said} onChange={setSaid} />
          {dropped.length > 0 && <Dropping dropped={dropped} onChange={setDropped} />}
          {target.state === "commit" && deal.notes.lines.length > 0 && (
            <Checkbox
              checked={isOurs}
              onChange={({ currentTarget }) => setOurs(currentTarget.checked)}
              label={t("deal.move.counts")}
              description={
                isOurs
                  ? t("deal.move.becomes", { count: deal.notes.lines.length })
                  : t("deal.move.billed", { sources: f.list(deal.billedBy) })
              }
            />
          )}
          <Declined problem={lost.length > 0 ? null : move.problem} />
          <div className="deal-move-do">
            <Button variant="default" onClick={onDone}>
              {t("deal.cancel")}
            </Button>
            <Button type="submit" loading={move.busy} disabled={isMissing || (dropped.length > 0 && !dropped.every(isDropped))}>
              {t(target.state === "commit" ? "deal.move.win" : target.state === "lost" ? "deal.move.lose" : "deal.move.do")}
            </Button>
          </div>
        </>
      )}
    </form>
  );
}
