import { useWords } from "../../i18n/index.ts";
import { Go } from "../../ui/Go.tsx";

const FILES = ["account", "revenue", "deals", "people"] as const;

/** There is no account yet: what would bring them, and what each file adds. */
export function Teaching() {
  const { t } = useWords();
  return (
    <div className="card">
      <h2 className="title">{t("accounts.empty.title")}</h2>
      <p>{t("accounts.empty.text")}</p>
      <ul className="accounts-files">
        {FILES.map((file) => (
          <li key={file}>{t(`accounts.empty.${file}`)}</li>
        ))}
      </ul>
      <Go to="/imports" className="link">
        {t("accounts.empty.import")}
      </Go>
    </div>
  );
}
