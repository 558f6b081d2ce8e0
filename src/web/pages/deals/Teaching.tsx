import type { ReactNode } from "react";
import { useWords } from "../../i18n/index.ts";
import { Go } from "../../ui/Go.tsx";

const SHOWN = ["board", "gate", "next", "contract"] as const;

/** There is no deal yet: what will stand here, and the two ways it comes. */
export function Teaching({ action }: { readonly action: ReactNode }) {
  const { t } = useWords();
  return (
    <div className="card">
      <h2 className="title">{t("deals.empty.title")}</h2>
      <p>{t("deals.empty.text")}</p>
      <ul className="deals-teaching">
        {SHOWN.map((one) => (
          <li key={one}>{t(`deals.empty.${one}`)}</li>
        ))}
      </ul>
      <div className="deals-teaching-do">
        {action}
        <Go to="/imports" className="link">
          {t("deals.empty.import")}
        </Go>
      </div>
    </div>
  );
}
