import type { ComponentType } from "react";
import { useWords } from "../../i18n/index.ts";
import { useMe } from "../../me.ts";
import { filtersOf } from "../../search.ts";
import { PartNav } from "../../ui/PartNav.tsx";
import { Mine } from "./Mine.tsx";
import type { PartProps } from "./part.ts";
import { Rhythm } from "./Rhythm.tsx";
import { Team } from "./Team.tsx";
import { Told } from "./Told.tsx";
import "../../ui/table.css";
import "./work.css";

const parts = { mine: Mine, team: Team, rhythm: Rhythm, notices: Told } as const satisfies Readonly<
  Record<string, ComponentType<PartProps>>
>;
type Part = keyof typeof parts;

const isPart = (text: string | undefined): text is Part => text !== undefined && Object.hasOwn(parts, text);
const MANAGERS: readonly string[] = ["executive", "revops", "admin"];

/** What I have to do, what everybody has to do, the meetings we run by, and how I am told of things. */
export function WorkPage({ search }: PartProps) {
  const { t } = useWords();
  const me = useMe();
  const isManager = me?.person?.roles.some((role) => MANAGERS.includes(role)) === true;
  const shown = (Object.keys(parts) as Part[]).filter((id) => id !== "team" || isManager);
  const tab: Part = isPart(search.tab) && shown.includes(search.tab) ? search.tab : "mine";
  const Part = parts[tab];
  return (
    <div className="sections">
      <PartNav
        label={t("work.parts")}
        to="/work"
        ids={shown}
        open={tab}
        searchOf={(id) => ({ ...filtersOf(search), ...(id === "mine" ? {} : { tab: id }) })}
        says={(id) => t(`work.part.${id}`)}
      />
      <Part search={search} />
    </div>
  );
}
