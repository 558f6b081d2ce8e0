import { useWords } from "../i18n/index.ts";
import { Go } from "../ui/Go.tsx";

/** An address that is no page. */
export function Lost() {
  const { t } = useWords();
  return (
    <div className="state" role="alert">
      <div>
        <p className="title">{t("lost.title")}</p>
        <p>
          {t("lost.text")}{" "}
          <Go to="/" className="link">
            {t("lost.home")}
          </Go>
        </p>
      </div>
    </div>
  );
}
