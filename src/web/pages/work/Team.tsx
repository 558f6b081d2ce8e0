import { workGroups, workGroupWords } from "../../../standard/index.ts";
import { ask, useAsks } from "../../ask.ts";
import { Waiting } from "../../frame/Waiting.tsx";
import { useWords } from "../../i18n/index.ts";
import { filtersOf } from "../../search.ts";
import { Go } from "../../ui/Go.tsx";
import { ScrollBox } from "../../ui/ScrollBox.tsx";
import { Trouble } from "../../ui/Trouble.tsx";
import type { PartProps } from "./part.ts";

/** How much everybody has to do, those with most that is late first; each name opens their list. */
export function Team({ search }: PartProps) {
  const { t, f, language } = useWords();
  const asked = useAsks({ team: ask("teamWork", {}) });
  if (asked.kind === "failed") return <Trouble problem={asked.problem} again={asked.again} />;
  if (asked.kind === "loading") return <Waiting />;
  const { people } = asked.answers.team;
  const shown = workGroups.filter((group) => people.some(({ groups }) => groups[group] !== undefined));
  return (
    <section className="card" aria-labelledby="team-title">
      <h2 className="title" id="team-title">
        {t("work.team.title")}
      </h2>
      <p className="small dim">{t("work.team.lead")}</p>
      {people.length === 0 ? (
        <p className="dim">{t("work.team.none")}</p>
      ) : (
        <ScrollBox label={t("work.team.title")} className="table-box">
          <table className="work-team">
            <thead>
              <tr>
                <th scope="col">{t("work.team.who")}</th>
                <th scope="col" className="num">
                  {t("work.team.late")}
                </th>
                <th scope="col" className="num">
                  {t("work.team.all")}
                </th>
                {shown.map((group) => (
                  <th key={group} scope="col" className="num">
                    {workGroupWords[group][language]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {people.map(({ id, name, count, late, groups }) => (
                <tr key={id ?? name}>
                  <th scope="row">
                    <Go to="/work" search={{ ...filtersOf(search), person: id ?? name }} className="link">
                      {name}
                    </Go>
                    {id === null && <span className="small dim work-named">{t("work.team.named")}</span>}
                  </th>
                  <td className={`num ${late > 0 ? "work-late" : "dim"}`}>{f.number(late, 0)}</td>
                  <td className="num">{f.number(count, 0)}</td>
                  {shown.map((group) => (
                    <td key={group} className={groups[group] === undefined ? "num dim" : "num"}>
                      {f.number(groups[group] ?? 0, 0)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollBox>
      )}
    </section>
  );
}
