import { Button, Modal, Select, Textarea, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { bowtieStageNames } from "../../../contract/index.ts";
import { proofIs, proofKinds } from "../../../standard/index.ts";
import { ask, queryOf } from "../../ask.ts";
import { useWords } from "../../i18n/index.ts";
import { Declined } from "../../ui/Declined.tsx";
import { useWork } from "../../work.ts";
import { CustomerSelect } from "./CustomerSelect.tsx";

interface AddProofProps {
  readonly opened: boolean;
  readonly close: () => void;
  readonly day: string;
}

/** Notes what a customer has said or shown for us. */
export function AddProof({ opened, close, day }: AddProofProps) {
  const { t } = useWords();
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={<span className="title">{t("base.add.title")}</span>}
      closeButtonProps={{ "aria-label": t("base.add.close") }}
    >
      <Form close={close} day={day} />
    </Modal>
  );
}

const named = <T extends string>(list: readonly T[], value: string | null, otherwise: T): T =>
  list.find((one) => one === value) ?? otherwise;

function Form({ close, day }: Omit<AddProofProps, "opened">) {
  const { t, f } = useWords();
  const { busy, problem, run } = useWork("saveProof");
  const [account, setAccount] = useState<string | null>(null);
  const [kind, setKind] = useState<(typeof proofKinds)[number]>("review");
  const [stage, setStage] = useState<(typeof bowtieStageNames)[number]>("selection");
  const [outcome, setOutcome] = useState<string | null>(null);
  const [on, setOn] = useState(day);
  const [note, setNote] = useState("");
  const known = useQuery({ ...queryOf(ask("proofs", { id: account ?? "0" })), enabled: account !== null });
  const needs = proofIs[kind].needsConfirmedOutcome;
  const outcomes = known.data?.outcomes ?? [];
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (account === null) return;
    const proof = `proof-${Date.now().toString(36)}`;
    void run({ id: account, proof, base: 0, kind, stage, on, outcome, note: note.trim() === "" ? null : note }).then(
      (isDone) => isDone && close(),
    );
  };
  return (
    <form className="base-form" onSubmit={submit}>
      <CustomerSelect
        account={account}
        choose={(value) => {
          setAccount(value);
          setOutcome(null);
        }}
      />
      <Select
        label={t("base.add.kind")}
        data={proofKinds.map((value) => ({ value, label: t(`base.kind.${value}`) }))}
        value={kind}
        allowDeselect={false}
        onChange={(value) => setKind(named(proofKinds, value, "review"))}
      />
      <Select
        label={t("base.add.stage")}
        data={bowtieStageNames.map((value) => ({ value, label: t(`base.journey.${value}`) }))}
        value={stage}
        allowDeselect={false}
        onChange={(value) => setStage(named(bowtieStageNames, value, "selection"))}
      />
      <Select
        label={t("base.add.outcome")}
        description={needs ? t("base.add.needs") : undefined}
        data={outcomes.map(({ id, statement, confirmedOn }) => ({
          value: id,
          label:
            confirmedOn === null
              ? t("base.add.unconfirmed", { statement })
              : t("base.add.confirmed", { statement, day: f.day(confirmedOn) }),
        }))}
        value={outcome}
        onChange={setOutcome}
        clearable
        disabled={account === null || outcomes.length === 0}
        placeholder={account !== null && known.data !== undefined && outcomes.length === 0 ? t("base.add.noOutcome") : undefined}
      />
      <TextInput
        label={t("base.add.on")}
        type="date"
        required
        withAsterisk={false}
        value={on}
        onChange={({ currentTarget }) => setOn(currentTarget.value)}
      />
      <Textarea
        label={t("base.add.note")}
        autosize
        minRows={2}
        maxLength={1000}
        value={note}
        onChange={({ currentTarget }) => setNote(currentTarget.value)}
      />
      <Declined problem={problem} />
      <Button type="submit" loading={busy} disabled={account === null}>
        {t("base.add.save")}
      </Button>
    </form>
  );
}
