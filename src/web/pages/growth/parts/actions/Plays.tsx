import type { Actions } from "../../../../../contract/index.ts";
import { plays as known, type Play, roleNames } from "../../../../../standard/index.ts";
import { useWords } from "../../../../i18n/index.ts";

type Suited = Actions["actions"][number]["plays"];

/** The plays that move a lever, those that are due first; each opens to what is to be done. */
export function Plays({ plays }: { readonly plays: Suited }) {
  const { t, f } = useWords();
  const found = plays.flatMap(({ id, isDue }) => {
    const play = known.find((one) => one.id === id);
    return play === undefined ? [] : [{ play, isDue }];
  });
  const [first, ...others] = found;
  if (first === undefined) return <p className="small dim parts-plays">{t("parts.play.none")}</p>;
  return (
    <div className="parts-plays">
      <OnePlay {...first} />
      {others.length > 0 && (
        <details className="parts-fold">
          <summary className="small">{t("parts.play.others", { count: others.length, n: f.number(others.length, 0) })}</summary>
          {others.map((one) => (
            <OnePlay key={one.play.id} {...one} />
          ))}
        </details>
      )}
    </div>
  );
}

function OnePlay({ play, isDue }: { readonly play: Play; readonly isDue: boolean }) {
  const { t, f, language } = useWords();
  const { title, goal, actions, exitEvidence } = play.words[language];
  return (
    <details className="parts-fold">
      <summary>
        {t("parts.play.title", { title })} {isDue && <span className="parts-due">{t("parts.play.due")}</span>}
      </summary>
      <p>{goal}</p>
      <p className="small dim">
        {t("parts.play.who", { role: roleNames[play.ownerRole][language] })}{" "}
        {play.slaHours === null ? t("parts.play.programme") : t("parts.play.sla", { count: play.slaHours, n: f.number(play.slaHours, 0) })}
      </p>
      <p className="small parts-list-title">{t("parts.play.actions")}</p>
      <ol>
        {actions.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ol>
      <p className="small parts-list-title">{t("parts.play.evidence")}</p>
      <ul>
        {exitEvidence.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </details>
  );
}
