import type { Check } from "../../../contract/index.ts";
import { useWords } from "../../i18n/index.ts";
import { Icon } from "../../ui/Icon.tsx";

/** What must hold of any ledger, and whether it holds of this one. */
export function Laws({ laws }: Pick<Check, "laws">) {
  const { t, f } = useWords();
  const broken = laws.filter(({ holds }) => !holds).length;
  return (
    <section className="card" aria-labelledby="laws">
      <h2 id="laws" className="title">
        {t(broken === 0 ? "quality.allHold" : "quality.someBroken", { count: broken, n: f.number(broken, 0) })}
      </h2>
      <ul className="quality-list">
        {laws.map(({ law, meaning, holds, checked, broken: examples }) => (
          <li key={law} className="quality-item">
            <span className={holds ? "good" : "bad"}>
              <Icon name={holds ? "check" : "warning"} size={18} />
            </span>
            <div>
              <p>{t(`quality.law.${law}`, { defaultValue: meaning })}</p>
              <p className="small dim">
                {t(holds ? "quality.holds" : "quality.broken")} · {t("quality.checked", { count: checked, n: f.number(checked, 0) })}
              </p>
              {examples.map((example) => (
                <p key={example} className="small bad" lang="en">
                  {example}
                </p>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
