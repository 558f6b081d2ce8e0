import { Button, Modal, Select, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { type Deals, dealTypeNames, type Input } from "../../../contract/index.ts";
import { pipelineWords } from "../../../standard/index.ts";
import { call } from "../../client.ts";
import { currenciesWith, minorIn } from "../../deals/amount.ts";
import { emptyStep, isStep, NextStepFields } from "../../deals/NextStepFields.tsx";
import { useWords } from "../../i18n/index.ts";
import { useMe } from "../../me.ts";
import { Declined } from "../../ui/Declined.tsx";
import { useSending } from "../../use-sending.ts";
import { AccountPicker, type Picked } from "./AccountPicker.tsx";

interface NewDealProps {
  readonly opened: boolean;
  readonly pipelines: Deals["pipelines"];
  readonly currencies: readonly string[];
  readonly onClose: () => void;
}

/** Begins a deal: with whom, about what, and what happens next. */
export function NewDeal({ opened, onClose, ...rest }: NewDealProps) {
  const { t } = useWords();
  return (
    <Modal opened={opened} onClose={onClose} size="lg" title={<span className="title">{t("deals.new")}</span>}>
      <Form {...rest} onClose={onClose} />
    </Modal>
  );
}

type Kind = (typeof dealTypeNames)[number];

function Form({ pipelines, currencies, onClose }: Omit<NewDealProps, "opened">) {
  const { t, language } = useWords();
  const me = useMe()?.person?.name ?? null;
  const queries = useQueryClient();
  const { busy, problem, send } = useSending();
  const navigate = useNavigate();
  const options = currenciesWith(currencies);
  const [account, setAccount] = useState<Picked | null>(null);
  const [name, setName] = useState("");
  const [amount, setAmount] = useState("");
  const [currency, setCurrency] = useState(options[0] ?? "EUR");
  const [kind, setKind] = useState<Kind>("new");
  const [pipeline, setPipeline] = useState<string | null>(null);
  const [step, setStep] = useState(() => emptyStep(me));
  const minor = amount.trim() === "" ? null : minorIn(amount, currency);
  const isAmount = amount.trim() === "" || (minor !== null && minor >= 0);
  const own = pipelines.find(({ types }) => types.includes(kind)) ?? pipelines[0];
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (account === null || !isAmount) return;
    const input: Input<"createDeal"> = {
      ...(account.kind === "known" ? { account: String(account.account) } : { account: "new", accountName: account.name }),
      name: name.trim(),
      amount: minor === null ? null : { minor, currency },
      type: kind,
      pipeline,
      nextStep: step,
    };
    void send(async () => {
      const { deal } = await call("createDeal", input);
      await queries.invalidateQueries();
      onClose();
      // Whoever begins a deal goes on with it.
      await navigate({ to: `/deals/${deal.deal}` });
    });
  };
  return (
    <form className="deal-form" onSubmit={submit}>
      <AccountPicker picked={account} onPick={setAccount} />
      <TextInput
        label={t("deals.form.name")}
        placeholder={t("deals.form.nameHint")}
        required
        withAsterisk={false}
        maxLength={200}
        value={name}
        onChange={({ currentTarget: { value } }) => setName(value)}
      />
      <div className="deal-fields">
        <TextInput
          label={t("deals.form.amount")}
          description={t("deals.form.amountHint")}
          inputMode="decimal"
          value={amount}
          error={isAmount ? null : t("deals.form.badAmount")}
          onChange={({ currentTarget: { value } }) => setAmount(value)}
        />
        <Select
          label={t("deals.form.currency")}
          description={t("deals.form.currencyHint")}
          data={options}
          searchable
          allowDeselect={false}
          value={currency}
          onChange={(value) => setCurrency(value ?? currency)}
        />
        <Select
          label={t("deals.form.type")}
          data={dealTypeNames.map((one) => ({ value: one, label: t(`deal.type.${one}`) }))}
          allowDeselect={false}
          value={kind}
          onChange={(value) => setKind((value ?? kind) as Kind)}
        />
        <Select
          label={t("deals.form.pipeline")}
          data={pipelines.map(({ id, name: title }) => ({ value: id, label: pipelineWords(title, language) }))}
          allowDeselect={false}
          value={pipeline ?? own?.id ?? null}
          onChange={(value) => setPipeline(value === own?.id ? null : value)}
        />
      </div>
      <NextStepFields step={step} onChange={setStep} />
      <Declined problem={problem} />
      <div className="deal-move-do">
        <Button variant="default" onClick={onClose}>
          {t("deal.cancel")}
        </Button>
        <Button type="submit" loading={busy} disabled={account === null || name.trim() === "" || !isStep(step)}>
          {t("deals.form.do")}
        </Button>
      </div>
    </form>
  );
}
