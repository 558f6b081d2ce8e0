import { Link } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import type { Output } from "../../../contract/index.ts";
import { ask, useAsks } from "../../ask.ts";
import { Waiting } from "../../frame/Waiting.tsx";
import { useWords } from "../../i18n/index.ts";
import { filtersOf, type Search } from "../../search.ts";
import { Trouble } from "../../ui/Trouble.tsx";
import { Counting } from "./Counting.tsx";
import { Currencies } from "./Currencies.tsx";
import { Effects } from "./Effects.tsx";
import { History } from "./History.tsx";
import { Profiles } from "./Profiles.tsx";
import { useTrial } from "./trial.ts";
import "../../ui/table.css";
import "../../ui/part-nav.css";
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
  const nav = useRef<HTMLElement>(null);
  // On a narrow screen the parts do not fit side by side: the one that is open is brought into sight.
  useEffect(() => {
    const open = nav.current?.querySelector<HTMLElement>(`[data-part="${part}"]`);
    if (nav.current && open) nav.current.scrollLeft = open.offsetLeft - 40;
  }, [part]);
  return (
    <div className="sections">
      <p className="dim settings-lead">{t("settings.lead")}</p>
      <nav ref={nav} className="part-nav no-print" aria-label={t("settings.parts")}>
        {(Object.keys(parts) as Part[]).map((id) => (
          <Link
            key={id}
            to="/settings"
            search={{ ...filtersOf(search), ...(id === "counting" ? {} : { tab: id }) } as never}
            activeOptions={{ exact: true, includeSearch: true }}
            className="part-link"
            data-part={id}
            {...(id === part ? { "aria-current": "page" as const } : {})}
          >
            {t(`settings.part.${id}`)}
          </Link>
        ))}
      </nav>
      <Chosen search={search} answer={answer} trial={trial} />
      <Effects search={search} trial={trial} />
    </div>
  );
}
