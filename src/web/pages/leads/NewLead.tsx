import { Button, Modal, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useWords } from "../../i18n/index.ts";
import { Declined } from "../../ui/Declined.tsx";
import { useWork } from "../../work.ts";

const EMPTY = { company: "", email: "", desiredOutcome: "" };

/** A lead that came by phone, at a fair, or by somebody's word. */
export function NewLead({ opened, close }: { readonly opened: boolean; readonly close: () => void }) {
  const { t } = useWords();
  const [typed, setTyped] = useState(EMPTY);
  const work = useWork("createLead");
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const said = Object.fromEntries(Object.entries(typed).filter(([, value]) => value.trim() !== ""));
    if (await work.run({ company: typed.company, ...said })) {
      setTyped(EMPTY);
      close();
    }
  };
  const field = (name: keyof typeof EMPTY) => ({
    label: t(`leads.form.${name}`),
    value: typed[name],
    onChange: ({ currentTarget: { value } }: { readonly currentTarget: { readonly value: string } }) =>
      setTyped({ ...typed, [name]: value }),
  });
  return (
    <Modal opened={opened} onClose={close} title={<span className="title">{t("leads.form.title")}</span>} centered>
      <form className="leads-form" onSubmit={(event) => void submit(event)}>
        <TextInput {...field("company")} required withAsterisk={false} data-autofocus maxLength={200} />
        <TextInput {...field("email")} type="email" maxLength={320} />
        <TextInput {...field("desiredOutcome")} description={t("leads.form.outcomeText")} maxLength={500} />
        <Declined problem={work.problem} />
        <Button type="submit" loading={work.busy}>
          {t("leads.form.do")}
        </Button>
      </form>
    </Modal>
  );
}
