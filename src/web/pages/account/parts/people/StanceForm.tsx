import { Button, Modal, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { Input, MappedPerson } from "../../../../../contract/index.ts";
import { buyingRoles, buyingRoleWords, stances, stanceWords } from "../../../../../standard/index.ts";
import { useWords } from "../../../../i18n/index.ts";
import { Crossed } from "../../../../ui/Crossed.tsx";
import { crossingIn } from "../../../../ui/crossing.ts";
import { useWork } from "../../../../work.ts";

interface StanceFormProps {
  readonly account: number;
  /** `null` for somebody new. */
  readonly one: MappedPerson | null;
  readonly others: readonly MappedPerson[];
  readonly close: () => void;
}

type Said = Omit<Input<"saveStance">, "id" | "person" | "base">;

const startOf = (one: MappedPerson | null): Said =>
  one === null
    ? { name: "", email: null, role: null, stance: "unknown", influence: null, reportsTo: null, note: null, leftOn: null }
    : {
        name: one.name,
        email: one.email,
        role: one.role,
        stance: one.stance,
        influence: one.influence,
        reportsTo: one.reportsTo,
        note: one.note,
        leftOn: one.leftOn,
      };

const orNull = (text: string): string | null => (text.trim() === "" ? null : text);

/** What part somebody plays and how they stand; every version is kept, so that one sees how it changed. */
export function StanceForm({ account, one, others, close }: StanceFormProps) {
  const { t, language } = useWords();
  const queries = useQueryClient();
  const saving = useWork("saveStance");
  const dropping = useWork("dropStance");
  const [said, say] = useState<Said>(() => startOf(one));
  const set = (change: Partial<Said>): void => say((known) => ({ ...known, ...change }));
  const save = async (base: number): Promise<void> => {
    const name = said.name ?? "";
    if (await saving.run({ id: String(account), person: one?.key ?? name, base, ...said })) close();
    else await queries.invalidateQueries({ queryKey: ["accountPeople"] });
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void save(one?.version ?? 0);
  };
  const drop = async (): Promise<void> => {
    if (one !== null && (await dropping.run({ id: String(account), person: one.key, base: one.version }))) close();
  };
  const known = others.filter(({ key }) => key !== one?.key).map(({ name }) => name);
  return (
    <Modal opened onClose={close} title={<span className="title">{one === null ? t("peopleMap.addTitle") : one.name}</span>} centered>
      <form className="pmap-form" onSubmit={submit}>
        {(one === null || one.name === one.email) && (
          <TextInput
            label={t("peopleMap.field.name")}
            required
            withAsterisk={false}
            maxLength={120}
            value={said.name ?? ""}
            onChange={({ currentTarget }) => set({ name: currentTarget.value })}
          />
        )}
        <div className="pmap-two">
          <NativeSelect
            label={t("peopleMap.field.role")}
            value={said.role ?? ""}
            data={[
              { value: "", label: t("peopleMap.notSaid") },
              ...buyingRoles.map((value) => ({ value, label: buyingRoleWords[value][language] })),
            ]}
            onChange={({ currentTarget: { value } }) => set({ role: buyingRoles.find((role) => role === value) ?? null })}
          />
          <NativeSelect
            label={t("peopleMap.field.stance")}
            value={said.stance ?? "unknown"}
            data={stances.map((value) => ({ value, label: stanceWords[value][language] }))}
            onChange={({ currentTarget: { value } }) => set({ stance: stances.find((stance) => stance === value) ?? "unknown" })}
          />
          <NativeSelect
            label={t("peopleMap.field.influence")}
            value={String(said.influence ?? "")}
            data={[
              { value: "", label: t("peopleMap.notSaid") },
              ...(["1", "2", "3"] as const).map((value) => ({ value, label: t(`peopleMap.influenceOf.${value}`) })),
            ]}
            onChange={({ currentTarget: { value } }) =>
              set({ influence: value === "1" ? 1 : value === "2" ? 2 : value === "3" ? 3 : null })
            }
          />
          <NativeSelect
            label={t("peopleMap.field.reportsTo")}
            value={said.reportsTo ?? ""}
            data={[{ value: "", label: t("peopleMap.notSaid") }, ...known]}
            onChange={({ currentTarget: { value } }) => set({ reportsTo: orNull(value) })}
          />
          <TextInput
            label={t("peopleMap.field.email")}
            type="email"
            maxLength={200}
            value={said.email ?? ""}
            onChange={({ currentTarget }) => set({ email: orNull(currentTarget.value) })}
          />
          <TextInput
            label={t("peopleMap.field.leftOn")}
            type="date"
            value={said.leftOn ?? ""}
            onChange={({ currentTarget }) => set({ leftOn: orNull(currentTarget.value) })}
          />
        </div>
        <Textarea
          label={t("peopleMap.field.note")}
          autosize
          minRows={2}
          maxLength={2000}
          value={said.note ?? ""}
          onChange={({ currentTarget }) => set({ note: orNull(currentTarget.value) })}
        />
        <Crossed
          problem={saving.problem ?? dropping.problem}
          words="peopleMap.field"
          say={(field, value) => (field === "influence" && typeof value === "number" ? t(`peopleMap.influenceOf.${value}`) : null)}
          busy={saving.busy}
          onMine={(version) => void save(version)}
          onTheirs={close}
        />
        <div className="pmap-buttons">
          {one !== null && one.version > 0 && (
            <Button variant="subtle" color="gray" loading={dropping.busy} onClick={() => void drop()} className="pmap-drop">
              {t("peopleMap.drop")}
            </Button>
          )}
          <Button variant="default" onClick={close}>
            {t("peopleMap.cancel")}
          </Button>
          {crossingIn(saving.problem) === null && (
            <Button type="submit" loading={saving.busy}>
              {t("peopleMap.save")}
            </Button>
          )}
        </div>
      </form>
    </Modal>
  );
}
