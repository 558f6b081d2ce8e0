import { Autocomplete, Button, Modal, Select, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { ask, queryOf } from "../../ask.ts";
import { useWords } from "../../i18n/index.ts";
import { Declined } from "../../ui/Declined.tsx";
import { useWork } from "../../work.ts";
import { CustomerSelect } from "./CustomerSelect.tsx";

interface AddRescueProps {
  readonly opened: boolean;
  readonly close: () => void;
  readonly day: string;
}

/** Notes an effort to keep a customer, with what had brought it about. */
export function AddRescue({ opened, close, day }: AddRescueProps) {
  const { t } = useWords();
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={<span className="title">{t("base.addRescue.open")}</span>}
      closeButtonProps={{ "aria-label": t("base.add.close") }}
    >
      <Form close={close} day={day} />
    </Modal>
  );
}

const ENDS = ["going", "saved", "lost"] as const;
const isSaved = { going: null, saved: true, lost: false } as const;

function Form({ close, day }: Omit<AddRescueProps, "opened">) {
  const { t } = useWords();
  const { busy, problem, run } = useWork("saveRescue");
  const [account, setAccount] = useState<string | null>(null);
  const [on, setOn] = useState(day);
  const [cause, setCause] = useState("");
  const [end, setEnd] = useState<(typeof ENDS)[number]>("going");
  const known = useQuery({ ...queryOf(ask("proofs", { id: account ?? "0" })), enabled: account !== null });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (account === null) return;
    const rescue = `rescue-${Date.now().toString(36)}`;
    void run({ id: account, rescue, base: 0, on, cause, isSaved: isSaved[end] }).then((isDone) => isDone && close());
  };
  return (
    <form className="base-form" onSubmit={submit}>
      <CustomerSelect account={account} choose={setAccount} />
      <TextInput
        label={t("base.rescues.on")}
        type="date"
        required
        withAsterisk={false}
        value={on}
        onChange={({ currentTarget }) => setOn(currentTarget.value)}
      />
      <Autocomplete
        label={t("base.addRescue.cause")}
        description={t("base.addRescue.causeHelp")}
        data={known.data?.causes ?? []}
        required
        withAsterisk={false}
        maxLength={200}
        value={cause}
        onChange={setCause}
      />
      <Select
        label={t("base.addRescue.end")}
        data={ENDS.map((value) => ({ value, label: t(`base.rescue.${value}`) }))}
        value={end}
        allowDeselect={false}
        onChange={(value) => setEnd(ENDS.find((one) => one === value) ?? "going")}
      />
      <Declined problem={problem} />
      <Button type="submit" loading={busy} disabled={account === null || cause.trim() === ""}>
        {t("base.add.save")}
      </Button>
    </form>
  );
}
