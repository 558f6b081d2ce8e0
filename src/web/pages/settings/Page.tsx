import type { Output } from "../../../contract/index.ts";
import { ask, useAsks } from "../../ask.ts";
import { Waiting } from "../../frame/Waiting.tsx";
import { useWords } from "../../i18n/index.ts";
import { filtersOf, type Search } from "../../search.ts";
import { PartNav } from "../../ui/PartNav.tsx";
import { Trouble } from "../../ui/Trouble.tsx";
import { Counting } from "./Counting.tsx";
import { Currencies } from "./Currencies.tsx";
import { Effects } from "./Effects.tsx";
import { History } from "./History.tsx";
import { Profiles } from "./Profiles.tsx";
import { useTrial } from "./trial.ts";
import "../../ui/table.css";
import "./settings.css";

const parts = { counting: Counting, currency: Currencies, profiles: Profiles, history: History } as const;
type Part = keyof typeof parts;

const isPart = (text: string | undefined): text is Part => text !== undefined && Object.hasOwn(parts, text);

/** How revenue is counted, how others count it, and what a change would do. */
export function SettingsPage({ search }: { readonly search: Search }) {
  const asked = useAsks({ settings: ask("settings", {}) });
  if (asked.kind === "failed") return <Trouble problem={asked.problem} again={asked.again} />;
  if (asked.kind === "loading") return <Waiting />;
  return <Parts search={search} answer={asked.answers.settings} />;
}

function Parts({ search, answer }: { readonly search: Search; readonly answer: Output<"settings"> }) {
  const { t } = useWords();
  const trial = useTrial(answer);
  const part: Part = isPart(search.tab) ? search.tab : "counting";
  const Chosen = parts[part];
  return (
    <div className="sections">
      <p className="dim settings-lead">{t("settings.lead")}</p>
      <PartNav
        label={t("settings.parts")}
        to="/settings"
        ids={Object.keys(parts)}
        open={part}
        searchOf={(id) => ({ ...filtersOf(search), ...(id === "counting" ? {} : { tab: id }) })}
        says={(id) => t(`settings.part.${id}`)}
      />
      <Chosen search={search} answer={answer} trial={trial} />
      <Effects search={search} trial={trial} />
    </div>
  );
}
