import { Button } from "@mantine/core";
import { useWords } from "../../../i18n/index.ts";

/** Shows a long list whole, or only its first lines again. */
export function More({ all, isOpen, onToggle }: { readonly all: number; readonly isOpen: boolean; readonly onToggle: () => void }) {
  const { t, f } = useWords();
  return (
    <Button variant="default" size="xs" className="parts-more no-print" onClick={onToggle}>
      {isOpen ? t("parts.fewer") : t("parts.more", { n: f.number(all, 0) })}
    </Button>
  );
}
