import { Button } from "@mantine/core";
import { useWords } from "../../i18n/index.ts";
import { Go } from "../../ui/Go.tsx";
import { Icon } from "../../ui/Icon.tsx";

/** What this page will show once a file says what customers pay. */
export function Teaching() {
  const { t } = useWords();
  return (
    <section className="card" aria-labelledby="growth-empty">
      <h2 className="title" id="growth-empty">
        {t("growth.empty.title")}
      </h2>
      <p>{t("growth.empty.text")}</p>
      <ul className="growth-empty">
        {(["billing", "crm", "costs"] as const).map((file) => (
          <li key={file}>{t(`growth.empty.${file}`)}</li>
        ))}
      </ul>
      <Button component={Go} to="/imports" leftSection={<Icon name="upload" />}>
        {t("growth.empty.import")}
      </Button>
    </section>
  );
}
