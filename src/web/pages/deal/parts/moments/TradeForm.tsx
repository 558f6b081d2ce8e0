import { ActionIcon, Button, Checkbox, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import type { Deal, Input, TradeShown } from "../../../../../contract/index.ts";
import { useWords } from "../../../../i18n/index.ts";
import { useMe } from "../../../../me.ts";
import { Crossed } from "../../../../ui/Crossed.tsx";
import { crossingIn } from "../../../../ui/crossing.ts";
import { Icon } from "../../../../ui/Icon.tsx";
import { useLineKeys } from "../../../../ui/keys.ts";
import { Note } from "../../../../ui/Note.tsx";
import { Owner } from "../../../../ui/Owner.tsx";
import { useWork } from "../../../../work.ts";
import { minorOf, type Worth, worthOf } from "./amount.ts";
import { newId } from "./new-id.ts";
import { todayText } from "./today.ts";

interface TradeFormProps {
  readonly deal: Deal;
  readonly known: TradeShown | null;
  readonly done: () => void;
}

interface Line extends Worth {
  readonly what: string;
  readonly isDiscount: boolean;
}

const lineOf = ({ what, isDiscount, worth }: TradeShown["gives"][number], usual: string): Line => ({
  what,
  isDiscount: isDiscount === true,
  ...worthOf(worth ?? null, usual),
});

const isSaid = ({ what }: Line): boolean => what.trim() !== "";

/** What we give and what we get for it, each with its worth. */
export function TradeForm({ deal, known, done }: TradeFormProps) {
  const { t } = useWords();
  const me = useMe();
  const work = useWork("saveTrade");
  const usual = deal.currency ?? "EUR";
  const empty: Line = { what: "", isDiscount: false, amount: "", currency: usual };
  const [id] = useState(() => known?.id ?? newId("trade"));
  const [on, setOn] = useState(known?.on ?? todayText());
  const [seller, setSeller] = useState(known?.seller ?? me?.person?.name ?? "");
  const [gives, setGives] = useState<readonly Line[]>(known?.gives.map((one) => lineOf(one, usual)) ?? [empty]);
  const [gets, setGets] = useState<readonly Line[]>(known?.gets.map((one) => lineOf(one, usual)) ?? [empty]);
  const [isWrong, setWrong] = useState(false);
  const items = (lines: readonly Line[]): Input<"saveTrade">["gives"] | null => {
    const said = lines.filter(isSaid).map((line) => ({ what: line.what, isDiscount: line.isDiscount, worth: minorOf(line) }));
    return said.some(({ worth }) => worth === undefined) ? null : said.map((one) => ({ ...one, worth: one.worth ?? null }));
  };
  const save = async (base: number, isRemoved = false): Promise<void> => {
    const [given, got] = [items(gives), items(gets)];
    setWrong(given === null || got === null);
    if (!given || !got) return;
    const by = seller.trim() === "" ? {} : { seller };
    if (await work.run({ trade: id, base, deal: String(deal.deal), on, ...by, gives: given, gets: got, isRemoved })) done();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void save(known?.version ?? 0);
  };
  const isCrossed = crossingIn(work.problem) !== null;
  return (
    <form className="moment-form" onSubmit={submit} aria-label={t("dealMoments.trades.form")}>
      <div className="moment-fields">
        <TextInput
          type="date"
          label={t("dealMoments.trades.on")}
          required
          withAsterisk={false}
          value={on}
          max={todayText()}
          onChange={({ currentTarget }) => setOn(currentTarget.value)}
        />
        <Owner label={t("dealMoments.trades.seller")} value={seller} onChange={setSeller} />
      </div>
      <div className="moment-two">
        <Lines legend={t("dealMoments.trades.weGive")} lines={gives} empty={empty} onChange={setGives} withDiscount />
        <Lines legend={t("dealMoments.trades.weGet")} lines={gets} empty={empty} onChange={setGets} />
      </div>
      {known?.approver != null && <Note kind="warn">{t("dealMoments.trades.approvalEnds", { by: known.approver })}</Note>}
      <div role="alert">{isWrong && <Note kind="bad">{t("dealMoments.trades.badWorth")}</Note>}</div>
      <Crossed problem={work.problem} words="dealMoments.field" busy={work.busy} onMine={(version) => void save(version)} onTheirs={done} />
      <div className="moment-do">
        {!isCrossed && (
          <Button type="submit" loading={work.busy} disabled={![...gives, ...gets].some(isSaid)}>
            {t("dealMoments.form.save")}
          </Button>
        )}
        <Button variant="default" onClick={done}>
          {t("dealMoments.form.cancel")}
        </Button>
        {known !== null && !isCrossed && (
          <Button variant="subtle" color="red" loading={work.busy} onClick={() => void save(known.version, true)}>
            {t("dealMoments.form.remove")}
          </Button>
        )}
      </div>
    </form>
  );
}

interface LinesProps {
  readonly legend: string;
  readonly lines: readonly Line[];
  readonly empty: Line;
  readonly onChange: (lines: readonly Line[]) => void;
  readonly withDiscount?: boolean;
}

function Lines({ legend, lines, empty, onChange, withDiscount = false }: LinesProps) {
  const { t } = useWords();
  const { keyOf, forget } = useLineKeys(lines.length);
  const replace = (at: number, some: Partial<Line>): void => onChange(lines.map((one, i) => (i === at ? { ...one, ...some } : one)));
  return (
    <fieldset className="moment-set">
      <legend>{legend}</legend>
      {lines.map((line, at) => (
        <div key={keyOf(at)} className="moment-trade-line">
          <TextInput
            aria-label={`${legend}: ${t("dealMoments.trades.what")}`}
            placeholder={t("dealMoments.trades.what")}
            value={line.what}
            onChange={({ currentTarget }) => replace(at, { what: currentTarget.value })}
          />
          <TextInput
            aria-label={`${legend}: ${t("dealMoments.trades.worth")}`}
            placeholder={t("dealMoments.trades.worth")}
            inputMode="decimal"
            value={line.amount}
            onChange={({ currentTarget }) => replace(at, { amount: currentTarget.value })}
          />
          <TextInput
            aria-label={`${legend}: ${t("dealMoments.trades.currency")}`}
            maxLength={3}
            value={line.currency}
            onChange={({ currentTarget }) => replace(at, { currency: currentTarget.value.toUpperCase() })}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={t("dealMoments.trades.removeLine", { what: line.what })}
            onClick={() => {
              forget(at);
              onChange(lines.filter((_, i) => i !== at));
            }}
          >
            <Icon name="close" size={15} />
          </ActionIcon>
          {withDiscount && (
            <Checkbox
              size="xs"
              label={t("dealMoments.trades.isDiscount")}
              checked={line.isDiscount}
              onChange={({ currentTarget }) => replace(at, { isDiscount: currentTarget.checked })}
            />
          )}
        </div>
      ))}
      <Button
        size="compact-sm"
        variant="default"
        className="moment-add"
        leftSection={<Icon name="plus" size={14} />}
        onClick={() => onChange([...lines, empty])}
      >
        {t("dealMoments.trades.addLine")}
      </Button>
    </fieldset>
  );
}
