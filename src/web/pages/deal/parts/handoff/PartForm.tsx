import { ActionIcon, Button, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { type HandoffPackageText, type HandoffShown, packagePersonRoles } from "../../../../../contract/index.ts";
import { buyingRoleWords } from "../../../../../standard/index.ts";
import { useWords } from "../../../../i18n/index.ts";
import { Crossed } from "../../../../ui/Crossed.tsx";
import { crossingIn } from "../../../../ui/crossing.ts";
import { Icon } from "../../../../ui/Icon.tsx";
import { useLineKeys } from "../../../../ui/keys.ts";
import { isList, type Part } from "./fields.ts";
import { Said } from "./Said.tsx";
import { useSaving } from "./use-saving.ts";

interface FormProps {
  readonly part: Exclude<Part, "promises">;
  readonly name: string;
  readonly handoff: HandoffShown;
  readonly close: () => void;
}

const linesOf = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

/** One part written anew; where a colleague wrote it meanwhile both stand side by side until one saves again. */
export function PartForm({ part, name, handoff, close }: FormProps) {
  const { t } = useWords();
  const saving = useSaving(handoff.deal);
  const [start] = useState(handoff);
  const said = start.package[part];
  const [text, setText] = useState(Array.isArray(said) ? (isList(part) ? (said as readonly string[]).join("\n") : "") : (said ?? ""));
  const [people, setPeople] = useState<HandoffPackageText["people"]>(
    handoff.package.people.length === 0 ? [{ person: "", role: "champion" }] : handoff.package.people,
  );
  const written = (): Partial<HandoffPackageText> => {
    if (part === "people") return { people: people.filter(({ person }) => person.trim() !== "") };
    if (isList(part)) return { [part]: linesOf(text) };
    return { [part]: text.trim() === "" ? null : text.trim() };
  };
  const save = async (base: number): Promise<void> => {
    if (await saving.save(base, { package: written() })) close();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void save(start.version);
  };
  return (
    <form className="handoff-form" onSubmit={submit}>
      {part === "people" ? (
        <PeopleFields people={people} change={setPeople} />
      ) : part === "kickOffOn" ? (
        <TextInput type="date" aria-label={name} value={text} onChange={({ currentTarget }) => setText(currentTarget.value)} />
      ) : (
        <Textarea
          autosize
          minRows={2}
          maxRows={14}
          aria-label={name}
          description={isList(part) ? t(part === "risks" ? "handoff.lineEachNone" : "handoff.lineEach") : undefined}
          value={text}
          maxLength={isList(part) ? 20_000 : 2000}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
      )}
      <Crossed
        problem={saving.problem}
        shows={() => <Said part={part} handoff={handoff} />}
        busy={saving.busy}
        onMine={(version) => void save(version)}
        onTheirs={close}
      />
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

type People = HandoffPackageText["people"];

function PeopleFields({ people, change }: { readonly people: People; readonly change: (people: People) => void }) {
  const { t, language } = useWords();
  const lines = useLineKeys(people.length);
  const set = (at: number, one: Partial<People[number]>): void =>
    change(people.map((known, i) => (i === at ? { ...known, ...one } : known)));
  return (
    <>
      {people.map(({ person, role }, at) => (
        <div key={lines.keyOf(at)} className="handoff-person">
          <TextInput
            size="xs"
            aria-label={t("handoff.person")}
            placeholder={t("handoff.person")}
            value={person}
            maxLength={120}
            onChange={({ currentTarget }) => set(at, { person: currentTarget.value })}
          />
          <NativeSelect
            size="xs"
            aria-label={t("handoff.role")}
            value={role}
            data={packagePersonRoles.map((value) => ({ value, label: buyingRoleWords[value][language] }))}
            onChange={({ currentTarget }) => set(at, { role: packagePersonRoles.find((one) => one === currentTarget.value) ?? "other" })}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t("handoff.removeOf", { name: person })}
            onClick={() => {
              lines.forget(at);
              change(people.filter((_, i) => i !== at));
            }}
          >
            <Icon name="close" size={15} />
          </ActionIcon>
        </div>
      ))}
      <div>
        <Button size="compact-xs" variant="subtle" onClick={() => change([...people, { person: "", role: "other" }])}>
          {t("handoff.addPerson")}
        </Button>
      </div>
    </>
  );
}
