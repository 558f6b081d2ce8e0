import { Button, FileButton, TextInput } from "@mantine/core";
import { useState } from "react";
import type { Scenario } from "../../../../contract/index.ts";
import { useWords } from "../../../i18n/index.ts";
import { writeSearch } from "../../../search.ts";
import { Icon } from "../../../ui/Icon.tsx";
import { Note } from "../../../ui/Note.tsx";
import { useSentence } from "../../../ui/Trouble.tsx";
import { writeDraft } from "../address.ts";
import type { PartProps } from "../state.ts";
import { readScenario, type Store, saveJson } from "./store.ts";

/** What may be kept: a name, and months that reach the target. */
const kept = ({ scenario, target }: PartProps["growth"]): Scenario => ({
  ...scenario,
  name: scenario.name.trim(),
  months: Math.min(120, Math.max(scenario.months, (target?.month ?? 0) + 1)),
});

/** Keeps the scenario on the page: under a name, as a file, as a link. */
export function Keep({ growth, store }: PartProps & { readonly store: Store }) {
  const { t } = useWords();
  const { scenario, set, view } = growth;
  const name = scenario.name.trim();
  const replaces = store.scenarios.some((one) => one.name === name);
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(
      `${location.origin}/growth${writeSearch({ ...view.search, ...writeDraft(scenario), tab: undefined, open: undefined })}`,
    );
    setCopied(true);
    setTimeout(() => setCopied(false), 2500);
  };
  const bring = async (file: File | null): Promise<void> => {
    if (file === null) return;
    const read = readScenario(await file.text());
    if ("why" in read) store.hush({ kind: "unread", why: read.why });
    else {
      store.hush(null);
      set.load(read.scenario);
    }
  };
  return (
    <>
      <h2 className="title" id="growth-scenarios">
        {t("growth.scenarios.title")}
      </h2>
      <p className="small dim">{t("growth.scenarios.text")}</p>
      <form
        className="growth-keep no-print"
        onSubmit={(event) => {
          event.preventDefault();
          if (name !== "") void store.save(kept(growth));
        }}
      >
        <TextInput
          size="sm"
          label={t("growth.scenarios.name")}
          maxLength={80}
          value={scenario.name}
          onChange={(event) => set.name(event.currentTarget.value)}
          className="growth-keep-name"
        />
        <TextInput
          size="sm"
          label={t("growth.scenarios.note")}
          maxLength={2000}
          value={scenario.note}
          onChange={(event) => set.note(event.currentTarget.value)}
          className="growth-keep-note"
        />
        <Button type="submit" size="sm" disabled={name === ""}>
          {t(replaces ? "growth.scenarios.saveOver" : "growth.scenarios.save")}
        </Button>
        <Button variant="default" size="sm" leftSection={<Icon name="link" size={16} />} onClick={() => void copy()}>
          {t(copied ? "growth.scenarios.copied" : "growth.scenarios.copy")}
        </Button>
        <Button
          variant="default"
          size="sm"
          leftSection={<Icon name="download" size={16} />}
          onClick={() =>
            saveJson(scenario, `${JSON.stringify({ ...kept(growth), name: name || t("growth.scenarios.unnamed") }, null, 2)}\n`)
          }
        >
          {t("growth.scenarios.export")}
        </Button>
        <FileButton onChange={(file) => void bring(file)} accept=".json,application/json">
          {(props) => (
            <Button {...props} variant="default" size="sm" leftSection={<Icon name="upload" size={16} />}>
              {t("growth.scenarios.import")}
            </Button>
          )}
        </FileButton>
      </form>
      <div role="status">
        <Outcome store={store} />
      </div>
    </>
  );
}

/** What was done last, with the way back where there is one. */
function Outcome({ store }: { readonly store: Store }) {
  const { t } = useWords();
  const sentence = useSentence();
  const { told } = store;
  if (told === null) return null;
  switch (told.kind) {
    case "saved":
    case "planned":
      return <Note kind="good">{t(`growth.scenarios.${told.kind}`, { name: told.name })}</Note>;
    case "dropped":
      return (
        <Note>
          {t("growth.scenarios.dropped", { name: told.scenario.name })}{" "}
          <Button size="compact-xs" variant="default" onClick={() => void store.bringBack(told.scenario)}>
            {t("growth.scenarios.undo")}
          </Button>
        </Note>
      );
    case "failed":
      return <Note kind="bad">{sentence(told.problem)}</Note>;
    case "unread":
      return <Note kind="bad">{t("growth.scenarios.unread", { why: told.why })}</Note>;
  }
}
