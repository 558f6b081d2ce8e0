import { ActionIcon, Menu } from "@mantine/core";
import type { Deal, ListedDeal } from "../../../contract/index.ts";
import { pipelineWords } from "../../../standard/index.ts";
import type { Moving } from "../../deals/MoveDialog.tsx";
import { useWords } from "../../i18n/index.ts";
import { Icon } from "../../ui/Icon.tsx";

interface MoveMenuProps {
  readonly deal: ListedDeal;
  readonly stages: Deal["stages"];
  readonly onMove: (moving: Moving) => void;
}

/** The stages a deal can be moved to, for those who do not drag. A deal that is won stays. */
export function MoveMenu({ deal: { deal, name, stage, outcome }, stages, onMove }: MoveMenuProps) {
  const { t, language } = useWords();
  if (outcome === "won") return null;
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={26} aria-label={t("deals.moveOf", { name })}>
          <Icon name="more" size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t("deals.moveTo")}</Menu.Label>
        {stages.map((one) => (
          <Menu.Item key={one.id} disabled={one.id === stage} onClick={() => onMove({ deal, name, to: one.id })}>
            {pipelineWords(one.name, language)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
