import { useWords } from "../../i18n/index.ts";
import { Go } from "../../ui/Go.tsx";

const TEMPLATES = ["cost", "finance"] as const;

/** Without costs there is nothing to weigh revenue against: which files bring them. */
export function Teaching() {
  const { t } = useWords();
  return (
    <section className="card efficiency-empty" aria-labelledby="efficiency-empty">
      <h2 className="title" id="efficiency-empty">
        {t("efficiency.empty.title")}
      </h2>
      <p>{t("efficiency.empty.text")}</p>
      <ul>
        {TEMPLATES.map((type) => (
          <li key={type}>
            <p>
              <b>{t(`efficiency.empty.${type}.title`)}</b>
            </p>
            <p className="small dim">{t(`efficiency.empty.${type}.text`)}</p>
            <a className="link" href={`/api/templates/${type}.csv`} download>
              {t(`efficiency.empty.${type}.template`)}
            </a>
          </li>
        ))}
      </ul>
      <Go to="/imports" className="link">
        {t("efficiency.empty.import")}
      </Go>
    </section>
  );
}
