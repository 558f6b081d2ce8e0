import { Button, Checkbox, Select, Textarea, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import type { Input, MomentRecorded } from "../../../../../contract/index.ts";
import { type Moment, roleNames, staffRoles } from "../../../../../standard/index.ts";
import { useWords } from "../../../../i18n/index.ts";
import { useMe } from "../../../../me.ts";
import { Crossed } from "../../../../ui/Crossed.tsx";
import { crossingIn } from "../../../../ui/crossing.ts";
import { Owner } from "../../../../ui/Owner.tsx";
import { useWork } from "../../../../work.ts";
import { newId } from "./new-id.ts";
import { type Participant, Participants } from "./Participants.tsx";
import { todayText } from "./today.ts";
import type { Whose } from "./whose.ts";

interface MomentFormProps {
  readonly standard: Moment;
  /** `null` for one that is new. */
  readonly known: MomentRecorded | null;
  readonly of: Whose;
  readonly done: () => void;
}

interface Draft {
  readonly on: string;
  readonly owner: string;
  readonly team: string | null;
  readonly participants: readonly Participant[];
  readonly met: ReadonlySet<string>;
  /** Evidence of each item, one a line. */
  readonly evidence: Readonly<Record<string, string>>;
  readonly recorded: ReadonlySet<string>;
  readonly coachNote: string;
}

const draftOf = (known: MomentRecorded | null, me: string): Draft => ({
  on: known?.on ?? todayText(),
  owner: known?.owner ?? me,
  team: known?.team ?? null,
  participants: known?.participants ?? [],
  met: new Set(known?.checklist.filter(({ isMet }) => isMet).map(({ item }) => item)),
  evidence: Object.fromEntries(known?.checklist.map(({ item, evidence }) => [item, evidence.join("\n")]) ?? []),
  recorded: new Set(known?.recorded),
  coachNote: known?.coachNote ?? "",
});

type Said = MomentRecorded["checklist"][number];

const toggled = (set: ReadonlySet<string>, id: string, isIn: boolean): ReadonlySet<string> =>
  new Set(isIn ? [...set, id] : [...set].filter((one) => one !== id));
const linesOf = (text: string | undefined): string[] =>
  (text ?? "")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

function inputOf(draft: Draft, { standard, of }: Pick<MomentFormProps, "standard" | "of">, id: string, base: number): Input<"saveMoment"> {
  const { on, owner, team, participants, met, evidence, recorded, coachNote } = draft;
  const role = staffRoles.find((one) => one === team);
  return {
    moment: id,
    base,
    kind: standard.id,
    ...(of.account === undefined ? {} : { account: of.account }),
    deal: of.deal ?? null,
    on,
    ...(owner.trim() === "" ? {} : { owner }),
    ...(role === undefined ? {} : { team: role }),
    participants: participants.filter(({ person }) => person.trim() !== "").map((one) => ({ ...one })),
    checklist: standard.checklist
      .map((item) => ({ item: item.id, isMet: met.has(item.id), evidence: linesOf(evidence[item.id]) }))
      .filter(({ isMet, evidence: own }) => isMet || own.length > 0),
    recorded: standard.record.map((item) => item.id).filter((item) => recorded.has(item)),
    coachNote: coachNote.trim() === "" ? null : coachNote,
  };
}

/** How a moment took place: each point with its evidence, who was there, and what a coach says of it. */
export function MomentForm({ standard, known, of, done }: MomentFormProps) {
  const { t, language } = useWords();
  const me = useMe();
  const work = useWork("saveMoment");
  const [draft, setDraft] = useState(() => draftOf(known, me?.person?.name ?? ""));
  const [id] = useState(() => known?.id ?? newId("moment"));
  const change = (some: Partial<Draft>): void => setDraft((before) => ({ ...before, ...some }));
  const save = async (base: number, isRemoved = false): Promise<void> => {
    const input = { ...inputOf(draft, { standard, of: known === null ? of : ownOf(known, of) }, id, base), isRemoved };
    if (await work.run(input)) done();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void save(known?.version ?? 0);
  };
  /** Points of the checklist are told by their words. */
  const said = (field: string, value: unknown): string | null => {
    if (!Array.isArray(value) || (field !== "checklist" && field !== "recorded")) return null;
    const nameOf = (item: unknown): string =>
      [...standard.checklist, ...standard.record].find(({ id: one }) => one === item)?.words[language] ?? String(item);
    return (value as readonly (string | Said)[])
      .map((one) => (typeof one === "string" ? nameOf(one) : `${one.isMet ? "✓" : "✗"} ${nameOf(one.item)}`))
      .join("; ");
  };
  const isCrossed = crossingIn(work.problem) !== null;
  return (
    <form className="moment-form" onSubmit={submit} aria-label={t("dealMoments.form.title", { moment: standard.title[language] })}>
      <div className="moment-fields">
        <TextInput
          type="date"
          label={t("dealMoments.form.on")}
          required
          withAsterisk={false}
          value={draft.on}
          max={todayText()}
          onChange={({ currentTarget }) => change({ on: currentTarget.value })}
        />
        <Owner label={t("dealMoments.form.owner")} required value={draft.owner} onChange={(owner) => change({ owner })} />
        <Select
          label={t("dealMoments.form.team")}
          placeholder={t("dealMoments.form.byOwner")}
          clearable
          clearButtonProps={{ "aria-label": t("dealMoments.form.byOwner") }}
          data={staffRoles.map((value) => ({ value, label: roleNames[value][language] }))}
          value={draft.team}
          onChange={(team) => change({ team })}
        />
      </div>
      <fieldset className="moment-set">
        <legend>{t("dealMoments.checklist")}</legend>
        <p className="small dim">{t("dealMoments.form.proof")}</p>
        {standard.checklist.map(({ id: item, essential, words }) => (
          <div key={item} className="moment-item">
            <Checkbox
              label={
                <>
                  {words[language]} {essential && <span className="moment-tag">{t("dealMoments.essential")}</span>}
                </>
              }
              checked={draft.met.has(item)}
              onChange={({ currentTarget }) => change({ met: toggled(draft.met, item, currentTarget.checked) })}
            />
            <Textarea
              aria-label={t("dealMoments.form.evidenceOf", { item: words[language] })}
              placeholder={t("dealMoments.form.evidence")}
              autosize
              minRows={1}
              size="xs"
              value={draft.evidence[item] ?? ""}
              onChange={({ currentTarget }) => change({ evidence: { ...draft.evidence, [item]: currentTarget.value } })}
            />
          </div>
        ))}
      </fieldset>
      <fieldset className="moment-set">
        <legend>{t("dealMoments.form.recorded")}</legend>
        {standard.record.map(({ id: item, words }) => (
          <Checkbox
            key={item}
            label={words[language]}
            checked={draft.recorded.has(item)}
            onChange={({ currentTarget }) => change({ recorded: toggled(draft.recorded, item, currentTarget.checked) })}
          />
        ))}
      </fieldset>
      <Participants people={draft.participants} usual={standard.contributors} onChange={(participants) => change({ participants })} />
      <Textarea
        label={t("dealMoments.coach")}
        description={t("dealMoments.form.coach")}
        autosize
        minRows={2}
        value={draft.coachNote}
        onChange={({ currentTarget }) => change({ coachNote: currentTarget.value })}
      />
      <Crossed
        problem={work.problem}
        words="dealMoments.field"
        say={said}
        busy={work.busy}
        onMine={(version) => void save(version)}
        onTheirs={done}
      />
      <div className="moment-do">
        {!isCrossed && (
          <Button type="submit" loading={work.busy}>
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

/** A record stays with the deal or account it is of, from wherever it is changed. */
const ownOf = (known: MomentRecorded, of: Whose): Whose =>
  known.deal !== null ? { deal: String(known.deal) } : known.account !== null ? { account: String(known.account) } : of;
