import { ActionIcon, Button, Checkbox, NativeSelect, Textarea } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useWords } from "../../../../i18n/index.ts";
import { Icon } from "../../../../ui/Icon.tsx";
import { FactModal } from "./FactModal.tsx";
import { DayField, Line, PersonField } from "./fields.tsx";
import type { Piece, Told } from "./recording.ts";

type Decision = NonNullable<Told["decision"]>;
type Step = Decision["steps"][number];
type Member = Decision["committee"][number];
type Numbered<T> = T & { readonly key: number };

const STANCES: readonly Member["stance"][] = ["unknown", "for", "neutral", "against"];
const numbered = <T extends object>(list: readonly T[]): readonly Numbered<T>[] => list.map((one, key) => ({ ...one, key }));
const nextKey = (list: readonly { readonly key: number }[]): number => 1 + Math.max(-1, ...list.map(({ key }) => key));

export function DecisionForm({ told, people, onClose }: Piece & { readonly onClose: () => void }) {
  const { t } = useWords();
  const { decision } = told;
  const [criteria, setCriteria] = useState(decision?.criteria.join("\n") ?? "");
  const [steps, setSteps] = useState<readonly Numbered<Step>[]>(numbered(decision?.steps ?? []));
  const [committee, setCommittee] = useState<readonly Numbered<Member>[]>(numbered(decision?.committee ?? []));
  const [economicBuyer, setBuyer] = useState(decision?.economicBuyer ?? null);
  const [decidesAlone, setAlone] = useState(decision?.decidesAlone ?? false);
  const step = (key: number, change: Partial<Step>): void => setSteps(steps.map((one) => (one.key === key ? { ...one, ...change } : one)));
  const member = (key: number, change: Partial<Member>): void =>
    setCommittee(committee.map((one) => (one.key === key ? { ...one, ...change } : one)));
  return (
    <FactModal
      title={t("diagnosis.decision")}
      told={told}
      onClose={onClose}
      replaces={decision?.fact ?? null}
      make={() => ({
        kind: "decision",
        decision: {
          criteria: criteria
            .split("\n")
            .map((one) => one.trim())
            .filter(Boolean),
          steps: steps.flatMap(({ key: _, ...one }) => (one.name.trim() === "" ? [] : [one])),
          committee: committee.flatMap(({ key: _, ...one }) => (one.person.trim() === "" || one.role.trim() === "" ? [] : [one])),
          economicBuyer,
          decidesAlone,
        },
      })}
    >
      <Textarea
        data-autofocus
        label={t("diagnosis.field.criteria")}
        description={t("diagnosis.oneALine")}
        autosize
        minRows={2}
        value={criteria}
        onChange={({ currentTarget }) => setCriteria(currentTarget.value)}
      />
      <Rows
        title={t("diagnosis.field.steps")}
        add={t("diagnosis.addStep")}
        onAdd={() => setSteps([...steps, { key: nextKey(steps), name: "", owner: null, due: null }])}
      >
        {steps.map(({ key, name, owner, due }) => (
          <Row key={key} remove={t("diagnosis.removeOf", { what: name })} onRemove={() => setSteps(steps.filter((one) => one.key !== key))}>
            <Line
              label={t("diagnosis.field.name")}
              required={owner !== null || due !== null}
              value={name}
              onValue={(value) => step(key, { name: value })}
            />
            <PersonField
              label={t("diagnosis.field.owner")}
              people={people}
              value={owner}
              onValue={(value) => step(key, { owner: value })}
            />
            <DayField label={t("diagnosis.field.due")} value={due} onValue={(value) => step(key, { due: value })} />
          </Row>
        ))}
      </Rows>
      <Rows
        title={t("diagnosis.field.committee")}
        add={t("diagnosis.addMember")}
        onAdd={() => setCommittee([...committee, { key: nextKey(committee), person: "", role: "", stance: "unknown" }])}
      >
        {committee.map(({ key, person, role, stance }) => (
          <Row
            key={key}
            remove={t("diagnosis.removeOf", { what: person })}
            onRemove={() => setCommittee(committee.filter((one) => one.key !== key))}
          >
            <PersonField
              label={t("diagnosis.field.person")}
              people={people}
              value={person}
              onValue={(value) => member(key, { person: value ?? "" })}
            />
            <Line
              label={t("diagnosis.field.role")}
              value={role}
              onValue={(value) => member(key, { role: value })}
              required={person !== ""}
            />
            <NativeSelect
              label={t("diagnosis.field.stance")}
              value={stance}
              data={STANCES.map((one) => ({ value: one, label: t(`diagnosis.stance.${one}`) }))}
              onChange={({ currentTarget }) => member(key, { stance: currentTarget.value as Member["stance"] })}
            />
          </Row>
        ))}
      </Rows>
      <PersonField label={t("diagnosis.field.economicBuyer")} people={people} value={economicBuyer} onValue={setBuyer} />
      <Checkbox
        label={t("diagnosis.field.decidesAlone")}
        description={t("diagnosis.aloneText")}
        checked={decidesAlone}
        onChange={({ currentTarget }) => setAlone(currentTarget.checked)}
      />
    </FactModal>
  );
}

interface RowsProps {
  readonly title: string;
  readonly add: string;
  readonly onAdd: () => void;
  readonly children: ReactNode;
}

const Rows = ({ title, add, onAdd, children }: RowsProps) => (
  <fieldset className="dx-rows">
    <legend>{title}</legend>
    {children}
    <Button size="compact-xs" variant="default" onClick={onAdd}>
      {add}
    </Button>
  </fieldset>
);

const Row = ({ remove, onRemove, children }: { readonly remove: string; readonly onRemove: () => void; readonly children: ReactNode }) => (
  <div className="dx-item">
    {children}
    <ActionIcon variant="subtle" color="gray" aria-label={remove} onClick={onRemove}>
      <Icon name="trash" size={16} />
    </ActionIcon>
  </div>
);
