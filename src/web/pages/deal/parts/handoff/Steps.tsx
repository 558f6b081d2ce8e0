import { Button, Checkbox, Modal, Textarea, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import type { HandoffShown, Input } from "../../../../../contract/index.ts";
import { handoffActionWords, type ReturnReason, returnReasons, returnReasonWords, roleNames } from "../../../../../standard/index.ts";
import { useWords } from "../../../../i18n/index.ts";
import { useMe } from "../../../../me.ts";
import { Declined } from "../../../../ui/Declined.tsx";
import { useWork } from "../../../../work.ts";

type Action = Input<"actOnHandoff">["action"];

const isOnward = (action: Action): boolean => action === "offer" || action === "accept";

/** What can be done now; steps of others say whose they are. */
export function Steps({ handoff }: { readonly handoff: HandoffShown }) {
  const { t, f, language } = useWords();
  const [chosen, choose] = useState<Action | null>(null);
  const { steps, completeness, state } = handoff;
  const lacks = completeness.missing.length > 0;
  const own = steps.filter(({ isYours }) => isYours).sort((a, b) => Number(isOnward(b.action)) - Number(isOnward(a.action)));
  const others = steps.filter(({ isYours }) => !isYours);
  if (steps.length === 0 && state !== "accepted") return null;
  return (
    <div className="handoff-steps no-print">
      {own.map(({ action }) => (
        <Button
          key={action}
          size="sm"
          variant={isOnward(action) ? "filled" : "default"}
          disabled={action === "offer" && lacks}
          onClick={() => choose(action)}
        >
          {handoffActionWords[action][language]}
        </Button>
      ))}
      {others.length > 0 && (
        <p className="small dim">
          {others
            .map(({ action, by }) =>
              t("handoff.forOthers", {
                action: handoffActionWords[action][language],
                roles: f.list(by.map((role) => roleNames[role][language])),
              }),
            )
            .join(" ")}
        </p>
      )}
      {state === "accepted" && <Contact handoff={handoff} />}
      {chosen !== null && <Act handoff={handoff} action={chosen} close={() => choose(null)} />}
    </div>
  );
}

/** Asks once more; sending back asks why. */
function Act({ handoff, action, close }: { readonly handoff: HandoffShown; readonly action: Action; readonly close: () => void }) {
  const { t, language } = useWords();
  const work = useWork("actOnHandoff");
  const [reasons, setReasons] = useState<ReadonlyMap<ReturnReason, string>>(new Map());
  const isBack = action === "send_back";
  const isTold = reasons.size > 0 && (reasons.get("other")?.trim() ?? "x") !== "";
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const told = [...reasons].map(([reason, note]) => ({ reason, note: note.trim() === "" ? null : note }));
    const isDone = await work.run({ id: String(handoff.deal), action, reasons: isBack ? told : [], base: handoff.version });
    if (isDone) close();
  };
  const set = (reason: ReturnReason, note: string | null): void => {
    const next = new Map(reasons);
    if (note === null) next.delete(reason);
    else next.set(reason, note);
    setReasons(next);
  };
  return (
    <Modal opened onClose={close} title={<span className="title">{t(`handoff.act.${action}.title`)}</span>} centered size="lg">
      <form className="handoff-form" onSubmit={(event) => void submit(event)}>
        <p>{t(`handoff.act.${action}.text`)}</p>
        {isBack && (
          <fieldset className="handoff-reasons">
            <legend className="small dim">{t("handoff.act.reasons")}</legend>
            {returnReasons.map((reason) => (
              <div key={reason}>
                <Checkbox
                  label={returnReasonWords[reason][language]}
                  checked={reasons.has(reason)}
                  onChange={({ currentTarget: { checked } }) => set(reason, checked ? "" : null)}
                />
                {reasons.has(reason) && (
                  <Textarea
                    size="xs"
                    autosize
                    minRows={1}
                    aria-label={t("handoff.act.noteOn", { reason: returnReasonWords[reason][language] })}
                    placeholder={t("handoff.act.note")}
                    required={reason === "other"}
                    maxLength={1000}
                    value={reasons.get(reason) ?? ""}
                    onChange={({ currentTarget: { value } }) => set(reason, value)}
                  />
                )}
              </div>
            ))}
          </fieldset>
        )}
        <Declined problem={work.problem} />
        <div className="handoff-buttons">
          <Button variant="default" onClick={close}>
            {t("handoff.cancel")}
          </Button>
          <Button type="submit" loading={work.busy} disabled={isBack && !isTold}>
            {handoffActionWords[action][language]}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

/** Our first contact, where nobody noted it and the ledger knows of none. */
function Contact({ handoff: { deal, firstContact, events } }: { readonly handoff: HandoffShown }) {
  const { t } = useWords();
  const me = useMe();
  const work = useWork("noteFirstContact");
  const [on, setOn] = useState(new Date().toLocaleDateString("sv-SE"));
  if (me?.scopes.includes("delivery") !== true || firstContact?.from === "noted") return null;
  return (
    <form
      className="handoff-contact"
      onSubmit={(event) => {
        event.preventDefault();
        void work.run({ id: String(deal), on });
      }}
    >
      <TextInput
        type="date"
        size="xs"
        label={t("handoff.noteContact")}
        required
        withAsterisk={false}
        min={events.findLast(({ action }) => action === "accept")?.on}
        value={on}
        onChange={({ currentTarget }) => setOn(currentTarget.value)}
      />
      <Button type="submit" size="xs" variant="default" loading={work.busy}>
        {t("handoff.note")}
      </Button>
      <Declined problem={work.problem} />
    </form>
  );
}
