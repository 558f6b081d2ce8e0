import { Button, Modal, Textarea, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import type { HandoffShown } from "../../../../../contract/index.ts";
import { useWords } from "../../../../i18n/index.ts";
import { useMe } from "../../../../me.ts";
import { Crossed } from "../../../../ui/Crossed.tsx";
import { crossingIn } from "../../../../ui/crossing.ts";
import { Declined } from "../../../../ui/Declined.tsx";
import { Icon, type IconName } from "../../../../ui/Icon.tsx";
import { Note } from "../../../../ui/Note.tsx";
import { Owner } from "../../../../ui/Owner.tsx";
import { anchorOf } from "./fields.ts";
import type { WritingProps } from "./Package.tsx";
import { useSaving } from "./use-saving.ts";

type Fate = HandoffShown["promises"][number];

const signs: Readonly<Record<Fate["fate"], IconName>> = {
  lost: "warning",
  broken: "warning",
  open: "more",
  agreed: "link",
  delivered: "check",
  confirmed: "check",
  dropped: "close",
};

/** Everything that was promised, with who promised it, the words, and what became of it. None gets lost. */
export function Promises({ handoff, mayWrite }: WritingProps) {
  const { t } = useWords();
  const saving = useSaving(handoff.deal);
  const [adding, setAdding] = useState(false);
  const { promises, version, package: kept } = handoff;
  const missed = handoff.news.some(({ part }) => part === "promises");
  const all = [
    ...(kept.promises ?? []),
    ...promises.filter(({ isInPackage, dropped }) => !isInPackage && dropped === null).map(({ promise }) => promise),
  ];
  return (
    <section className="card handoff-part-promises" id={anchorOf("promises")} aria-labelledby="handoff-promises">
      <div className="handoff-top">
        <h3 className="title" id="handoff-promises">
          {t("handoff.promises.title")}
        </h3>
        {mayWrite && !adding && (
          <Button size="compact-sm" variant="subtle" onClick={() => setAdding(true)}>
            {t("handoff.promises.add")}
          </Button>
        )}
      </div>
      <p className="small dim">{t("handoff.promises.text")}</p>
      {promises.length === 0 && <p className="dim">{t(kept.promises === null ? "handoff.promises.unsaid" : "handoff.promises.none")}</p>}
      {promises.length === 0 && kept.promises === null && mayWrite && (
        <Button
          size="xs"
          variant="default"
          mt="xs"
          loading={saving.busy}
          onClick={() => void saving.save(version, { package: { promises: [] } })}
        >
          {t("handoff.promises.sayNone")}
        </Button>
      )}
      <ul className="handoff-promises">
        {promises.map((one) => (
          <Promised key={one.promise.id} one={one} handoff={handoff} mayWrite={mayWrite} />
        ))}
      </ul>
      {missed && mayWrite && (
        <Note kind="warn">
          <p>{t("handoff.promises.missed")}</p>
          <Button
            size="compact-xs"
            variant="default"
            loading={saving.busy}
            onClick={() => void saving.save(version, { package: { promises: all } })}
          >
            {t("handoff.news.take")}
          </Button>
        </Note>
      )}
      <Declined problem={saving.problem} />
      {adding && <Adding handoff={handoff} close={() => setAdding(false)} />}
    </section>
  );
}

function Promised({ one, handoff, mayWrite }: WritingProps & { readonly one: Fate }) {
  const { t, f } = useWords();
  const [dropping, setDropping] = useState(false);
  const { promise, fate, outcome, owner, dropped, isInPackage } = one;
  return (
    <li className={dropped === null ? undefined : "handoff-dropped"}>
      <div>
        <p className="handoff-promise">{promise.text}</p>
        <p className="small dim">
          {t("handoff.promises.by", { by: promise.by, day: f.day(promise.on) })}
          {promise.ref !== null && promise.ref !== undefined && ` · ${promise.ref}`}
        </p>
        {promise.quote && <blockquote className="handoff-quote">{promise.quote}</blockquote>}
        {outcome !== null && (
          <p className="small">{t("handoff.promises.keptBy", { outcome, owner: owner ?? t("handoff.custody.nobody") })}</p>
        )}
        {dropped !== null && (
          <p className="small">
            {t("handoff.promises.why", { reason: dropped.reason, buyer: dropped.buyer, us: dropped.us, day: f.day(dropped.on) })}
          </p>
        )}
        {!isInPackage && dropped === null && <p className="small handoff-lacks">{t("handoff.promises.notIn")}</p>}
      </div>
      <span className={`handoff-fate handoff-fate-${fate}`}>
        <Icon name={signs[fate]} size={14} />
        {t(`handoff.fate.${fate}`)}
      </span>
      {mayWrite && dropped === null && (
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          className="no-print"
          aria-label={t("handoff.promises.dropOf", { text: promise.text })}
          onClick={() => setDropping(true)}
        >
          {t("handoff.promises.drop")}
        </Button>
      )}
      {dropping && <Dropping one={one} handoff={handoff} close={() => setDropping(false)} />}
    </li>
  );
}

/** A promise goes with a reason that both sides sign, or it stays. */
function Dropping({
  one: { promise },
  handoff,
  close,
}: {
  readonly one: Fate;
  readonly handoff: HandoffShown;
  readonly close: () => void;
}) {
  const { t } = useWords();
  const me = useMe();
  const saving = useSaving(handoff.deal);
  const [reason, setReason] = useState("");
  const [buyer, setBuyer] = useState("");
  const [us, setUs] = useState(me?.person?.name ?? "");
  const save = async (): Promise<void> => {
    if (await saving.save(handoff.version, { dropped: [{ promiseId: promise.id, reason, buyer, us }] })) close();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void save();
  };
  return (
    <Modal opened onClose={close} title={<span className="title">{t("handoff.promises.dropTitle")}</span>} centered>
      <form className="handoff-form" onSubmit={submit}>
        <p className="handoff-promise">{promise.text}</p>
        <Textarea
          label={t("handoff.promises.reason")}
          required
          withAsterisk={false}
          autosize
          minRows={2}
          maxLength={1000}
          value={reason}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
        <TextInput
          label={t("handoff.promises.buyer")}
          required
          withAsterisk={false}
          maxLength={120}
          value={buyer}
          onChange={({ currentTarget }) => setBuyer(currentTarget.value)}
        />
        <Owner label={t("handoff.promises.us")} required value={us} onChange={setUs} />
        <Crossed problem={saving.problem} busy={saving.busy} onMine={() => void save()} onTheirs={close} />
        <div className="handoff-buttons">
          <Button variant="default" onClick={close}>
            {t("handoff.cancel")}
          </Button>
          {crossingIn(saving.problem) === null && (
            <Button type="submit" loading={saving.busy}>
              {t("handoff.promises.drop")}
            </Button>
          )}
        </div>
      </form>
    </Modal>
  );
}

function Adding({ handoff, close }: { readonly handoff: HandoffShown; readonly close: () => void }) {
  const { t } = useWords();
  const me = useMe();
  const saving = useSaving(handoff.deal);
  const [text, setText] = useState("");
  const [by, setBy] = useState(me?.person?.name ?? "");
  const [on, setOn] = useState(new Date().toLocaleDateString("sv-SE"));
  const [quote, setQuote] = useState("");
  const [ref, setRef] = useState("");
  const orNull = (said: string): string | null => (said.trim() === "" ? null : said);
  const save = async (): Promise<void> => {
    const promise = { id: crypto.randomUUID(), text, by, on, quote: orNull(quote), ref: orNull(ref) };
    if (await saving.save(handoff.version, { package: { promises: [...(handoff.package.promises ?? []), promise] } })) close();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void save();
  };
  return (
    <form className="handoff-form handoff-adding" onSubmit={submit}>
      <TextInput
        label={t("handoff.promises.what")}
        required
        withAsterisk={false}
        maxLength={500}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      <div className="handoff-two">
        <Owner label={t("handoff.promises.who")} required value={by} onChange={setBy} />
        <TextInput
          label={t("handoff.promises.when")}
          type="date"
          required
          withAsterisk={false}
          value={on}
          onChange={({ currentTarget }) => setOn(currentTarget.value)}
        />
      </div>
      <Textarea
        label={t("handoff.promises.quote")}
        autosize
        minRows={1}
        maxLength={2000}
        value={quote}
        onChange={({ currentTarget }) => setQuote(currentTarget.value)}
      />
      <TextInput
        label={t("handoff.promises.where")}
        maxLength={500}
        value={ref}
        onChange={({ currentTarget }) => setRef(currentTarget.value)}
      />
      <Crossed problem={saving.problem} busy={saving.busy} onMine={() => void save()} onTheirs={close} />
      <div className="handoff-buttons">
        <Button size="xs" variant="default" onClick={close}>
          {t("handoff.cancel")}
        </Button>
        {crossingIn(saving.problem) === null && (
          <Button size="xs" type="submit" loading={saving.busy}>
            {t("handoff.save")}
          </Button>
        )}
      </div>
    </form>
  );
}
