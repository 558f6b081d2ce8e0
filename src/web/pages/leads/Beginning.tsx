import { Button, Modal, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import type { ListedLead } from "../../../contract/index.ts";
import { call } from "../../client.ts";
import { useWords } from "../../i18n/index.ts";
import { useMe } from "../../me.ts";
import { Declined } from "../../ui/Declined.tsx";
import { Owner } from "../../ui/Owner.tsx";
import { useSending } from "../../use-sending.ts";

/** A lead becomes a deal: what comes next is settled at once. */
export function Beginning({ lead, close }: { readonly lead: ListedLead | null; readonly close: () => void }) {
  const { t } = useWords();
  const me = useMe();
  const go = useNavigate();
  const queries = useQueryClient();
  const { busy, problem, send } = useSending();
  const [typed, setTyped] = useState({ what: "", on: "", owner: "" });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (lead === null) return;
    void send(async () => {
      const nextStep = { ...typed, owner: typed.owner || (me?.person?.name ?? "") };
      const { deal } = await call("convertLead", { id: String(lead.lead), nextStep });
      await queries.invalidateQueries();
      close();
      await go({ to: `/deals/${deal.deal}` as never });
    });
  };
  const field = (name: "what" | "on") => ({
    label: t(`leads.next.${name}`),
    value: typed[name],
    required: true,
    withAsterisk: false,
    onChange: ({ currentTarget: { value } }: { readonly currentTarget: { readonly value: string } }) =>
      setTyped({ ...typed, [name]: value }),
  });
  return (
    <Modal
      opened={lead !== null}
      onClose={close}
      title={<span className="title">{t("leads.next.title", { name: lead?.company ?? lead?.email ?? "" })}</span>}
      centered
    >
      <form className="leads-form" onSubmit={submit}>
        <p className="dim">{t("leads.next.text")}</p>
        <TextInput {...field("what")} data-autofocus maxLength={300} />
        <TextInput {...field("on")} type="date" />
        <Owner
          label={t("leads.next.owner")}
          placeholder={me?.person?.name}
          value={typed.owner}
          onChange={(owner) => setTyped({ ...typed, owner })}
        />
        <Declined problem={problem} />
        <Button type="submit" loading={busy}>
          {t("leads.begin")}
        </Button>
      </form>
    </Modal>
  );
}
