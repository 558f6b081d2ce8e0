import { Skeleton } from "@mantine/core";
import { useWords } from "../i18n/index.ts";

/** The place of a page while it is being asked for. */
export function Waiting() {
  const { t } = useWords();
  return (
    <div className="sections" role="status">
      <span className="visually-hidden">{t("state.loading")}</span>
      <Skeleton height={28} width="min(560px, 80%)" radius="sm" />
      <Skeleton height={420} radius="md" />
      <Skeleton height={180} radius="md" />
    </div>
  );
}
