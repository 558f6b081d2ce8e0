import { ActionIcon, Button, Select } from "@mantine/core";
import { type Role, roleNames, roles } from "../../../../../standard/index.ts";
import { useWords } from "../../../../i18n/index.ts";
import { Icon } from "../../../../ui/Icon.tsx";
import { useLineKeys } from "../../../../ui/keys.ts";
import { Owner } from "../../../../ui/Owner.tsx";

export interface Participant {
  readonly person: string;
  readonly role: Role;
}

interface ParticipantsProps {
  readonly people: readonly Participant[];
  /** Roles that usually take part: they are offered first. */
  readonly usual: readonly Role[];
  readonly onChange: (people: readonly Participant[]) => void;
}

/** Who else took part, of any function and of the buyer's side. */
export function Participants({ people, usual, onChange }: ParticipantsProps) {
  const { t, language } = useWords();
  const lines = useLineKeys(people.length);
  const replace = (at: number, some: Partial<Participant>): void =>
    onChange(people.map((one, i) => (i === at ? { ...one, ...some } : one)));
  const inOrder = [...usual, ...roles.filter((role) => !usual.includes(role))];
  return (
    <fieldset className="moment-set">
      <legend>{t("dealMoments.form.participants")}</legend>
      {people.map(({ person, role }, at) => (
        <div key={lines.keyOf(at)} className="moment-person">
          <Owner
            aria-label={t("dealMoments.form.person")}
            placeholder={t("dealMoments.form.person")}
            value={person}
            onChange={(name) => replace(at, { person: name })}
          />
          <Select
            aria-label={t("dealMoments.form.role")}
            allowDeselect={false}
            data={inOrder.map((value) => ({ value, label: roleNames[value][language] }))}
            value={role}
            onChange={(value) => replace(at, { role: roles.find((one) => one === value) ?? role })}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={t("dealMoments.form.without", { name: person })}
            onClick={() => {
              lines.forget(at);
              onChange(people.filter((_, i) => i !== at));
            }}
          >
            <Icon name="close" size={15} />
          </ActionIcon>
        </div>
      ))}
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<Icon name="plus" size={14} />}
        className="moment-add"
        onClick={() => onChange([...people, { person: "", role: "buyer" }])}
      >
        {t("dealMoments.form.addPerson")}
      </Button>
    </fieldset>
  );
}
