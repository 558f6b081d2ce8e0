import { capWords, type Letter, letterWords, levelWords } from "../../../../../standard/index.ts";
import { useWords } from "../../../../i18n/index.ts";
import { Term } from "../../../../ui/Term.tsx";
import type { Told } from "./recording.ts";

interface LevelsProps {
  readonly told: Told;
  readonly picked: Letter | null;
  readonly onPick: (letter: Letter | null) => void;
}

/** The five letters side by side: how far each has come, and what holds it there. Picking one shows its evidence only. */
export function Levels({ told: { letters }, picked, onPick }: LevelsProps) {
  const { t, language } = useWords();
  return (
    <ol className="dx-levels">
      {letters.map(({ letter, level, caps, assumed, contradictions }) => {
        const words = letterWords[letter];
        const [cap] = caps;
        return (
          <li key={letter} className={letter === picked ? "dx-level dx-level-picked" : "dx-level"}>
            <button type="button" aria-pressed={letter === picked} onClick={() => onPick(letter === picked ? null : letter)}>
              <span className="dx-letter" aria-hidden="true">
                {words.title[language].slice(0, 1)}
              </span>
              <span className="dx-level-name">{words.title[language]}</span>
              <span className="dx-steps" aria-hidden="true">
                {[1, 2, 3].map((step) => (
                  <i key={step} className={step <= level ? "dx-step dx-step-on" : "dx-step"} />
                ))}
              </span>
              <span className="dx-level-told">
                <b>{level}</b> {levelWords[level].title[language]}
              </span>
            </button>
            <p className="small dim">
              {cap === undefined ? (
                level === 3 ? (
                  levelWords[3].meaning[language]
                ) : (
                  t("diagnosis.goesDeeper", { rubric: words.rubric[level === 0 ? 0 : level === 1 ? 1 : 2][language] })
                )
              ) : (
                <Term meaning={t("diagnosis.capped", { highest: cap.highest, next: capWords[cap.reason].next[language] })}>
                  {capWords[cap.reason].why[language]}
                </Term>
              )}
              {caps.length > 1 && ` ${t("diagnosis.moreCaps", { count: caps.length - 1 })}`}
            </p>
            {assumed.length > 0 && <p className="small dx-mark">{t("diagnosis.assumedOnly", { count: assumed.length })}</p>}
            {contradictions.length > 0 && (
              <p className="small dx-mark-bad">{t("diagnosis.contradicts", { count: contradictions.length })}</p>
            )}
          </li>
        );
      })}
    </ol>
  );
}
